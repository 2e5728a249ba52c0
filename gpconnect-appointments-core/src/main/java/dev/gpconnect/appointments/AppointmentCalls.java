package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.BookingOrganisation;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.UkTime;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.time.Instant;
import java.time.LocalDate;

/** Books and reads appointments of one patient at one practice. */
final class AppointmentCalls {

    private final Practice practice;
    private final String patientId;

    AppointmentCalls(Practice practice, String patientId) {
        this.practice = practice;
        this.patientId = patientId;
    }

    Appointment book(Booking booking) {
        requireBookable(booking);
        Deadline deadline = practice.newDeadline();
        WriteAnswer answer = practice.call(
                booking(booking), deadline, read -> WriteAnswer.ofBooking(read).checked(this::requireThePatients));
        return answer.appointment(id -> read(id, deadline), made -> true);
    }

    /** The request that books. */
    Interaction booking(Booking booking) {
        return Interaction.post(
                InteractionId.BOOK_APPOINTMENT, "Appointment", booking.toFhir(patientId, bookedBy(), now()));
    }

    /** Reads an appointment, which has to name the patient: anybody's can be asked for by id (M-APPT-22). */
    Appointment read(String id, Deadline deadline) {
        Interaction interaction = Interaction.get(InteractionId.READ_APPOINTMENT, Requests.appointment(id));
        return practice.call(interaction, deadline, answer -> {
            String etag = answer.headers().first("ETag").orElse(null);
            Appointment read = requireThe(id, Appointment.parse(answer.bytes(), etag, answer.call()));
            if (read.patientId().isEmpty()) {
                throw new UnreadableContentException("The appointment in it names no patient of this practice");
            }
            return read;
        });
    }

    PatientAppointments retrieve(LocalDate firstDay, LocalDate lastDay) {
        LocalDate today = UkTime.today(now());
        boolean past = firstDay.isBefore(today) || lastDay.isBefore(today);
        if (past && !practice.mayBeAskedForPast()) {
            throw new RefusedException(
                    "C-RETR-01",
                    "Only future appointments can be retrieved, the earliest today's (" + today + "): GP Connect"
                            + " Appointment Management gives out none of the past. Those are in the medical record;"
                            + " only a provider that is known to serve them is asked, with Practice.servingPast()");
        }
        if (lastDay.isBefore(firstDay)) {
            throw new RefusedException("C-RETR-01", "The last day is before the first; swap them");
        }
        Interaction interaction = Interaction.get(
                InteractionId.RETRIEVE_APPOINTMENTS, Requests.appointments(patientId, firstDay, lastDay));
        return practice.call(interaction, practice.newDeadline(), answer -> {
            PatientAppointments found = PatientAppointments.parse(answer.bytes(), answer.call());
            found.forEach(this::requireThePatients);
            return found;
        });
    }

    /** Refuses a booking, before any request, for all that is known to stand against it. */
    void requireBookable(Booking booking) {
        Instant now = now();
        booking.slots().forEach(slot -> requireBookable(slot, now));
    }

    private void requireBookable(FreeSlot slot, Instant now) {
        if (!slot.practice().equals(practice.odsCode())) {
            throw new RefusedException("C-GEN-04", "The slot is of another practice; search for slots at this one");
        }
        if (!slot.start().toInstant().isAfter(now)) {
            throw new RefusedException("C-BOOK-02", "The slot has begun; search for free slots again");
        }
        boolean sentType =
                slot.searchedAs().equals(practice.encounter().organisation().type());
        if (!sentType) {
            throw new RefusedException(
                    "C-BOOK-06", "The slot was found for another type of organisation; search for slots again");
        }
        if (slot.locationId().isEmpty()) {
            throw new RefusedException(
                    "C-BOOK-03", "The practice did not say where this slot is, so it cannot be booked; choose another");
        }
    }

    /** Passes an appointment on if it is this one, and the patient's. */
    Appointment requireThe(String id, Appointment appointment) {
        if (!appointment.id().equals(id)) {
            throw new UnreadableContentException("The appointment in it is another one");
        }
        return requireThePatients(appointment);
    }

    /** Whether an appointment is the patient's, as far as it says whose it is. */
    boolean isThePatients(Appointment appointment) {
        return appointment.patientId().map(patientId::equals).orElse(true);
    }

    private Appointment requireThePatients(Appointment appointment) {
        if (!isThePatients(appointment)) {
            throw new UnreadableContentException("The appointment in it is another patient's");
        }
        return appointment;
    }

    private BookingOrganisation bookedBy() {
        RequestingOrganisation asking = practice.encounter().organisation();
        return new BookingOrganisation(
                asking.odsCode().value(),
                asking.name(),
                asking.telecom(),
                asking.type().orElse(null));
    }

    private Instant now() {
        return practice.parts().clock().instant();
    }
}
