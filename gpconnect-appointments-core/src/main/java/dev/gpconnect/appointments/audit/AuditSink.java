package dev.gpconnect.appointments.audit;

/**
 * Keeps the audit trail. It is told of every attempt at every interaction, successful or not, on the thread that made it and
 * before the caller learns what came of it (D-AU-01). Many threads use it at once, so that events may come out of the order
 * of their numbers, and the calling thread may be interrupted by then. What it throws is handled as the client's
 * {@link AuditFailurePolicy} says.
 */
@FunctionalInterface
public interface AuditSink {

    /** Keeps an event. */
    void record(AuditEvent event);

    /**
     * A sink that writes each event as a line of JSON to the SLF4J logger {@code dev.gpconnect.appointments.audit}, at level
     * INFO. The application's logging has to keep what that logger says: where it is switched off there, nothing is kept.
     */
    static AuditSink logging() {
        return LoggingAuditSink.INSTANCE;
    }
}
