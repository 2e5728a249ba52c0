package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The knobs of slot searches (04 section 9). */
class KnobsOfSlotSearchesTest {
    private static final String ORGANIZATION = "&_include:recurse=Location:managingOrganization";

    private final World world = new World();

    @Test
    @DisplayName("dateOnlyEnd, W-DT-06, K-12: under MIDNIGHT a search of one day gives nothing, and no error")
    void dateOnlyEnd_midnight_endsBeforeTheDay() {
        world.turn(Knob.DATE_ONLY_END, "MIDNIGHT");
        FakeResponse day = world.slots("2026-11-24", "2026-11-24", "");
        assertThat(day.status()).isEqualTo(200);
        assertThat(Json.body(day).has("entry")).isFalse();
        assertThat(Json.ids(world.slots("2026-11-24", "2026-11-25", ""), "Slot"))
                .isNotEmpty()
                .allMatch(id -> id.substring(1).startsWith("02"));
    }

    @ParameterizedTest(name = "{0}, end {1} -> {2}")
    @DisplayName("dateOnlyEnd, P-SLOT-05: two weeks are counted to the end that the knob gives")
    @CsvSource({
        "WHOLE_DAY, 2026-12-08, 200",
        "WHOLE_DAY, 2026-12-09, 422",
        "MIDNIGHT, 2026-12-08, 200",
        "MIDNIGHT, 2026-12-09, 422",
        "MIDNIGHT, 2026-11-23, 422"
    })
    void dateOnlyEnd_countsTheRange(String knob, String end, int status) {
        world.turn(Knob.DATE_ONLY_END, knob);
        assertThat(world.slots("2026-11-24", end, "").status()).isEqualTo(status);
    }

    @Test
    @DisplayName("dateOnlyEnd, W-DT-06: a date-time as end means what it says under both")
    void dateOnlyEnd_leavesDateTimesAlone() {
        String end = "2026-11-24T09:30:00%2B00:00";
        assertThat(Json.ids(world.slots("2026-11-24", end, ""), "Slot")).containsExactly("10202");
        world.turn(Knob.DATE_ONLY_END, "MIDNIGHT");
        assertThat(Json.ids(world.slots("2026-11-24", end, ""), "Slot")).containsExactly("10202");
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @DisplayName("organizationInSlots, P-SLOT-08, K-23: always, or only when it is asked for")
    @CsvSource({
        "ALWAYS, '', 1",
        "ALWAYS, " + ORGANIZATION + ", 1",
        "ONLY_IF_INCLUDED, '', 0",
        "ONLY_IF_INCLUDED, " + ORGANIZATION + ", 1"
    })
    void organizationInSlots_decidesWhetherItComesUnasked(String knob, String include, int count) {
        world.turn(Knob.ORGANIZATION_IN_SLOTS, knob);
        assertThat(Json.ids(world.slots("2026-11-24", "2026-11-24", include), "Organization"))
                .hasSize(count);
    }

    @Test
    @DisplayName("organizationInSlots, P-SLOT-09: without slots there is none, asked for or not")
    void organizationInSlots_withoutSlots_isNone() {
        assertThat(Json.body(world.slots("2027-11-24", "2027-11-24", ORGANIZATION))
                        .has("entry"))
                .isFalse();
    }
}
