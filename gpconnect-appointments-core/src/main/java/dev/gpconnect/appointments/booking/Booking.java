package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be booked: one slot, or several that follow one another, with what the practice is told about it. Neither text
 * may hold clinical information (D-TXT-02).
 *
 * <pre>{@code
 * Booking booking = Booking.of(free.first(), "Booked by Northfield hub")
 *         .comment("Wheelchair user")
 *         .build();
 * }</pre>
 */
public final class Booking {

    private final List<FreeSlot> slots;
    private final String description;
    private final @Nullable String comment;

    private Booking(Builder builder) {
        this.slots = builder.slots;
        this.description = builder.description;
        this.comment = builder.comment;
    }

    /**
     * Starts the booking of one slot.
     *
     * @param slot a slot that a search found
     * @param description what the appointment is, at most 100 characters
     * @throws RefusedException if the description is blank or too long
     */
    public static Builder of(FreeSlot slot, String description) {
        return of(List.of(slot), description);
    }

    /**
     * Starts the booking of several slots as one appointment: each begins when the one before ends, and all have the same
     * schedule, delivery channel and slot type (C-BOOK-08).
     *
     * @param slots slots that one search found, in order of time
     * @param description what the appointment is, at most 100 characters
     * @throws RefusedException if the slots may not be booked together, or the description is blank or too long
     */
    public static Builder of(List<FreeSlot> slots, String description) {
        return new Builder(slots, description);
    }

    /** The slots, in order of time. */
    public List<FreeSlot> slots() {
        return slots;
    }

    /** What the appointment is. */
    public String description() {
        return description;
    }

    /** What else the practice should know. */
    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    /**
     * The FHIR Appointment that asks for this booking (C-BOOK-03 to C-BOOK-06).
     *
     * @param patientId the practice's own id of the patient
     * @param bookedBy the organisation that books; its type is left out unless the search that found the slots named it
     * @param created when the booking is made
     */
    public byte[] toFhir(String patientId, BookingOrganisation bookedBy, Instant created) {
        return new BookingWriter(this, patientId, bookedBy, created).write();
    }

    /** The slots only: the texts may name the patient. */
    @Override
    public String toString() {
        return "Booking" + slots;
    }

    /** Puts a booking together. */
    public static final class Builder {

        private final List<FreeSlot> slots;
        private final String description;
        private @Nullable String comment;

        private Builder(List<FreeSlot> slots, String description) {
            this.slots = List.copyOf(slots);
            this.description = AppointmentTexts.description(description);
            if (this.slots.isEmpty()) {
                throw new RefusedException("C-BOOK-03", "A booking needs at least one slot");
            }
            for (int i = 1; i < this.slots.size(); i++) {
                requireFollows(this.slots.get(i - 1), this.slots.get(i));
            }
        }

        /**
         * What else the practice should know, at most 500 characters; nothing by default.
         *
         * @throws RefusedException if it is blank or too long
         */
        public Builder comment(String comment) {
            this.comment = AppointmentTexts.comment(comment);
            return this;
        }

        /** The booking. */
        public Booking build() {
            return new Booking(this);
        }

        private static void requireFollows(FreeSlot first, FreeSlot next) {
            if (!first.mayPrecede(next)) {
                throw new RefusedException(
                        "C-BOOK-08",
                        "Slots are booked together only if each begins when the one before ends, in one schedule, with one"
                                + " delivery channel and slot type; book them one by one");
            }
        }
    }
}
