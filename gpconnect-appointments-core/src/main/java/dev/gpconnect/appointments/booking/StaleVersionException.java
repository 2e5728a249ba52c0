package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.ServiceException;

/**
 * The appointment was changed by somebody else since it was read, so that the change was not made (S-B6). Show the user
 * {@link #current()} and let them decide; never repeat the change unseen.
 */
public final class StaleVersionException extends ServiceException {

    private static final long serialVersionUID = 1L;

    private final transient Appointment read;
    private final transient Appointment current;

    /**
     * A change that came too late.
     *
     * @param failure the answer that refused the change
     * @param read the appointment as it was when the change was asked for
     * @param current the appointment as it is now
     */
    public StaleVersionException(Failure failure, Appointment read, Appointment current) {
        super(
                "The appointment was changed since it was read and stays as it is; look at the current one and decide",
                failure);
        this.read = read;
        this.current = current;
    }

    /** The appointment as it was when the change was asked for. */
    public Appointment read() {
        return read;
    }

    /** The appointment as it is now. */
    public Appointment current() {
        return current;
    }
}
