package dev.gpconnect.appointments.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-BOOK-08, S-15: slots that may be booked as one appointment")
class SlotRunsTest {

    private static final SlotSearch MONDAY = Answers.monday().build();

    @Test
    void runs_ofSchedulesAtTheSameTime_areTheSchedulesOwn() {
        FreeSlots slots = Answers.read(
                MONDAY,
                Answers.slot("12", "09:20", "09:30", "1"),
                Answers.slot("10", "09:00", "09:10", "1"),
                Answers.slot("20", "09:00", "09:10", "2"),
                Answers.slot("11", "09:10", "09:20", "1"),
                Answers.slot("21", "09:10", "09:20", "2"),
                Answers.slot("14", "09:40", "09:50", "1"));

        assertThat(runs(slots, 1)).containsExactly("10", "20", "11", "21", "12", "14");
        assertThat(runs(slots, 2)).containsExactly("10 11", "20 21", "11 12");
        assertThat(runs(slots, 3)).containsExactly("10 11 12");
        assertThat(runs(slots, 4)).isEmpty();
        assertThat(runs(slots, Integer.MAX_VALUE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:10:00|09:11:00",
                "09:10:00|09:05:00",
                "Schedule/1|Schedule/2",
                "In-person|Telephone",
                "General GP Appointment|Blood test"
            })
    void slots_thatDoNotBelongTogether_areNoRun(String from, String to) {
        FreeSlots slots = Answers.read(
                MONDAY,
                Answers.slot("10", "09:00", "09:10", "1"),
                Answers.slot("11", "09:10", "09:20", "1").replace(from, to));

        assertThat(slots).hasSize(2);
        assertThat(slots.list().get(0).mayPrecede(slots.list().get(1))).isFalse();
        assertThat(runs(slots, 2)).isEmpty();
    }

    @Test
    void slot_mayPrecedeTheNext_andNeitherItselfNorTheOneBefore() {
        FreeSlots slots = Answers.read(
                MONDAY, Answers.slot("10", "09:00", "09:10", "1"), Answers.slot("11", "09:10", "09:20", "1"));
        FreeSlot first = slots.list().get(0);
        FreeSlot next = slots.list().get(1);

        assertThat(first.mayPrecede(next)).isTrue();
        assertThat(next.mayPrecede(first)).isFalse();
        assertThat(first.mayPrecede(first)).isFalse();
    }

    @Test
    @DisplayName("slots that last no time, as a practice may send them, do not go round in circles")
    void slots_withoutDuration_areNoRun() {
        FreeSlots slots = Answers.read(
                MONDAY, Answers.slot("10", "09:00", "09:00", "1"), Answers.slot("11", "09:00", "09:00", "1"));

        assertThat(runs(slots, 2)).isEmpty();
    }

    @Test
    @DisplayName("of several slots that could come next, the one with which the run can be long enough")
    void runs_whereSeveralCouldComeNext_takeTheOneMostFollow() {
        FreeSlots slots = Answers.read(
                MONDAY,
                Answers.slot("10", "09:00", "09:10", "1"),
                Answers.slot("11", "09:10", "09:20", "1"),
                Answers.slot("12", "09:10", "09:25", "1"),
                Answers.slot("13", "09:25", "09:35", "1"),
                Answers.slot("14", "09:25", "09:35", "1"));

        assertThat(runs(slots, 3)).containsExactly("10 12 13");
        assertThat(runs(slots, 2)).containsExactly("10 12", "12 13");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void runs_ofNoSlots_areAMisuse(int count) {
        FreeSlots none = Answers.read(MONDAY);

        assertThatThrownBy(() -> none.runs(count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A run has at least one slot, not " + count);
        assertThat(none.runs(1)).isEmpty();
    }

    @Test
    @DisplayName("runs at the location put first come first")
    void runs_ofSlotsInAnotherOrder_keepToIt() {
        FreeSlots slots = Answers.read(
                MONDAY,
                Answers.slot("10", "09:00", "09:10", "1"),
                Answers.slot("11", "09:10", "09:20", "1"),
                Answers.slot("20", "10:00", "10:10", "2"),
                Answers.slot("21", "10:10", "10:20", "2"),
                Answers.schedule("1", "1", "1"),
                Answers.schedule("2", "2", "1"));

        assertThat(runs(slots.locationFirst("2"), 2)).containsExactly("20 21", "10 11");
    }

    @Test
    @DisplayName("a practice that sends the same times over and over costs no more than one that does not")
    void runs_ofManySlots_areFound() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 25_000; i++) {
            many.add(bare("a" + i, "09:00", "09:10"));
            many.add(bare("b" + i, "09:10", "09:20"));
        }

        FreeSlots slots = Answers.read(MONDAY, many.toArray(String[]::new));

        assertThat(slots.runs(2))
                .hasSize(25_000)
                .allSatisfy(run -> assertThat(run).hasSize(2));
        assertThat(slots.runs(3)).isEmpty();
    }

    private static String bare(String id, String from, String to) {
        return "{\"resourceType\":\"Slot\",\"id\":\"" + id + "\",\"start\":\"2026-11-23T" + from
                + ":00+00:00\",\"end\":\"2026-11-23T" + to + ":00+00:00\"}";
    }

    private static Stream<String> runs(FreeSlots slots, int count) {
        return slots.runs(count).stream()
                .map(run -> String.join(" ", run.stream().map(FreeSlot::id).toList()));
    }
}
