package dev.gpconnect.appointments.audit;

/** What becomes of a call when its {@link AuditSink} fails. */
public enum AuditFailurePolicy {
    /**
     * The call fails, also where the practice has carried it out, and nothing is tried again. The exception says what became
     * of the request: not sent, no answer, or an answer that is unusable now, so that {@code effectUnknown()} is true for a
     * write; the error that was met, if any, is its cause. The default, as audit is a duty (D-AU-02).
     */
    FAIL_THE_CALL,
    /** The call goes on with a warning in the log, and the event is missing: where care must not wait for the audit trail. */
    GO_ON
}
