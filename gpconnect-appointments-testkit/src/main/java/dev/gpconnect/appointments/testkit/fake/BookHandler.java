package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotRun;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.References;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Instant;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Organization;
import org.jspecify.annotations.Nullable;

/** BOOK (P-BOOK-01 to P-BOOK-18). */
final class BookHandler implements Handler {
    private final PracticeBook book;
    private final AppointmentForm form;
    private final BookingChecks checks;
    private final ShownAppointments appointments;

    BookHandler(PracticeBook book, AppointmentForm form, BookingChecks checks, ShownAppointments appointments) {
        this.book = book;
        this.form = form;
        this.checks = checks;
        this.appointments = appointments;
    }

    @Override
    public Reply answer(Exchange exchange) {
        Appointment sent = exchange.body(Appointment.class);
        form.checkElements(sent, false);
        AppointmentForm.checkBooking(sent);
        AppointmentForm.checkTexts(sent, null);
        Organization organization = BookingOrganisations.required(sent);
        sent.getSlot().forEach(slot -> References.id(slot, "Slot"));
        Participants participants = Participants.of(sent, exchange.knobs());
        checks.checkPatient(exchange, participants.patientId());
        SlotRun run = SlotRun.of(sent, book);
        checks.checkActors(participants, run.schedule(), exchange.knobs());
        checks.checkSlots(exchange, organization, run);
        BookingChecks.checkCopied(sent, run);
        Instant now = book.clock().instant();
        Appointment content = content(sent, run, participants);
        Texts.of(sent, exchange.knobs()).into(content);
        AppointmentEntry entry = book.commit(content, run.slots(), now);
        return Reply.created(appointments.shown(entry, exchange.knobs()), now);
    }

    private static Appointment content(Appointment sent, SlotRun run, Participants participants) {
        Appointment content = AppointmentRenderer.fromSlots(run);
        Appointment kept = sent.copy();
        Extension booker = Extensions.all(kept, Gpc.EXT_BOOKING_ORGANISATION).get(0);
        content.getExtension().add(0, booker);
        content.setContained(kept.getContained());
        content.setIdentifier(kept.getIdentifier());
        content.setStatus(kept.getStatus());
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
