package dev.gpconnect.appointments.slots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.fixture.Fhir;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-SLOT-05, W-DT-01: slots are chosen by when they are on the UK's clocks")
class TimeFiltersTest {

    @ParameterizedTest
    @CsvSource({
        "09:00, 09:10, true",
        "08:00, 10:00, true",
        "09:01, 10:00, false",
        "08:00, 09:09, false",
        "09:00, 09:00, false",
        "00:00, 23:59:59, true"
    })
    void timeOfDay_holdsTheWholeSlotOrNone(LocalTime from, LocalTime to, boolean found) {
        FreeSlots slots = Answers.read(Answers.monday().timeOfDay(from, to).build(), Fhir.nineOClock());

        assertThat(slots.isEmpty()).isNotEqualTo(found);
        assertThat(slots.leftOut()).isEqualTo(found ? Map.of() : Map.of(LeftOut.TIME_OF_DAY, 1));
    }

    @Test
    @DisplayName("a slot that goes on after midnight ends late on its day, not early")
    void timeOfDay_slotAcrossMidnight_endsAfterEveryTimeOfItsDay() {
        String across = Fhir.slot("1", "2026-11-23T23:50:00+00:00", "2026-11-24T00:10:00+00:00");
        String upto = Fhir.slot("2", "2026-11-23T23:40:00+00:00", "2026-11-24T00:00:00+00:00");
        String within = Fhir.slot("3", "2026-11-23T23:30:00+00:00", "2026-11-23T23:59:59+00:00");
        String[] slots = {across, upto, within};

        assertThat(ofTwoDays("00:00", "23:59:59", slots)).containsExactly("3");
        assertThat(ofTwoDays("00:00", "23:59:59.999999999", slots)).containsExactly("3", "2");
        assertThat(ofTwoDays("00:00", "00:10", slots)).isEmpty();
        assertThat(ofTwoDays("23:00", "23:30", slots)).isEmpty();
    }

    @Test
    @DisplayName("in summer the wall clock is an hour ahead of UTC, however the practice writes it")
    void timeOfDay_inSummer_isTheWallClocks() {
        SlotSearch search = Answers.days("2026-07-01", "2026-07-01")
                .timeOfDay(LocalTime.of(9, 0), LocalTime.of(9, 10))
                .build();

        FreeSlots found = Answers.readAt(
                "2026-06-30T10:00:00Z",
                search,
                Fhir.slot("1", "2026-07-01T09:00:00+01:00", "2026-07-01T09:10:00+01:00"),
                Fhir.slot("2", "2026-07-01T08:00:00Z", "2026-07-01T08:10:00Z"),
                Fhir.slot("3", "2026-07-01T09:00:00Z", "2026-07-01T09:10:00Z"));

        assertThat(found).extracting(FreeSlot::id).containsExactly("1", "2");
    }

    @Test
    @DisplayName(
            "when the clocks go forward a slot of twenty minutes ends an hour and twenty minutes later on the wall")
    void timeOfDay_acrossTheSpringChange_isTheWallClocks() {
        String across = Fhir.slot("1", "2027-03-28T00:50:00+00:00", "2027-03-28T02:10:00+01:00");

        assertThat(onClockChange("2027-03-28", "00:50", "02:10", across)).containsExactly("1");
        assertThat(onClockChange("2027-03-28", "00:50", "01:10", across)).isEmpty();
        assertThat(onClockChange("2027-03-28", "00:51", "02:10", across)).isEmpty();
    }

    @Test
    @DisplayName("when the clocks go back both slots that begin at half past one do")
    void timeOfDay_acrossTheAutumnChange_isTheWallClocks() {
        String first = Fhir.slot("1", "2026-10-25T01:30:00+01:00", "2026-10-25T01:40:00+01:00");
        String again = Fhir.slot("2", "2026-10-25T01:30:00+00:00", "2026-10-25T01:40:00+00:00");
        String across = Fhir.slot("3", "2026-10-25T01:50:00+01:00", "2026-10-25T01:10:00+00:00");

        assertThat(onClockChange("2026-10-25", "01:30", "01:40", first, again, across))
                .containsExactly("1", "2");
        assertThat(onClockChange("2026-10-25", "01:50", "02:00", first, again, across))
                .isEmpty();
        assertThat(onClockChange("2026-10-25", "01:10", "01:50", across)).containsExactly("3");
    }

    @Test
    @DisplayName("the day is the one on which the slot begins in the UK")
    void daysOfWeek_areTheUksOfTheStart() {
        SlotSearch search = Answers.days("2026-06-28", "2026-07-01")
                .daysOfWeek(DayOfWeek.TUESDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY)
                .build();

        FreeSlots found = Answers.readAt(
                "2026-06-27T10:00:00Z",
                search,
                Fhir.slot("1", "2026-06-28T22:50:00Z", "2026-06-28T23:10:00Z"),
                Fhir.slot("2", "2026-06-28T23:00:00Z", "2026-06-28T23:10:00Z"),
                Fhir.slot("3", "2026-06-30T22:59:00Z", "2026-06-30T23:10:00Z"),
                Fhir.slot("4", "2026-06-30T23:00:00Z", "2026-06-30T23:10:00Z"));

        assertThat(found).extracting(FreeSlot::id).containsExactly("2", "3");
        assertThat(found.leftOut()).isEqualTo(Map.of(LeftOut.DAY_OF_WEEK, 2));
    }

    @Test
    void minimumDuration_leavesOutTheShorter() {
        SlotSearch search =
                Answers.monday().minimumDuration(Duration.ofMinutes(15)).build();

        FreeSlots found = Answers.read(
                search,
                Answers.slot("1", "09:00", "09:14", "1"),
                Answers.slot("2", "09:00", "09:15", "1"),
                Answers.slot("3", "09:00", "09:30", "1"));

        assertThat(found).extracting(FreeSlot::id).containsExactly("2", "3");
        assertThat(found.leftOut()).isEqualTo(Map.of(LeftOut.TOO_SHORT, 1));
    }

    private static Iterable<String> ofTwoDays(String from, String to, String... slots) {
        SlotSearch search = Answers.days("2026-11-23", "2026-11-24")
                .timeOfDay(LocalTime.parse(from), LocalTime.parse(to))
                .build();
        return ids(Answers.read(search, slots));
    }

    private static Iterable<String> onClockChange(String day, String from, String to, String... slots) {
        SlotSearch search = Answers.days(day, day)
                .timeOfDay(LocalTime.parse(from), LocalTime.parse(to))
                .build();
        return ids(Answers.readAt("2026-10-01T10:00:00Z", search, slots));
    }

    private static Iterable<String> ids(FreeSlots slots) {
        return slots.stream().map(FreeSlot::id).toList();
    }
}
