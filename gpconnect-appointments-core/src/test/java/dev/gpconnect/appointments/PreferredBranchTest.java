package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-SLOT-10, D-UI-07, S-17: the surgery that the patient prefers comes first")
class PreferredBranchTest extends ClientTest {

    private static final String AT_THE_BRANCH = Fhir.tenPastNine().replace("Schedule/1", "Schedule/2");
    private static final String BRANCH =
            Fhir.schedule().replace("\"id\":\"1\"", "\"id\":\"2\"").replace("Location/1", "Location/2");

    @Requirement({"D-UI-07", "C-SLOT-10"})
    @Test
    void preference_known_comesFirst() {
        FreeSlots slots = slotsAtBoth();

        assertThat(ada().preferredBranchFirst(slots)).extracting(FreeSlot::id).containsExactly("11", "10");
    }

    @Requirement("D-UI-07")
    @Test
    void preference_unknown_leavesTheOrder() {
        FreeSlots slots = slotsAtBoth();
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada().replace("preferredBranchSurgery", "registrationType"))));
        PatientRecord ada = practice.findPatient(Samples.ada()).orElseThrow();

        assertThat(ada.preferredBranchFirst(slots)).isSameAs(slots);
    }

    @Test
    @Requirement("C-SLOT-10")
    @DisplayName("C-GEN-04: locations are a practice's own, also when there is no slot")
    void slots_ofAnotherPractice_areRefused() {
        PatientRecord ada = ada();
        Practice other = encounter.practice(Samples.OTHER_PRACTICE);
        transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())), Reply.ok(Fhir.bundle()));
        FreeSlots some = other.searchFreeSlots(SEARCH);
        FreeSlots none = other.searchFreeSlots(SEARCH);

        assertRefused(ada, some);
        assertRefused(ada, none);
    }

    private static void assertRefused(PatientRecord ada, FreeSlots slots) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> ada.preferredBranchFirst(slots));
        assertThat(refused).isNotNull();
        assertThat(refused.rule()).isEqualTo("C-GEN-04");
    }

    private FreeSlots slotsAtBoth() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.nineOClock(), AT_THE_BRANCH, Fhir.schedule(), BRANCH)));
        return practice.searchFreeSlots(SEARCH);
    }
}
