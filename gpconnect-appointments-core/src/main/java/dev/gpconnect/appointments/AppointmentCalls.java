package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentChange;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.BookingOrganisation;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.ServiceException.Failure;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.model.UkTime;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.time.Instant;
import java.time.LocalDate;

/** What is done with the appointments of one patient at one practice. */
final class AppointmentCalls {

    private final Practice practice;
    private final String patientId;

    AppointmentCalls(Practice practice, String patientId) {
        this.practice = practice;
        this.patientId = patientId;
    }

    Appointment book(Booking booking) {
        Instant now = now();
        booking.slots().forEach(slot -> requireBookable(slot, now));
        Deadline deadline = practice.newDeadline();
        Interaction interaction = Interaction.post(
                InteractionId.BOOK_APPOINTMENT, "Appointment", booking.toFhir(patientId, bookedBy(), now));
        WriteAnswer answer = practice.call(
                interaction, deadline, read -> WriteAnswer.ofBooking(read).checked(this::requireThePatients));
        return answer.appointment(id -> read(id, deadline), made -> true);
    }

    Appointment read(String id, Deadline deadline) {
        Interaction interaction = Interaction.get(InteractionId.READ_APPOINTMENT, Requests.appointment(id));
        return practice.call(interaction, deadline, answer -> {
            String etag = answer.headers().first("ETag").orElse(null);
            return requireThe(id, Appointment.parse(answer.bytes(), etag, answer.call()));
        });
    }

    PatientAppointments retrieve(LocalDate firstDay, LocalDate lastDay) {
        LocalDate today = UkTime.today(now());
        if (firstDay.isBefore(today) || lastDay.isBefore(today)) {
            throw new RefusedException(
                    "C-RETR-01",
                    "Only future appointments can be retrieved, the earliest today's (" + today
                            + "); past ones are in the medical record, not in GP Connect Appointment Management");
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

    /** Makes a change, a second time if the practice's version had moved on and nothing else had. */
    Appointment change(Appointment appointment, AppointmentChange change) {
        requireChangeable(appointment, change);
        Deadline deadline = practice.newDeadline();
        Appointment base = versioned(appointment, change, deadline);
        try {
            return put(base, change, deadline);
        } catch (ServiceException e) {
            if (!isStale(e)) {
                throw e;
            }
            Appointment current = reread(appointment, deadline, e);
            if (current.versionId().equals(base.versionId())) {
                throw e;
            }
            if (!appointment.hasSameContentAs(current)) {
                throw new StaleVersionException(failure(e), appointment, current);
            }
            return changeCurrent(appointment, current, change, deadline);
        }
    }

    private Appointment changeCurrent(
            Appointment read, Appointment current, AppointmentChange change, Deadline deadline) {
        try {
            return put(current, change, deadline);
        } catch (ServiceException e) {
            if (isStale(e)) {
                throw new StaleVersionException(failure(e), read, reread(read, deadline, e));
            }
            throw e;
        }
    }

    /** The appointment with a version to name in {@code If-Match}, read for that where the practice gave none (W-HDR-10). */
    private Appointment versioned(Appointment appointment, AppointmentChange change, Deadline deadline) {
        if (appointment.versionId().isPresent()) {
            return appointment;
        }
        Appointment read = read(appointment.id(), deadline);
        if (read.versionId().isEmpty()) {
            throw new RefusedException(
                    "W-HDR-10",
                    "The practice gives no version of the appointment, so that a change could undo somebody else's;"
                            + " contact the practice");
        }
        if (!appointment.hasSameContentAs(read)) {
            throw new RefusedException(
                    change.rule(),
                    "The appointment was changed since it was read, and the practice gave no version then; read it again");
        }
        return read;
    }

    /** Reads an appointment whose change was refused; the refusal stands when it cannot be read. */
    private Appointment reread(Appointment appointment, Deadline deadline, ServiceException refused) {
        try {
            return read(appointment.id(), deadline);
        } catch (GpConnectException e) {
            refused.addSuppressed(e);
            throw refused;
        }
    }

    private Appointment put(Appointment base, AppointmentChange change, Deadline deadline) {
        Interaction interaction = Interaction.put(
                change.interaction(),
                Requests.appointment(base.id()),
                base.versionId().orElse(null),
                changed(base, change));
        WriteAnswer answer = practice.call(
                interaction,
                deadline,
                read -> WriteAnswer.ofChange(read, base.id()).checked(found -> requireThe(base.id(), found)));
        return answer.appointment(id -> read(id, deadline), change::mayBeIn);
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

    private void requireChangeable(Appointment appointment, AppointmentChange change) {
        if (!appointment.practice().equals(practice.odsCode())) {
            throw new RefusedException("C-GEN-04", "The appointment is of another practice; retrieve it from this one");
        }
        boolean theirs = appointment.patientId().map(patientId::equals).orElse(true);
        if (!theirs) {
            throw new RefusedException("C-GEN-04", "The appointment is another patient's");
        }
        if (appointment.isVisit()) {
            throw new RefusedException(change.rule(), "A visit can only be changed by the practice; contact it");
        }
        if (appointment.status().map(AppointmentStatus.CANCELLED::equals).orElse(false)) {
            throw new RefusedException(change.rule(), "The appointment is cancelled, which is final");
        }
        if (!appointment.start().toInstant().isAfter(now())) {
            throw new RefusedException(change.rule(), "The appointment has begun and can no longer be changed");
        }
    }

    private static byte[] changed(Appointment base, AppointmentChange change) {
        try {
            return change.applyTo(base);
        } catch (UnreadableContentException e) {
            throw new RefusedException(
                    change.rule(),
                    "The appointment is malformed as the practice sent it, so that it cannot be sent back; contact the practice");
        }
    }

    private Appointment requireThe(String id, Appointment appointment) {
        if (!appointment.id().equals(id)) {
            throw new UnreadableContentException("The appointment in it is another one");
        }
        return requireThePatients(appointment);
    }

    private Appointment requireThePatients(Appointment appointment) {
        boolean theirs = appointment.patientId().map(patientId::equals).orElse(true);
        if (!theirs) {
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

    private static boolean isStale(ServiceException e) {
        boolean wrapped = e.status() < 300
                && e.code()
                        .map(SpineErrorCode.FHIR_CONSTRAINT_VIOLATION::equals)
                        .orElse(false);
        return wrapped || e.status() == 409 || e.status() == 412;
    }

    private static Failure failure(ServiceException e) {
        return new Failure(e.status(), e.issues(), e.call().orElseThrow());
    }
}
