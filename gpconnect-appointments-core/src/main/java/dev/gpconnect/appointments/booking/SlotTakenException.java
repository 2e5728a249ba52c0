package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.ServiceException;

/** A slot is no longer free: somebody else was quicker. Nothing was booked; search again (C-BOOK-10). */
public final class SlotTakenException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /** The answer that says so. */
    public SlotTakenException(Failure failure) {
        super("The slot is no longer free; search for free slots again", failure);
    }
}
