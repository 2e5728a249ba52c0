package dev.gpconnect.appointments.error;

/**
 * The practice has no such record, or none that may be seen (E-07). The answer does not say which, and neither may an
 * application (D-ID-04).
 */
public final class NotFoundException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /** A record that was not found. */
    public NotFoundException(String message, Failure failure) {
        super(message, failure);
    }
}
