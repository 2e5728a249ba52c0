package dev.gpconnect.appointments.testkit.fake.reference;

import dev.gpconnect.appointments.testkit.fake.AppointmentRenderer;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotRun;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentStatus;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.dstu3.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Organization;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.StringType;
import org.jspecify.annotations.Nullable;

/** Writes the appointments that a practice has before anybody calls; they were made a week ago. */
final class SeedWriter {
    private final PracticeBook book;
    private final Instant made;

    SeedWriter(PracticeBook book) {
        this.book = book;
        this.made = UkTime.today(book.clock())
                .minusDays(7)
                .atTime(10, 0)
                .atZone(UkTime.ZONE)
                .toInstant();
    }

    /** An organisation that books from outside. */
    record Booker(String odsCode, String name, String type, String typeDisplay, String phone) {}

    /** An appointment on one slot; without a booker it was made inside the practice (M-APPT-04). */
    AppointmentEntry appointment(
            SlotEntry slot, String patientId, @Nullable Booker booker, String description, @Nullable String comment) {
        Appointment content = AppointmentRenderer.fromSlots(new SlotRun(List.of(slot)));
        ScheduleEntry schedule = slot.schedule();
        content.setStatus(AppointmentStatus.BOOKED);
        content.setDescription(description);
        content.setComment(comment);
        content.setCreatedElement(AppointmentRenderer.moment(made));
        content.addParticipant(AppointmentRenderer.participant("Patient", patientId));
        String place = slot.kind().visit() ? book.visitLocation().id() : schedule.locationId();
        content.addParticipant(AppointmentRenderer.participant("Location", place));
        if (schedule.practitionerId() != null) {
            content.addParticipant(AppointmentRenderer.participant("Practitioner", schedule.practitionerId()));
        }
        if (booker != null) {
            content.addContained(organization(booker));
            content.addExtension(new Extension(Gpc.EXT_BOOKING_ORGANISATION, new Reference("#1")));
        }
        return book.commit(content, List.of(slot), made);
    }

    /** Cancels a seeded appointment, which frees its slots. */
    void cancel(AppointmentEntry entry, String reason) {
        Appointment content = entry.content();
        content.setStatus(AppointmentStatus.CANCELLED);
        content.addExtension(new Extension(Gpc.EXT_CANCELLATION_REASON, new StringType(reason)));
        book.put(entry.next(content, made));
        entry.slotIds().forEach(id -> book.knownSlot(id).release());
    }

    /** Takes from a stored appointment what the profile demands, so that it cannot be shown any more (P-GEN-22). */
    void spoil(AppointmentEntry entry) {
        Appointment content = entry.content();
        content.setDescription(null);
        book.put(new AppointmentEntry(entry.id(), 1, made, content));
    }

    private static Organization organization(Booker booker) {
        Organization organization = new Organization();
        organization.setId("1");
        organization.getMeta().addProfile(Gpc.PROFILE_ORGANIZATION);
        organization.addIdentifier().setSystem(Gpc.ID_ODS).setValue(booker.odsCode());
        organization.addType(new CodeableConcept()
                .addCoding(new Coding(Gpc.CS_ORGANISATION_TYPE, booker.type(), booker.typeDisplay())));
        organization.setName(booker.name());
        organization
                .addTelecom()
                .setSystem(ContactPointSystem.PHONE)
                .setValue(booker.phone())
                .setUse(ContactPointUse.WORK);
        return organization;
    }
}
