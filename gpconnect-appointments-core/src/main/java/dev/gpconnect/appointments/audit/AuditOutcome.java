package dev.gpconnect.appointments.audit;

/** What became of an attempt. */
public enum AuditOutcome {
    /** The practice answered that it carried out what was asked. */
    SUCCESS,
    /** The practice, or the Spine proxy, answered with an error; status and code say which. */
    ANSWERED_WITH_ERROR,
    /** The request never left. */
    NOT_SENT,
    /** The request left, or may have left, and no answer is known: a write may have been carried out. */
    NO_ANSWER,
    /** An answer came that cannot be used: a write may have been carried out. */
    UNUSABLE_ANSWER
}
