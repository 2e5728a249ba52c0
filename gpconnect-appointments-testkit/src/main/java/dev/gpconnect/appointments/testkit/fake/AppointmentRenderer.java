package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.AppointmentEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotKind;
import dev.gpconnect.appointments.testkit.fake.diary.SlotRun;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Instant;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.dstu3.model.Appointment.ParticipationStatus;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.InstantType;
import org.hl7.fhir.dstu3.model.Reference;

/** Appointments as the practice stores and shows them (02 section 4, response column). */
public final class AppointmentRenderer {
    private AppointmentRenderer() {}

    /** The stored appointment as a resource; 500 when it lacks what the profile demands (P-GEN-22). */
    static Appointment appointment(AppointmentEntry entry) {
        Appointment appointment = entry.content();
        boolean whole = appointment.hasStatus()
                && appointment.hasDescription()
                && appointment.hasStart()
                && appointment.hasEnd()
                && appointment.hasSlot()
                && appointment.hasParticipant();
        if (!whole) {
            throw Refusal.internalError("A stored appointment cannot be represented in the profile.");
        }
        return DirectoryRenderer.identified(appointment, entry.id(), entry.version(), Gpc.PROFILE_APPOINTMENT);
    }

    /** What the practice knows from the slots, whatever a request said of it: times, texts, channel and role (P-BOOK-18). */
    public static Appointment fromSlots(SlotRun run) {
        ScheduleEntry schedule = run.schedule();
        SlotKind kind = run.first().kind();
        Appointment appointment = new Appointment();
        appointment.addExtension(Extensions.deliveryChannel(kind.channel()));
        appointment.addExtension(Extensions.practitionerRole(
                schedule.role().code(), schedule.role().display()));
        appointment.setServiceCategory(new CodeableConcept().setText(schedule.session()));
        appointment.addServiceType(new CodeableConcept().setText(kind.serviceType()));
        appointment.setStartElement(new InstantType(UkTime.wire(run.first().start())));
        appointment.setEndElement(new InstantType(UkTime.wire(run.last().end())));
        run.slots().forEach(slot -> appointment.addSlot(new Reference("Slot/" + slot.id())));
        return appointment;
    }

    /** A participant that has accepted, referred to by a relative reference (W-URL-09). */
    public static AppointmentParticipantComponent participant(String type, String id) {
        return new AppointmentParticipantComponent()
                .setActor(new Reference(type + "/" + id))
                .setStatus(ParticipationStatus.ACCEPTED);
    }

    /** A moment in London time (W-DT-01). */
    public static DateTimeType moment(Instant instant) {
        return new DateTimeType(UkTime.wire(instant));
    }
}
