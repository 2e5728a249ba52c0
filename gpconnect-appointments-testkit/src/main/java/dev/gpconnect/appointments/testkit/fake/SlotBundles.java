package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.ServiceEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Resource;

/** Puts slots together with what they hang on, each resource once (P-SLOT-08, P-SLOT-09). */
final class SlotBundles {
    private final PracticeBook book;
    private final DirectoryRenderer directory;
    private final Services services;

    SlotBundles(PracticeBook book, DirectoryRenderer directory, Services services) {
        this.book = book;
        this.directory = directory;
        this.services = services;
    }

    /** The slots and their schedules; people, places and services only when asked for, the organisation as the knob says (K-23). */
    List<Resource> resources(List<SlotEntry> slots, SlotQuery query, Knobs knobs) {
        List<Resource> resources = new ArrayList<>();
        Map<String, ScheduleEntry> schedules = new LinkedHashMap<>();
        for (SlotEntry slot : slots) {
            resources.add(SlotRenderer.slot(slot));
            schedules.put(slot.schedule().id(), slot.schedule());
        }
        for (ScheduleEntry schedule : schedules.values()) {
            resources.add(SlotRenderer.schedule(schedule, services.of(schedule, knobs)));
        }
        addActors(schedules.values(), query, resources);
        if (query.asks("Schedule:actor:HealthcareService")) {
            addServices(schedules.values(), knobs, resources);
        }
        boolean organization =
                knobs.is(Knob.ORGANIZATION_IN_SLOTS, "ALWAYS") || query.asks("Location:managingOrganization");
        if (organization && !slots.isEmpty()) {
            resources.add(directory.organization());
        }
        return resources;
    }

    private void addActors(Collection<ScheduleEntry> schedules, SlotQuery query, List<Resource> resources) {
        Set<String> practitioners = new LinkedHashSet<>();
        Set<String> locations = new LinkedHashSet<>();
        for (ScheduleEntry schedule : schedules) {
            locations.add(schedule.locationId());
            if (schedule.practitionerId() != null) {
                practitioners.add(schedule.practitionerId());
            }
        }
        if (query.asks("Schedule:actor:Practitioner")) {
            practitioners.forEach(id -> resources.add(
                    directory.practitioner(Objects.requireNonNull(book.practitioner(id), "practitioner"))));
        }
        if (query.asks("Schedule:actor:Location")) {
            locations.forEach(
                    id -> resources.add(directory.location(Objects.requireNonNull(book.location(id), "location"))));
        }
    }

    private void addServices(Collection<ScheduleEntry> schedules, Knobs knobs, List<Resource> resources) {
        Set<ServiceEntry> linked = new LinkedHashSet<>();
        for (ScheduleEntry schedule : schedules) {
            ServiceEntry service = services.of(schedule, knobs);
            if (service != null) {
                linked.add(service);
            }
        }
        linked.forEach(service -> resources.add(directory.healthcareService(service)));
    }
}
