package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.slots.AcrossPractices;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.util.Comparator;
import java.util.List;
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
        AcrossPractices found = hub.practices(GROUP)
                .searchFreeSlots(SlotSearch.between(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW)
                        .build());

        FreeSlot earliest = found.slots().get(0);
        String practice = earliest.practice().value();
        Appointment booked = find(hub, practice, ReferenceWorld.ada()).book(booking(earliest, "Group's earliest"));

        assertThat(found.isComplete()).isFalse();
        assertThat(found.failures().keySet()).extracting(OdsCode::value).containsExactly("Y90003", "Y90004");
        assertThat(found.failures().get(OdsCode.of("Y90003"))).isInstanceOf(AccessDeniedException.class);
        assertThat(found.failures().get(OdsCode.of("Y90004"))).isInstanceOf(SpineProxyException.class);
        assertThat(found.found().keySet()).extracting(OdsCode::value).containsExactly(PRACTICE, "Y90002");
        assertThat(found.slots()).extracting(slot -> slot.practice().value()).contains(PRACTICE, "Y90002");
        assertThat(found.slots()).isSortedAccordingTo(Comparator.comparing(FreeSlot::start));
        assertThat(inDiary(practice, booked.id()).slotIds()).containsExactly(earliest.id());
    }
}
