package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.model.PractitionerRole;
import dev.gpconnect.appointments.organisations.Practitioner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The free slots of one practitioner, or of one session that nobody is named for (C-SLOT-05, M-SCHD-06). */
public final class PractitionerSlots {

    private final List<FreeSlot> slots;

    private PractitionerSlots(List<FreeSlot> slots) {
        this.slots = List.copyOf(slots);
    }

    static List<PractitionerSlots> group(Iterable<FreeSlot> slots) {
        Map<Key, List<FreeSlot>> groups = new LinkedHashMap<>();
        for (FreeSlot slot : slots) {
            groups.computeIfAbsent(Key.of(slot), key -> new ArrayList<>()).add(slot);
        }
        return groups.values().stream().map(PractitionerSlots::new).toList();
    }

    /** The practice's own id of the practitioner; nothing for a session that is not staffed yet. */
    public Optional<String> practitionerId() {
        return slots.get(0).practitionerId();
    }

    /** Who it is; nothing for a session that is not staffed yet, or when the practice does not say. */
    public Optional<Practitioner> practitioner() {
        return slots.stream().flatMap(slot -> slot.practitioner().stream()).findFirst();
    }

    /** The role in which they see patients; nothing when the practice does not say, or when it differs from slot to slot. */
    public Optional<PractitionerRole> role() {
        Optional<PractitionerRole> role = slots.get(0).practitionerRole();
        Optional<String> code = role.map(PractitionerRole::code);
        boolean isOfAll = slots.stream()
                .allMatch(slot ->
                        slot.practitionerRole().map(PractitionerRole::code).equals(code));
        return isOfAll ? role : Optional.empty();
    }

    /** The slots, at least one. */
    public List<FreeSlot> slots() {
        return slots;
    }

    @Override
    public String toString() {
        return "PractitionerSlots[" + practitionerId().orElse("nobody named") + ", " + slots.size() + "]";
    }

    private record Key(
            @Nullable String practitionerId, @Nullable String scheduleId) {

        static Key of(FreeSlot slot) {
            String practitioner = slot.practitionerId().orElse(null);
            return new Key(
                    practitioner, practitioner == null ? slot.scheduleId().orElse(null) : null);
        }
    }
}
