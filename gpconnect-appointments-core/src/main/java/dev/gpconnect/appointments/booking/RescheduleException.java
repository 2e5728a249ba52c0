package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.PartlyDoneException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rescheduling that ended half-way (S-16). Where {@link #effectUnknown()}, look at the patient's appointments before anything
 * else is done. Otherwise it is known what the patient has:
 *
 * <ul>
 *   <li>{@link #cancelled()} alone: the old appointment is cancelled and its slot is lost; there is no new one.
 *   <li>{@link #booked()} alone: both the old appointment and the new one stand; cancel one of them.
 *   <li>neither: the old appointment stands, and the booking of the new one was undone.
 * </ul>
 */
public final class RescheduleException extends PartlyDoneException {

    private static final long serialVersionUID = 1L;

    private static final String LOOK = "; look at the patient's appointments before anything else";

    private final transient @Nullable Appointment cancelled;
    private final transient @Nullable Appointment booked;

    private RescheduleException(
            String message,
            GpConnectException failure,
            boolean effectUnknown,
            @Nullable Appointment cancelled,
            @Nullable Appointment booked) {
        super(message, failure, effectUnknown);
        this.cancelled = cancelled;
        this.booked = booked;
    }

    /** The old appointment was cancelled, and the new one was not booked, or nobody knows. */
    public static RescheduleException oldSlotLost(Appointment cancelled, GpConnectException failure) {
        String message = "The old appointment is cancelled and its slot is lost; "
                + (failure.effectUnknown()
                        ? "the new one may or may not have been booked" + LOOK
                        : "the new one was not booked. Tell the user, search for free slots and book another");
        return new RescheduleException(message, failure, failure.effectUnknown(), cancelled, null);
    }

    /** The new appointment was booked, the old one was not cancelled, and the new one was cancelled again. */
    public static RescheduleException undone(GpConnectException failure) {
        return new RescheduleException(
                "The old appointment could not be cancelled and stands; the new one was booked and cancelled again",
                failure,
                false,
                null,
                null);
    }

    /**
     * The new appointment was booked, the old one was not cancelled, and neither was the new one then, or nobody knows.
     *
     * @param undoing why the new one was not cancelled again
     */
    public static RescheduleException bothStand(
            Appointment booked, GpConnectException failure, GpConnectException undoing) {
        // an answer that the new one is gone, or was changed, does not say what the patient has now
        boolean unknown = undoing.effectUnknown()
                || undoing instanceof NotFoundException
                || undoing instanceof StaleVersionException;
        String message = "The old appointment could not be cancelled and stands; "
                + (unknown
                        ? "the new one was booked, and may or may not have been cancelled again" + LOOK
                        : "the new one was booked and stands too. Cancel one of them");
        if (undoing != failure) {
            failure.addSuppressed(undoing);
        }
        return new RescheduleException(message, failure, unknown, null, booked);
    }

    /** The new appointment was booked, and nobody knows whether the old one stands. */
    public static RescheduleException oldUnknown(Appointment booked, GpConnectException failure) {
        return new RescheduleException(
                "The new appointment is booked and stands; the old one may or may not stand" + LOOK,
                failure,
                true,
                null,
                booked);
    }

    /** The old appointment as it was cancelled; nothing if it was not, or nobody knows. */
    public Optional<Appointment> cancelled() {
        return Optional.ofNullable(cancelled);
    }

    /** The new appointment; nothing if it was not booked, nobody knows, or it was cancelled again. */
    public Optional<Appointment> booked() {
        return Optional.ofNullable(booked);
    }
}
