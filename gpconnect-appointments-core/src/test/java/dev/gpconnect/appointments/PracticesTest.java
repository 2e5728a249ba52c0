package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.PracticesTransport;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.TestClock;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.slots.AcrossPractices;
import dev.gpconnect.appointments.slots.AcrossPractices.Found;
import dev.gpconnect.appointments.slots.PracticeAnswer.Progress;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-01: several practices are searched as one, each for itself")
class PracticesTest extends SweepTest {

    @Test
    void slots_ofAll_areInOneListByTime() {
        AcrossPractices found = search(answering((practice, cancelled) -> Reply.ok(twoSlots(practice))), 3);

        assertThat(found.slots())
                .extracting(slot -> slot.practice() + " " + slot.id())
                .containsExactly("Y80001 10", "Y80002 10", "Y80003 10", "Y80001 11", "Y80002 11", "Y80003 11");
        assertThat(found.isComplete()).isTrue();
        assertThat(found.found().values()).extracting(Found::slots).containsExactly(2, 2, 2);
    }

    @Test
    void failure_ofOne_hidesNoOther() {
        AcrossPractices found = search(
                answering((practice, cancelled) ->
                        practice.value().equals("Y80002") ? Reply.empty(403) : Reply.ok(twoSlots(practice))),
                3);

        assertThat(found.slots()).hasSize(4);
        assertThat(found.isComplete()).isFalse();
        assertThat(found.failures()).containsOnlyKeys(OdsCode.of("Y80002"));
        assertThat(found.failures().get(OdsCode.of("Y80002"))).isInstanceOf(AccessDeniedException.class);
        assertThat(found.found()).containsOnlyKeys(OdsCode.of("Y80001"), OdsCode.of("Y80003"));
    }

    @Test
    void fault_ofTheDirectoryAboutOne_hidesNoOther() {
        IllegalStateException fault = new IllegalStateException("a fault of the directory's own");
        AppointmentsClient.Builder builder = AppointmentsClient.builder(Samples.PRODUCT, (practice, interaction) -> {
            if (practice.value().equals("Y80002")) {
                throw fault;
            }
            return new ProviderEndpoint(ServiceRoot.of(PracticesTransport.root(practice)), Asid.of("200000008001"));
        });
        try (AppointmentsClient client = builder.transport(
                                answering((practice, cancelled) -> Reply.ok(twoSlots(practice))))
                        .clock(new TestClock(Instant.parse("2026-11-20T10:15:30Z")))
                        .build();
                Encounter encounter = client.encounter(Samples.HUB, Samples.CLAIRE)) {
            AcrossPractices found =
                    encounter.practices(List.of("Y80001", "Y80002", "Y80003")).searchFreeSlots(SEARCH);

            assertThat(found.found()).containsOnlyKeys(OdsCode.of("Y80001"), OdsCode.of("Y80003"));
            assertThat(found.failures()).containsOnlyKeys(OdsCode.of("Y80002"));
            assertThat(found.failures().get(OdsCode.of("Y80002")))
                    .isInstanceOf(NotSentException.class)
                    .hasCause(fault);
        }
    }

    @Test
    void limit_keepsTheEarliest() {
        AcrossPractices found = at(
                answering((practice, cancelled) -> Reply.ok(twoSlots(practice))),
                5,
                practices -> practices.limit(3).searchFreeSlots(SEARCH));

        assertThat(found.slots())
                .extracting(slot -> slot.practice() + " " + slot.id())
                .containsExactly("Y80001 10", "Y80002 10", "Y80003 10");
        assertThat(found.found().values()).extracting(Found::slots).containsExactly(2, 2, 2, 2, 2);
    }

    @Test
    @DisplayName("C-SLOT-02, C-SLOT-09: what an answer says of itself is told of each practice")
    void answers_cutOffOrUnfiltered_areToldOf() {
        String unfiltered = Fhir.slots(Fhir.nineOClock()).replaceFirst("\\{", """
                        {"meta":{"extension":[{"url":"https://fhir.nhs.uk/STU3/StructureDefinition/\
                        Extension-GPConnect-ServiceFilteringStatus-1","valueCode":"supplier-disabled"}]},""");
        PracticesTransport transport = answering(
                (practice, cancelled) -> Reply.ok(practice.value().equals("Y80001") ? unfiltered : Fhir.slots()));

        AcrossPractices found = at(
                transport,
                2,
                practices -> practices.searchFreeSlots(SlotSearch.between(MONDAY, MONDAY)
                        .answerCap(1)
                        .service("2000000001")
                        .build()));

        assertThat(found.failures()).isEmpty();
        assertThat(found.isComplete()).isFalse();
        assertThat(found.found().values())
                .containsExactly(
                        new Found(1, false, ServiceFilteringStatus.SUPPLIER_DISABLED), new Found(0, true, null));
    }

    @Test
    void answers_comeOneByOne_withProgress() {
        List<Progress> progress = new ArrayList<>();
        Set<OdsCode> practices = new HashSet<>();
        at(
                answering((practice, cancelled) ->
                        practice.value().equals("Y80007") ? Reply.empty(500) : Reply.ok(Fhir.slots())),
                9,
                all -> {
                    all.searchFreeSlots(SEARCH, answer -> {
                        progress.add(answer.progress());
                        practices.add(answer.practice());
                        assertThat(answer.freeSlots().isPresent())
                                .isNotEqualTo(answer.failure().isPresent());
                    });
                    return "done";
                });

        assertThat(practices).hasSize(9);
        assertThat(progress).hasSize(9).allMatch(each -> each.practices() == 9);
        assertThat(progress.get(8)).isEqualTo(new Progress(9, 8, 1));
        assertThat(progress).filteredOn(Progress::isOver).hasSize(1);
    }

    @Test
    void practice_namedTwice_isAskedOnce() {
        PracticesTransport transport = answering((practice, cancelled) -> Reply.ok(Fhir.slots()));
        try (AppointmentsClient client = client(transport, 1);
                Encounter encounter = client.encounter(Samples.HUB, Samples.CLAIRE)) {
            Practices practices = encounter.practices(List.of("Y80001", " y80001"));
            practices.searchFreeSlots(SEARCH);

            assertThat(practices.odsCodes()).containsExactly(OdsCode.of("Y80001"));
            assertThat(transport.asked()).hasSize(1);
            assertThatThrownBy(() -> encounter.practices(List.of())).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> practices.atOnce(0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> practices.limit(0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> practices.within(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void encounter_thatIsClosed_isToldOf() {
        try (AppointmentsClient client = client(answering((practice, cancelled) -> Reply.ok(Fhir.slots())), 2)) {
            Encounter encounter = client.encounter(Samples.HUB, Samples.CLAIRE);
            Practices practices = encounter.practices(List.of("Y80001", "Y80002"));
            encounter.close();

            assertThatThrownBy(() -> practices.searchFreeSlots(SEARCH)).isInstanceOf(IllegalStateException.class);
        }
    }

    private AcrossPractices search(PracticesTransport transport, int practices) {
        return at(transport, practices, all -> all.searchFreeSlots(SEARCH));
    }
}
