package dev.gpconnect.appointments.hapi;

import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.Schedule;
import org.hl7.fhir.dstu3.model.Slot;
import org.hl7.fhir.dstu3.model.Slot.SlotStatus;

/** A practice's free slots as HAPI has them (M-SLOT, M-SCHD, M-BUN-01). */
final class DiaryToHapi {

    private DiaryToHapi() {}

    static Slot slot(FreeSlot free) {
        Slot slot = HapiTypes.profiled(new Slot(), free.id(), "GPConnect-Slot-1");
        free.deliveryChannel()
                .ifPresent(channel -> slot.addExtension(HapiTypes.code(Extension.DELIVERY_CHANNEL, channel.code())));
        free.slotType().ifPresent(text -> slot.addServiceType(HapiTypes.text(text)));
        free.scheduleId().ifPresent(id -> slot.setSchedule(HapiTypes.reference("Schedule", id)));
        slot.setStatus(SlotStatus.FREE);
        slot.setStartElement(HapiTypes.instant(free.startText(), free.start()));
        slot.setEndElement(HapiTypes.instant(free.endText(), free.end()));
        return slot;
    }

    static Optional<Schedule> schedule(FreeSlot free) {
        return free.scheduleId().map(id -> schedule(id, free));
    }

    private static Schedule schedule(String id, FreeSlot free) {
        Schedule schedule = HapiTypes.profiled(new Schedule(), id, "GPConnect-Schedule-1");
        free.practitionerRole()
                .ifPresent(role -> schedule.addExtension(HapiTypes.role(Extension.PRACTITIONER_ROLE, role)));
        free.sessionType().ifPresent(text -> schedule.setServiceCategory(HapiTypes.text(text)));
        free.locationId().ifPresent(actor -> schedule.addActor(HapiTypes.reference("Location", actor)));
        free.practitionerId().ifPresent(actor -> schedule.addActor(HapiTypes.reference("Practitioner", actor)));
        free.healthcareServiceId()
                .ifPresent(actor -> schedule.addActor(HapiTypes.reference("HealthcareService", actor)));
        return schedule;
    }

    static Bundle bundle(FreeSlots free) {
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.getMeta().addProfile(HapiTypes.definition("GPConnect-Searchset-Bundle-1"));
        free.serviceFiltering()
                .ifPresent(status -> bundle.getMeta()
                        .addExtension(HapiTypes.code(Extension.SERVICE_FILTERING_STATUS, status.code())));
        free.forEach(slot -> bundle.addEntry().setResource(slot(slot)));
        Map<String, Resource> shared = new LinkedHashMap<>();
        for (FreeSlot slot : free) {
            schedule(slot).ifPresent(schedule -> add(shared, schedule));
            slot.location().ifPresent(location -> add(shared, RecordsToHapi.location(location)));
            slot.practitioner().ifPresent(practitioner -> add(shared, RecordsToHapi.practitioner(practitioner)));
            slot.organisation().ifPresent(organisation -> add(shared, RecordsToHapi.organisation(organisation)));
            slot.healthcareService().ifPresent(service -> add(shared, RecordsToHapi.healthcareService(service)));
        }
        shared.values().forEach(resource -> bundle.addEntry().setResource(resource));
        return bundle;
    }

    private static void add(Map<String, Resource> shared, Resource resource) {
        shared.putIfAbsent(resource.getId(), resource);
    }
}
