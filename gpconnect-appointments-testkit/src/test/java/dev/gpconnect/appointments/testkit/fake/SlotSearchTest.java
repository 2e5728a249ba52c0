package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotSearchTest {
    private static final String TYPE =
            "&searchFilter=https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1%7C";
    private static final String CODE = "&searchFilter=https://fhir.nhs.uk/Id/ods-organization-code%7C";
    private static final String ALL =
            "&_include:recurse=Schedule:actor:Practitioner&_include:recurse=Schedule:actor:Location"
                    + "&_include:recurse=Location:managingOrganization";

    private final World world = new World();

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("P-SLOT-01: start, end, status once each, and the include; P-GEN-19: names are case-sensitive")
    @CsvSource({
        "end=le2026-11-24&status=free&_include=Slot:schedule, 400",
        "start=ge2026-11-24&status=free&_include=Slot:schedule, 400",
        "start=ge2026-11-24&end=le2026-11-24&_include=Slot:schedule, 400",
        "start=ge2026-11-24&start=ge2026-11-24&end=le2026-11-24&status=free&_include=Slot:schedule, 400",
        "start=ge2026-11-24&end=le2026-11-24&end=le2026-11-24&status=free&_include=Slot:schedule, 400",
        "Start=ge2026-11-24&end=le2026-11-24&status=free&_include=Slot:schedule, 400",
        "start=ge2026-11-24&end=le2026-11-24&status=free, 400",
        "start=ge2026-11-24&end=le2026-11-24&status=free&_include=Schedule:actor:Location, 400",
        "start=ge2026-11-24&end=le2026-11-24&status=free&_include=Slot:schedule&colour=red, 200"
    })
    void search_withoutWhatItNeeds_isBadRequest(String query, int status) {
        FakeResponse response = world.get(Interaction.SLOT, "/Slot?" + query);
        assertThat(response.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(Json.code(response)).isEqualTo("BAD_REQUEST");
        }
    }

    @ParameterizedTest
    @DisplayName("P-SLOT-02: only free")
    @ValueSource(strings = {"busy", "FREE", ""})
    void search_forAnotherStatus_isInvalid(String status) {
        FakeResponse response = world.get(
                Interaction.SLOT, "/Slot?start=ge2026-11-24&end=le2026-11-24&_include=Slot:schedule&status=" + status);
        assertThat(response.status()).isEqualTo(422);
        assertThat(Json.code(response)).isEqualTo("INVALID_PARAMETER");
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("P-SLOT-03, P-SLOT-04, P-SLOT-05: prefixes, dates, offsets and range")
    @CsvSource({
        "le2026-11-24, ge2026-11-24",
        "2026-11-24, le2026-11-24",
        "gt2026-11-24, le2026-11-24",
        "ge, le2026-11-24",
        "'', le2026-11-24",
        "ge2026, le2026-11-24",
        "ge2026-11, le2026-11-24",
        "ge2026-02-30, le2026-03-01",
        "ge2026-11-24T09:00:00, le2026-11-24",
        "ge2026-11-24T09:00:00Z, le2026-11-24",
        "ge2026-11-24T09:00%2B00:00, le2026-11-24",
        "ge2026-11-24T09:00:00.000%2B00:00, le2026-11-24",
        "ge2026-11-24T09:00:00+00:00, le2026-11-24",
        "ge2026-11-24T09:00:00%2B01:00, le2026-11-24",
        "ge2026-07-24T09:00:00%2B00:00, le2026-07-24",
        "ge2026-11-24, le2026-11-23",
        "ge2026-11-24, le2026-12-09",
        "ge2026-11-24, le2026-12-09T00:00:01%2B00:00",
        "ge2026-11-24T09:00:00%2B00:00, le2026-12-09",
        "ge2026-11-24T09:00:00%2B00:00, le2026-12-08T09:00:01%2B00:00",
        "ge2026-11-24T09:00:01%2B00:00, le2026-11-24T09:00:00%2B00:00"
    })
    void search_withBadBounds_isInvalid(String start, String end) {
        FakeResponse response =
                world.get(Interaction.SLOT, "/Slot?status=free&_include=Slot:schedule&start=" + start + "&end=" + end);
        assertThat(response.status()).isEqualTo(422);
        assertThat(Json.code(response)).isEqualTo("INVALID_PARAMETER");
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("P-SLOT-05: up to two weeks, by the wall clock; the past is allowed")
    @CsvSource({
        "2026-11-24, 2026-11-24",
        "2026-11-24, 2026-12-08",
        "2026-11-24T09:00:00%2B00:00, 2026-12-08T09:00:00%2B00:00",
        "2026-11-24T09:00:00%2B00:00, 2026-12-08",
        "2026-11-24, 2026-12-08T23:59:59%2B00:00",
        "2026-11-24, 2026-12-09T00:00:00%2B00:00",
        "2026-10-20T09:00:00%2B01:00, 2026-11-03T09:00:00%2B00:00",
        "2019-01-01, 2019-01-02"
    })
    void search_withinTwoWeeks_isAnswered(String start, String end) {
        assertThat(world.slots(start, end, "").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P-SLOT-07, W-DT-05: wholly inside, a date as end is its whole day")
    void slot_isFound_onlyWhenWhollyInside() {
        FakeResponse inside = world.slots("2026-11-24T09:20:00%2B00:00", "2026-11-24T09:49:59%2B00:00", "");
        assertThat(Json.ids(inside, "Slot")).containsExactly("10202", "10203");
        assertThat(Json.ids(world.slots("2026-11-24", "2026-11-24", ""), "Slot"))
                .contains("10202", "70203");
    }

    @Test
    @DisplayName("P-SLOT-07: not bookable, taken and Visit slots are never found; elapsed ones are (section 12)")
    void slots_thatCannotBeBooked_areNotFound() {
        List<String> ids = Json.ids(world.slots("2026-11-22", "2026-12-06", ""), "Slot");
        assertThat(ids).doesNotContain("10200", "10201", "10216", "10417").noneMatch(id -> id.startsWith("6"));
        assertThat(ids).contains("10616", "10002", "10102");
    }

    @Test
    @DisplayName("P-SLOT-08: practitioners and places only when asked for, the organisation always, each once")
    void resources_beyondSlots_areThoseAskedFor() {
        FakeResponse bare = world.slots("2026-11-24", "2026-11-24", "");
        assertThat(types(bare)).containsExactlyInAnyOrder("Slot", "Schedule", "Organization");
        FakeResponse full = world.slots("2026-11-24", "2026-11-24", ALL);
        assertThat(Json.ids(full, "Practitioner")).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(Json.ids(full, "Location")).containsExactlyInAnyOrder("1", "2");
        assertThat(Json.ids(full, "Organization")).containsExactly("1");
        assertThat(Json.ids(full, "Schedule")).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "7");
    }

    @Test
    @DisplayName("P-SLOT-09, M-BUN-01: nothing found is an empty searchset")
    void search_withoutResult_isEmpty() {
        assertThat(world.slots("2027-06-01", "2027-06-02", ALL).text())
                .isEqualTo(
                        "{\"resourceType\":\"Bundle\",\"meta\":{\"profile\":[\"https://fhir.nhs.uk/STU3/StructureDefinition/"
                                + "GPConnect-Searchset-Bundle-1\"]},\"type\":\"searchset\"}");
    }

    @Test
    @DisplayName("M-SLOT, M-SCHD: a slot and its schedule in full")
    void slotAndSchedule_haveTheWireForm() {
        FakeResponse response = world.slots("2026-11-24T09:20:00%2B00:00", "2026-11-24T09:30:00%2B00:00", "");
        assertThat(Json.entries(response, "Slot").get(0).toString())
                .isEqualTo(Json.parse("""
                                {'resourceType':'Slot','id':'10202','meta':{'versionId':'1',
                                  'profile':['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Slot-1']},
                                 'extension':[{'url':'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-DeliveryChannel-2','valueCode':'In-person'}],
                                 'serviceType':[{'text':'General GP Appointment'}],'schedule':{'reference':'Schedule/1'},'status':'free',
                                 'start':'2026-11-24T09:20:00+00:00','end':'2026-11-24T09:30:00+00:00'}
                                """).toString());
        JsonNode schedule = Json.entries(response, "Schedule").get(0);
        assertThat(schedule.at("/serviceCategory/text").asText()).isEqualTo("Morning surgery");
        assertThat(schedule.at("/actor").toString())
                .isEqualTo("[{\"reference\":\"Location/1\"},{\"reference\":\"Practitioner/1\"}]");
        assertThat(schedule.at("/planningHorizon/start").asText()).isEqualTo("2026-11-22T00:00:00+00:00");
        assertThat(schedule.at("/extension/0/valueCodeableConcept/coding/0/code")
                        .asText())
                .isEqualTo("R0260");
    }

    @Test
    @DisplayName("W-DT-02: the offset is the one in force at each slot")
    void diaryOverTheClockChange_hasTheOffsetOfEachDay() {
        World october = new World("2026-10-24T10:30:00Z");
        List<String> starts = Json.entries(october.slots("2026-10-24", "2026-10-25", ""), "Slot").stream()
                .map(slot -> slot.path("start").asText())
                .toList();
        assertThat(starts).contains("2026-10-24T09:20:00+01:00", "2026-10-25T09:20:00+00:00");
    }

    @ParameterizedTest(name = "{0} type {1} code {2}")
    @DisplayName("P-AVL-01, P-AVL-07: the match table; schedule 5 has each kind of restriction")
    @CsvSource({
        "'', '', 50206 50207",
        "urgent-care, '', 50200 50201 50206 50207",
        "gp-practice, '', 50206 50207",
        "'', Y90010, 50202 50203 50206 50207",
        "'', Y90020, 50206 50207",
        "gp-practice, Y90010, 50202 50203 50204 50205 50206 50207",
        "urgent-care, Y90010, 50200 50201 50202 50203 50206 50207",
        "gp-practice, Y90020, 50206 50207",
        "oncology, '', 50206 50207"
    })
    void restrictedSlots_areFoundByWhomTheyAreFor(String type, String code, String expected) {
        String filters = (type.isEmpty() ? "" : TYPE + type) + (code.isEmpty() ? "" : CODE + code);
        String found = Json.ids(world.slots("2026-11-24", "2026-11-24", filters), "Slot").stream()
                .filter(id -> id.startsWith("5"))
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    @DisplayName("P-AVL-07: filters of unknown systems are ignored, repeated ones add up")
    void filters_unknownOrRepeated_areTolerated() {
        String filters =
                TYPE + "gp-practice" + TYPE + "urgent-care&searchFilter=https://example/x%7C1&searchFilter=plain";
        assertThat(Json.ids(world.slots("2026-11-24", "2026-11-24", filters), "Slot"))
                .contains("50200");
    }

    @Test
    @DisplayName("P-AVL-03: schedule 8 is offered two to five days ahead, counted from now")
    void bookingWindow_movesWithTheClock() {
        assertThat(daysOfSchedule8()).containsExactly("03", "04", "05");
        world.clock.set(Instant.parse("2026-11-23T16:30:00Z"));
        assertThat(daysOfSchedule8()).containsExactly("03", "04", "05", "06");
        assertThat(Json.ids(world.slots("2026-11-25", "2026-11-25", ""), "Slot"))
                .contains("80303")
                .doesNotContain("80302");
    }

    private List<String> daysOfSchedule8() {
        return Json.ids(world.slots("2026-11-22", "2026-12-06", ""), "Slot").stream()
                .filter(id -> id.startsWith("8"))
                .map(id -> id.substring(1, 3))
                .distinct()
                .toList();
    }

    @Test
    @DisplayName("P-AVL-04: an exhausted cap hides the schedule from that organisation alone")
    void cap_whenExhausted_hidesTheRest() {
        assertThat(world.book(Json.booking(
                                "2", "2026-11-26T16:00:00+00:00", "2026-11-26T16:20:00+00:00", "80400", "80401"))
                        .status())
                .isEqualTo(201);
        assertThat(Json.ids(world.slots("2026-11-26", "2026-11-26", CODE + "Y90010"), "Slot"))
                .noneMatch(id -> id.startsWith("8"));
        assertThat(Json.ids(world.slots("2026-11-26", "2026-11-26", CODE + "Y90020"), "Slot"))
                .contains("80402");
    }

    private static List<String> types(FakeResponse response) {
        return Json.body(response).findValuesAsText("resourceType").stream()
                .filter(type -> !type.equals("Bundle"))
                .distinct()
                .toList();
    }
}
