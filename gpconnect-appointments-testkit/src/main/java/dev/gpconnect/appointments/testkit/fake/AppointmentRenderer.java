package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotKind;
import dev.gpconnect.appointments.testkit.fake.diary.SlotRun;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.Instant;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.dstu3.model.Appointment.ParticipationStatus;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.InstantType;
import org.hl7.fhir.dstu3.model.Reference;

/** The parts of appointments that the practice itself writes (P-BOOK-18). */
public final class AppointmentRenderer {
    private AppointmentRenderer() {}

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
