package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.Availability;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.ScheduleEntry;
import dev.gpconnect.appointments.testkit.fake.diary.SlotEntry;
import dev.gpconnect.appointments.testkit.fake.wire.Bundles;
import dev.gpconnect.appointments.testkit.fake.wire.Exchange;
import dev.gpconnect.appointments.testkit.fake.wire.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Resource;

/** SLOT: the free slots that the requester may see, and what they hang on (P-SLOT-01 to P-SLOT-09). */
final class SlotSearchHandler implements Handler {
    private final PracticeBook book;
    private final Availability availability;
    private final DirectoryRenderer directory;

    SlotSearchHandler(PracticeBook book, Availability availability, DirectoryRenderer directory) {
        this.book = book;
        this.availability = availability;
        this.directory = directory;
    }

    @Override
    public Reply answer(Exchange exchange) {
        SlotQuery query = SlotQuery.of(exchange.query());
        List<SlotEntry> slots = book.slots().stream()
                .filter(slot -> slot.free()
                        && !slot.start().isBefore(query.from())
                        && !slot.end().isAfter(query.to())
                        && availability.offered(slot, query.requester()))
                .sorted(Comparator.comparing(SlotEntry::start).thenComparing(SlotEntry::id))
                .toList();
        return Reply.of(Bundles.searchset(resources(slots, query)));
    }

    /** Each resource once; the organisation whenever there is a slot, people and places only when asked for (P-SLOT-08). */
    private List<Resource> resources(List<SlotEntry> slots, SlotQuery query) {
        List<Resource> resources = new ArrayList<>();
        Map<String, ScheduleEntry> schedules = new LinkedHashMap<>();
        for (SlotEntry slot : slots) {
            resources.add(SlotRenderer.slot(slot));
            schedules.put(slot.schedule().id(), slot.schedule());
        }
        schedules.values().forEach(schedule -> resources.add(SlotRenderer.schedule(schedule)));
        if (query.practitioners()) {
            addPractitioners(schedules.values(), resources);
        }
        if (query.locations()) {
            addLocations(schedules.values(), resources);
        }
        if (!slots.isEmpty()) {
            resources.add(directory.organization());
        }
        return resources;
    }

    private void addPractitioners(Iterable<ScheduleEntry> schedules, List<Resource> resources) {
        Set<String> ids = new LinkedHashSet<>();
        for (ScheduleEntry schedule : schedules) {
            if (schedule.practitionerId() != null) {
                ids.add(schedule.practitionerId());
            }
        }
        for (String id : ids) {
            resources.add(directory.practitioner(Objects.requireNonNull(book.practitioner(id), "practitioner")));
        }
    }

    private void addLocations(Iterable<ScheduleEntry> schedules, List<Resource> resources) {
        Set<String> ids = new LinkedHashSet<>();
        schedules.forEach(schedule -> ids.add(schedule.locationId()));
        for (String id : ids) {
            resources.add(directory.location(Objects.requireNonNull(book.location(id), "location")));
        }
    }
}
