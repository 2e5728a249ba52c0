package dev.gpconnect.appointments.error;

/** The practice refuses: GP Connect or this capability is switched off there, or it does not share (E-05, E-06). */
public final class AccessDeniedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /** A refusal by the practice. */
    public AccessDeniedException(String message, Failure failure) {
        super(message, failure);
    }
}
