package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.BundleReader;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.organisations.Organisation;
import dev.gpconnect.appointments.organisations.Practitioner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects the resources of a slot search's answer, which come in any order, and joins them when all are there. */
final class SlotBundle implements BundleReader.Sink {

    private final OdsCode practice;
    private final @Nullable OrganisationType searchedAs;
    private final Map<String, SlotReader> slots = new HashMap<>();
    private final Map<String, ScheduleReader> schedules = new HashMap<>();
    private final Map<String, Location> locations = new HashMap<>();
    private final Map<String, Practitioner> practitioners = new HashMap<>();
    private final Map<String, HealthcareService> services = new HashMap<>();
    private final Map<String, Organisation> organisations = new HashMap<>();
    private @Nullable ServiceFilteringStatus filtering;

    SlotBundle(OdsCode practice, @Nullable OrganisationType searchedAs) {
        this.practice = practice;
        this.searchedAs = searchedAs;
    }

    @Override
    public void resource(String type, JsonCursor members) throws IOException {
        switch (type) {
            case "Slot" -> {
                SlotReader slot = new SlotReader();
                members.rest(name -> slot.member(name, members));
                slots.putIfAbsent(slot.id(), slot);
            }
            case "Schedule" -> {
                ScheduleReader schedule = new ScheduleReader();
                members.rest(name -> schedule.member(name, members));
                schedules.putIfAbsent(schedule.id(), schedule);
            }
            case "Location" -> {
                Location location = Location.parse(members.copyResource(type));
                locations.putIfAbsent(location.id(), location);
            }
            case "Practitioner" -> {
                Practitioner practitioner = Practitioner.parse(members.copyResource(type));
                practitioners.putIfAbsent(practitioner.id(), practitioner);
            }
            case "HealthcareService" -> service(members.copyResource(type));
            case "Organization" -> {
                Organisation organisation = Organisation.parse(members.copyResource(type));
                organisations.putIfAbsent(organisation.id(), organisation);
            }
            default -> members.rest(name -> members.skip());
        }
    }

    private void service(byte[] json) {
        try {
            HealthcareService service = HealthcareService.parse(json);
            services.putIfAbsent(service.id(), service);
        } catch (UnreadableContentException e) {
            // without an id no slot can mean it, so that it costs nobody a slot
        }
    }

    @Override
    public void metaExtension(Extension extension) {
        String code = extension.code();
        if (extension.is(Extension.SERVICE_FILTERING_STATUS) && code != null) {
            filtering = ServiceFilteringStatus.of(code);
        }
    }

    /** What the practice says of the service that was named; null when it says nothing. */
    @Nullable ServiceFilteringStatus filtering() {
        return filtering;
    }

    /** How many slots came. */
    int size() {
        return slots.size();
    }

    List<FreeSlot> join(Predicate<FreeSlot> wanted) {
        List<FreeSlot> joined = new ArrayList<>(slots.size());
        for (SlotReader slot : slots.values()) {
            FreeSlot free = new FreeSlot(this, slot, schedule(slot.scheduleId()));
            if (wanted.test(free)) {
                joined.add(free);
            }
        }
        return joined;
    }

    OdsCode practice() {
        return practice;
    }

    @Nullable OrganisationType searchedAs() {
        return searchedAs;
    }

    private ScheduleReader schedule(@Nullable String id) {
        ScheduleReader schedule = id == null ? null : schedules.get(id);
        return schedule == null ? ScheduleReader.UNKNOWN : schedule;
    }

    @Nullable Location location(@Nullable String id) {
        return id == null ? null : locations.get(id);
    }

    @Nullable Practitioner practitioner(@Nullable String id) {
        return id == null ? null : practitioners.get(id);
    }

    @Nullable HealthcareService healthcareService(@Nullable String id) {
        return id == null ? null : services.get(id);
    }

    @Nullable Organisation organisation(@Nullable Location location) {
        return location == null
                ? null
                : location.managingOrganisationId().map(organisations::get).orElse(null);
    }
}
