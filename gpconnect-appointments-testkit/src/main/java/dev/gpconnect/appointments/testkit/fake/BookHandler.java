package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.Availability;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.Requester;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotRun;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.OdsCodes;
import dev.gpconnect.appointments.testkit.fake.wire.References;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Instant;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Organization;
import org.jspecify.annotations.Nullable;

/** BOOK (P-BOOK-01 to P-BOOK-18). */
final class BookHandler implements Handler {
    private final PracticeBook book;
    private final AppointmentForm form;
    private final Availability availability;

    BookHandler(PracticeBook book, AppointmentForm form, Availability availability) {
        this.book = book;
        this.form = form;
        this.availability = availability;
    }

    @Override
    public Reply answer(Exchange exchange) {
        Appointment sent = exchange.body(Appointment.class);
        form.checkElements(sent, false);
        AppointmentForm.checkBooking(sent);
        AppointmentForm.checkTexts(sent);
        Organization organization = BookingOrganisations.required(sent);
        sent.getSlot().forEach(slot -> References.id(slot, "Slot"));
        Participants participants = Participants.of(sent);
        checkPatient(participants.patientId());
        SlotRun run = SlotRun.of(sent, book);
        checkActors(participants, run.schedule());
        checkSlots(sent, organization, run);
        checkCopied(sent, run);
        Instant now = book.clock().instant();
        AppointmentEntry entry = book.commit(content(sent, run, participants), run.slots(), now);
        return Reply.created(AppointmentRenderer.appointment(entry), now);
    }

    /** One answer for unknown, inactive and sensitive patients, so that nothing leaks (P-BOOK-08). */
    private void checkPatient(String id) {
        PatientEntry patient = book.patient(id);
        if (patient == null || !patient.active() || book.sensitive(id)) {
            throw Refusal.referenceNotFound("Patient not found");
        }
    }

    private void checkActors(Participants participants, ScheduleEntry schedule) {
        String practitionerId = participants.practitionerId();
        if (book.location(participants.locationId()) == null) {
            throw Refusal.referenceNotFound("Location not found");
        }
        if (practitionerId != null && book.practitioner(practitionerId) == null) {
            throw Refusal.referenceNotFound("Practitioner not found");
        }
        if (!participants.locationId().equals(schedule.locationId())
                || (practitionerId != null && !practitionerId.equals(schedule.practitionerId()))) {
            throw Refusal.invalidResource("Location or Practitioner is not the schedule's.");
        }
    }

    private void checkSlots(Appointment sent, Organization organization, SlotRun run) {
        run.checkNoVisit();
        run.checkFree();
        run.checkAdjacent();
        run.checkTimes(AppointmentForm.start(sent), AppointmentForm.end(sent));
        if (!run.first().start().isAfter(book.clock().instant())) {
            throw Refusal.invalidResource("Only future appointments can be booked.");
        }
        Requester requester = BookingOrganisations.requester(organization);
        String ods = Objects.requireNonNull(OdsCodes.of(organization), "ods");
        if (!availability.bookable(run.slots(), requester, ods)) {
            throw Refusal.invalidResource("The slots are not available to the booking organisation.");
        }
    }

    private static void checkCopied(Appointment sent, SlotRun run) {
        boolean channel = Extensions.all(sent, Gpc.EXT_DELIVERY_CHANNEL).isEmpty()
                || run.first().kind().channel().equals(Extensions.text(sent, Gpc.EXT_DELIVERY_CHANNEL));
        boolean role = Extensions.all(sent, Gpc.EXT_PRACTITIONER_ROLE).isEmpty()
                || run.schedule().role().code().equals(Extensions.roleCode(sent));
        if (!channel || !role) {
            throw Refusal.invalidResource("Delivery channel or practitioner role is not the slot's.");
        }
    }

    private static Appointment content(Appointment sent, SlotRun run, Participants participants) {
        Appointment content = AppointmentRenderer.fromSlots(run);
        Appointment kept = sent.copy();
        Extension booker = Extensions.all(kept, Gpc.EXT_BOOKING_ORGANISATION).get(0);
        content.getExtension().add(0, booker);
        content.setContained(kept.getContained());
        content.setIdentifier(kept.getIdentifier());
        content.setStatus(kept.getStatus());
        content.setDescription(kept.getDescription());
        content.setComment(kept.getComment());
        Instant created = UkTime.tryInstant(kept.getCreatedElement().getValueAsString());
        content.setCreatedElement(created == null ? kept.getCreatedElement() : AppointmentRenderer.moment(created));
        content.setParticipant(kept.getParticipant());
        AppointmentParticipantComponent staff = missingPractitioner(run.schedule(), participants);
        if (staff != null) {
            content.addParticipant(staff);
        }
        return content;
    }

    private static @Nullable AppointmentParticipantComponent missingPractitioner(
            ScheduleEntry schedule, Participants participants) {
        String id = schedule.practitionerId();
        return id == null || participants.practitionerId() != null
                ? null
                : AppointmentRenderer.participant("Practitioner", id);
    }
}
