package dev.gpconnect.appointments.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.PractitionerRole;
import dev.gpconnect.appointments.organisations.Practitioner;
import dev.gpconnect.appointments.requirements.Requirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-SLOT-05: slots in the groups and the order a user chooses from")
class SlotGroupsTest {

    private static final SlotSearch MONDAY = Answers.monday().build();

    @Test
    @DisplayName("W-DT-08: a day is London's, also around both clock changes")
    void byDay_aroundTheClockChanges_isLondonsDay() {
        FreeSlots autumn = Answers.readAt(
                "2026-10-20T10:00:00Z",
                Answers.days("2026-10-24", "2026-10-26").build(),
                Fhir.slot("1", "2026-10-24T22:50:00Z", "2026-10-24T23:10:00Z"),
                Fhir.slot("2", "2026-10-24T23:00:00Z", "2026-10-24T23:10:00Z"),
                Fhir.slot("3", "2026-10-25T23:50:00Z", "2026-10-26T00:10:00Z"),
                Fhir.slot("4", "2026-10-26T00:00:00Z", "2026-10-26T00:10:00Z"));
        FreeSlots spring = Answers.readAt(
                "2027-03-20T10:00:00Z",
                Answers.days("2027-03-27", "2027-03-29").build(),
                Fhir.slot("5", "2027-03-27T23:59:00Z", "2027-03-28T00:10:00Z"),
                Fhir.slot("6", "2027-03-28T22:59:00Z", "2027-03-28T23:10:00Z"),
                Fhir.slot("7", "2027-03-28T23:00:00Z", "2027-03-28T23:10:00Z"));

        assertThat(days(autumn)).containsExactly("2026-10-24=1", "2026-10-25=2,3", "2026-10-26=4");
        assertThat(days(spring)).containsExactly("2027-03-27=5", "2027-03-28=6", "2027-03-29=7");
    }

    @Test
    void byDay_isInOrderAndCannotBeChanged() {
        FreeSlots slots = Answers.read(
                Answers.days("2026-11-23", "2026-11-26").build(),
                Fhir.slot("3", "2026-11-26T09:00:00Z", "2026-11-26T09:10:00Z"),
                Fhir.slot("2", "2026-11-23T09:10:00Z", "2026-11-23T09:20:00Z"),
                Fhir.nineOClock());
        NavigableMap<LocalDate, List<FreeSlot>> days = slots.byDay();

        assertThat(days(slots)).containsExactly("2026-11-23=10,2", "2026-11-26=3");
        assertThatThrownBy(days::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Answers.read(MONDAY).byDay()).isEmpty();
    }

    @Test
    @DisplayName("M-SCHD-06: sessions without a practitioner are groups of their own")
    void byPractitioner_isInTheOrderOfTheEarliestSlots() {
        FreeSlots slots = Answers.read(
                MONDAY,
                Answers.slot("30", "09:00", "09:10", "3"),
                Answers.slot("10", "09:05", "09:10", "1"),
                Answers.slot("20", "09:10", "09:20", "2"),
                Answers.slot("40", "09:15", "09:20", "4"),
                Answers.slot("31", "09:20", "09:30", "3"),
                Answers.slot("50", "09:30", "09:40", "5"),
                Answers.slot("51", "09:40", "09:50", "5").replace("\"schedule\":{\"reference\":\"Schedule/5\"},", ""),
                Answers.schedule("1", "1", "1"),
                Answers.schedule("2", "1", "1"),
                unstaffed("3"),
                unstaffed("4"),
                Answers.schedule("5", "1", "2"),
                Fhir.practitioner());

        List<PractitionerSlots> groups = slots.byPractitioner();

        assertThat(groups).extracting(group -> ids(group.slots())).containsExactly("30,31", "10,20", "40", "50", "51");
        assertThat(groups)
                .extracting(group -> group.practitionerId().orElse("none"))
                .containsExactly("none", "1", "none", "2", "none");
        assertThat(groups.get(1).practitioner().flatMap(Practitioner::gender)).contains(Gender.FEMALE);
        assertThat(groups.get(1).role().map(PractitionerRole::code)).contains("R0260");
        assertThat(groups.get(3).practitioner()).isEmpty();
        assertThat(groups.get(4).role()).isEmpty();
        assertThat(groups.get(1)).hasToString("PractitionerSlots[1, 2]");
        assertThat(groups.get(0)).hasToString("PractitionerSlots[nobody named, 2]");
    }

    @Test
    @DisplayName("M-CS-03: one role in two systems is one; of two roles none is shown")
    void role_thatDiffersFromSlotToSlot_isNotShown() {
        String first = Answers.slot("10", "09:00", "09:10", "1");
        String second = Answers.slot("20", "09:10", "09:20", "2");
        String otherSystem = Answers.schedule("2", "1", "1").replace("/CodeSystem/", "/ValueSet/");
        String otherRole = Answers.schedule("2", "1", "1").replace("R0260", "R1590");

        FreeSlots same = Answers.read(MONDAY, first, second, Fhir.schedule(), otherSystem);
        FreeSlots differing = Answers.read(MONDAY, first, second, Fhir.schedule(), otherRole);

        assertThat(same.byPractitioner()).hasSize(1);
        assertThat(same.byPractitioner().get(0).role().map(PractitionerRole::code))
                .contains("R0260");
        assertThat(differing.byPractitioner()).hasSize(1);
        assertThat(differing.byPractitioner().get(0).role()).isEmpty();
    }

    @Test
    @Requirement("D-UI-07")
    @DisplayName("C-SLOT-10, D-UI-07: one location first, the order of time within; nothing else changes")
    void locationFirst_movesItsSlotsToTheFront() {
        FreeSlots slots = Answers.read(
                Answers.monday().sessionType("surgery").build(),
                Answers.slot("10", "09:00", "09:10", "1"),
                Answers.slot("20", "09:05", "09:10", "2"),
                Answers.slot("11", "09:10", "09:20", "1"),
                Answers.slot("21", "09:15", "09:20", "2"),
                Answers.slot("30", "09:01", "09:05", "3"),
                Answers.schedule("1", "1", "1"),
                Answers.schedule("2", "2", "1"));

        FreeSlots ordered = slots.locationFirst("2");

        assertThat(ids(ordered.list())).isEqualTo("20,21,10,11");
        assertThat(ordered.first().id()).isEqualTo("20");
        assertThat(days(ordered)).containsExactly("2026-11-23=20,21,10,11");
        assertThat(ordered.traceIds()).isEqualTo(slots.traceIds());
        assertThat(ordered.practice()).isEqualTo(slots.practice());
        assertThat(ordered.leftOut()).isEqualTo(Map.of(LeftOut.SESSION_TYPE, 1));
        assertThat(ids(slots.list())).isEqualTo("10,20,11,21");
        assertThat(ids(slots.locationFirst("9").list())).isEqualTo("10,20,11,21");
    }

    private static String unstaffed(String id) {
        return Answers.schedule(id, "1", "1").replace(",{\"reference\":\"Practitioner/1\"}", "");
    }

    private static List<String> days(FreeSlots slots) {
        return slots.byDay().entrySet().stream()
                .map(day -> day.getKey() + "=" + ids(day.getValue()))
                .toList();
    }

    private static String ids(List<FreeSlot> slots) {
        return slots.stream().map(FreeSlot::id).collect(Collectors.joining(","));
    }
}
