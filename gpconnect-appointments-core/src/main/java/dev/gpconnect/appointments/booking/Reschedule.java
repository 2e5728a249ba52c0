package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.RefusedException;
import java.util.Objects;

/**
 * An appointment that is to be cancelled and another that is booked in its place: there is no other way to move one (S-16). In
 * the order of the specification the old one is cancelled first (C-CANC-05), and its slot is lost if the new one cannot be booked
 * then. That risk has to be made visible to the user and acknowledged (D-BK-05).
 *
 * <pre>{@code
 * Reschedule later = Reschedule.of(appointment, booking, "Moved to a later time")
 *         .acknowledgeThatOldSlotMayBeLost()
 *         .build();
 * }</pre>
 */
public final class Reschedule {

    private final Appointment appointment;
    private final Booking booking;
    private final Cancellation cancellation;
    private final boolean acknowledged;
    private final boolean booksFirst;

    private Reschedule(Builder builder) {
        this.appointment = builder.appointment;
        this.booking = builder.booking;
        this.cancellation = builder.cancellation;
        this.acknowledged = builder.acknowledged;
        this.booksFirst = builder.booksFirst;
    }

    /**
     * Starts a rescheduling.
     *
     * @param appointment the old appointment, as it was read
     * @param booking what is to be booked in its place, with texts of its own
     * @param reason why the old one is cancelled, in free text that is not blank
     * @throws RefusedException if the reason is blank
     */
    public static Builder of(Appointment appointment, Booking booking, String reason) {
        return new Builder(appointment, booking, Cancellation.because(reason));
    }

    /** The old appointment, as it was read. */
    public Appointment appointment() {
        return appointment;
    }

    /** What is booked in its place. */
    public Booking booking() {
        return booking;
    }

    /** How the old appointment is cancelled. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Whether it was acknowledged that the old slot may be lost. */
    public boolean acknowledged() {
        return acknowledged;
    }

    /** Whether the new appointment is booked before the old one is cancelled. */
    public boolean booksFirst() {
        return booksFirst;
    }

    /** The old appointment and the new slots only: the texts may name the patient. */
    @Override
    public String toString() {
        return "Reschedule[" + appointment + " to " + booking + "]";
    }

    /** Puts a rescheduling together. */
    public static final class Builder {

        private final Appointment appointment;
        private final Booking booking;
        private final Cancellation cancellation;
        private boolean acknowledged;
        private boolean booksFirst;

        private Builder(Appointment appointment, Booking booking, Cancellation cancellation) {
            this.appointment = Objects.requireNonNull(appointment, "appointment");
            this.booking = Objects.requireNonNull(booking, "booking");
            this.cancellation = cancellation;
        }

        /** The user has been told that the old slot is lost if the new one cannot be booked, and goes on (D-BK-05). */
        public Builder acknowledgeThatOldSlotMayBeLost() {
            this.acknowledged = true;
            return this;
        }

        /**
         * Books the new appointment before the old one is cancelled, so that the patient is never without; not by default. This
         * is a departure from C-CANC-05, which has the cancellation come first: for a moment the patient holds two appointments,
         * and keeps both if the old one cannot be cancelled and the new one neither. Choose it where local agreements allow it.
         */
        public Builder bookingFirst() {
            this.booksFirst = true;
            return this;
        }

        /** The rescheduling. */
        public Reschedule build() {
            return new Reschedule(this);
        }
    }
}
