package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ServiceEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.InstantType;
import org.hl7.fhir.dstu3.model.Period;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Schedule;
import org.hl7.fhir.dstu3.model.Slot;
import org.hl7.fhir.dstu3.model.Slot.SlotStatus;
import org.jspecify.annotations.Nullable;

/** Slots and schedules as resources (02 sections 2 and 3). */
final class SlotRenderer {
    private SlotRenderer() {}

    static Slot slot(SlotEntry entry) {
        Slot slot = DirectoryRenderer.identified(
                new Slot(), entry.id(), Integer.toString(entry.version()), Gpc.PROFILE_SLOT);
        slot.addExtension(Extensions.deliveryChannel(entry.kind().channel()));
        slot.addServiceType(new CodeableConcept().setText(entry.kind().serviceType()));
        slot.setSchedule(new Reference("Schedule/" + entry.schedule().id()));
        slot.setStatus(entry.free() ? SlotStatus.FREE : SlotStatus.BUSY);
        slot.setStartElement(new InstantType(UkTime.wire(entry.start())));
        slot.setEndElement(new InstantType(UkTime.wire(entry.end())));
        return slot;
    }

    /** A schedule, with its service as an actor where there is one to show (M-SCHD-06). */
    static Schedule schedule(ScheduleEntry entry, @Nullable ServiceEntry service) {
        Schedule schedule = DirectoryRenderer.identified(new Schedule(), entry.id(), "1", Gpc.PROFILE_SCHEDULE);
        schedule.addExtension(
                Extensions.practitionerRole(entry.role().code(), entry.role().display()));
        schedule.setServiceCategory(new CodeableConcept().setText(entry.session()));
        schedule.addActor(new Reference("Location/" + entry.locationId()));
        if (entry.practitionerId() != null) {
            schedule.addActor(new Reference("Practitioner/" + entry.practitionerId()));
        }
        if (service != null) {
            schedule.addActor(new Reference("HealthcareService/" + service.id()));
        }
        schedule.setPlanningHorizon(new Period()
                .setStartElement(new DateTimeType(UkTime.wire(entry.from())))
                .setEndElement(new DateTimeType(UkTime.wire(entry.to()))));
        return schedule;
    }
}
