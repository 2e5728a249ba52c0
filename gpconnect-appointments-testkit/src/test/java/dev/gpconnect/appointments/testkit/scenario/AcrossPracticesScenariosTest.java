package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The scenario in which a hub looks for slots at every practice of its group. */
final class AcrossPracticesScenariosTest extends ScenarioTest {

    private static final List<String> GROUP = List.of("Y90003", PRACTICE, "Y90004", "Y90002");

    @Test
    @DisplayName(
            "S-01: the group's slots in one list; a practice that fails hides no other, and ids stay with their practice")
    void s01_looksAcrossTheGroup() {
        Encounter hub = hub();
        List<FreeSlot> slots = new ArrayList<>();
        Map<String, GpConnectException> failed = new LinkedHashMap<>();
        for (String practice : GROUP) {
            try {
                slots.addAll(tomorrow(hub, practice));
            } catch (GpConnectException e) {
                failed.put(practice, e);
            }
        }
        slots.sort(Comparator.comparing(FreeSlot::start));

        FreeSlot earliest = slots.get(0);
        String practice = earliest.practice().value();
        Appointment booked = find(hub, practice, ReferenceWorld.ada()).book(booking(earliest, "Group's earliest"));

        assertThat(failed.get("Y90003")).isInstanceOf(AccessDeniedException.class);
        assertThat(failed.get("Y90004")).isInstanceOf(SpineProxyException.class);
        assertThat(slots).extracting(slot -> slot.practice().value()).contains(PRACTICE, "Y90002");
        assertThat(slots).isSortedAccordingTo(Comparator.comparing(FreeSlot::start));
        assertThat(inDiary(practice, booked.id()).slotIds()).containsExactly(earliest.id());
    }
}
