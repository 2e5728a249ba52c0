package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.Availability;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PractitionerEntry;
import dev.gpconnect.appointments.testkit.fake.diary.Requester;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ServiceEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotRun;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.OdsCodes;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.util.Objects;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Organization;
import org.jspecify.annotations.Nullable;

/** What a booking is compared with: the practice's patients, places, staff, services and slots (P-BOOK-08, P-BOOK-10 to P-BOOK-17). */
final class BookingChecks {
    private final PracticeBook book;
    private final Availability availability;
    private final Services services;

    BookingChecks(PracticeBook book, Availability availability, Services services) {
        this.book = book;
        this.availability = availability;
        this.services = services;
    }

    /** One answer for unknown, inactive and sensitive patients, so that nothing leaks (P-BOOK-08). */
    void checkPatient(Exchange exchange, String id) {
        PatientEntry patient = book.patient(id);
        if (patient == null || !patient.active() || book.sensitive(id)) {
            throw exchange.refusal(Knob.PATIENT_REF_UNKNOWN, "Patient not found");
        }
    }

    /** The actors exist and are the schedule's; a Location is there always, the others may be left out (P-BOOK-07, P-BOOK-10). */
    void checkActors(Participants participants, ScheduleEntry schedule, Knobs knobs) {
        String practitionerId = participants.practitionerId();
        String serviceId = participants.serviceId();
        if (book.location(participants.locationId()) == null) {
            throw Refusal.referenceNotFound("Location not found");
        }
        if (practitionerId != null && !hasPractitioner(practitionerId, knobs)) {
            throw Refusal.referenceNotFound("Practitioner not found");
        }
        if (serviceId != null && services.service(serviceId, knobs) == null) {
            throw Refusal.referenceNotFound("Healthcare service not found");
        }
        ServiceEntry service = services.of(schedule, knobs);
        if (!participants.locationId().equals(schedule.locationId())
                || !omittedOrSame(practitionerId, schedule.practitionerId())
                || !omittedOrSame(serviceId, service == null ? null : service.id())) {
            throw Refusal.invalidResource("Location, Practitioner or HealthcareService is not the schedule's.");
        }
    }

    private boolean hasPractitioner(String id, Knobs knobs) {
        PractitionerEntry practitioner = book.practitioner(id);
        return practitioner != null && ReleaseLine.of(knobs).shows(practitioner, book);
    }

    private static boolean omittedOrSame(@Nullable String sent, @Nullable String own) {
        return sent == null || sent.equals(own);
    }

    /** The slots can be booked together, at these times, by this organisation (P-BOOK-11 to P-BOOK-16). */
    void checkSlots(Exchange exchange, Organization organization, SlotRun run) {
        run.checkNoVisit();
        run.checkFree();
        run.checkAdjacent();
        checkTimes(exchange.body(Appointment.class), run, exchange.knobs());
        if (!run.first().start().isAfter(book.clock().instant())) {
            throw exchange.refusal(Knob.PAST, "Only future appointments can be booked.");
        }
        Requester requester = BookingOrganisations.requester(organization);
        String ods = Objects.requireNonNull(OdsCodes.of(organization), "ods");
        if (!ReleaseLine.of(exchange.knobs()).shows(run.schedule())
                || !availability.bookable(run.slots(), requester, ods)) {
            throw Refusal.invalidResource("The slots are not available to the booking organisation.");
        }
    }

    /** Start and end are those of the slots, as instants or, like the demonstrator, as texts (P-BOOK-14, W-DT-10). */
    private static void checkTimes(Appointment sent, SlotRun run, Knobs knobs) {
        run.checkTimes(AppointmentForm.start(sent), AppointmentForm.end(sent));
        String start = sent.getStartElement().getValueAsString();
        String end = sent.getEndElement().getValueAsString();
        boolean same = UkTime.wire(run.first().start()).equals(start)
                && UkTime.wire(run.last().end()).equals(end);
        if (!same && knobs.is(Knob.START_END_COMPARISON, "LEXICAL")) {
            throw Refusal.invalidResource("start and end are not written as those of the slots.");
        }
    }

    /** What was copied from slot and schedule is what they have (P-BOOK-17). */
    static void checkCopied(Appointment sent, SlotRun run) {
        boolean channel = Extensions.all(sent, Gpc.EXT_DELIVERY_CHANNEL).isEmpty()
                || run.first().kind().channel().equals(Extensions.text(sent, Gpc.EXT_DELIVERY_CHANNEL));
        boolean role = Extensions.all(sent, Gpc.EXT_PRACTITIONER_ROLE).isEmpty()
                || run.schedule().role().code().equals(Extensions.roleCode(sent));
        if (!channel || !role) {
            throw Refusal.invalidResource("Delivery channel or practitioner role is not the slot's.");
        }
    }
}
