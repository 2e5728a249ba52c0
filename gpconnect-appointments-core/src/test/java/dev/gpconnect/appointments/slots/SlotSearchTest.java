package dev.gpconnect.appointments.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.requirements.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("W-DT-04, W-DT-06: the window of a slot search")
class SlotSearchTest {

    private static final Instant NOW = Instant.parse("2026-10-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 2026-12-06, 2026-11-23T00:00Z[Europe/London], 2026-12-07T00:00Z[Europe/London]",
        "2027-03-20, 2027-04-02, 2027-03-20T00:00Z[Europe/London], 2027-04-03T00:00+01:00[Europe/London]",
        "2026-10-20, 2026-11-02, 2026-10-20T00:00+01:00[Europe/London], 2026-11-03T00:00Z[Europe/London]",
        "2026-11-23, 2026-11-23, 2026-11-23T00:00Z[Europe/London], 2026-11-24T00:00Z[Europe/London]"
    })
    void days_bothIncluded_areWholeDays(LocalDate first, LocalDate last, String from, String to) {
        SlotSearch search = SlotSearch.between(first, last).build();

        assertThat(search.from()).hasToString(from);
        assertThat(search.to()).hasToString(to);
        assertThat(search.windows(NOW)).hasSize(1);
    }

    @Test
    void days_backwards_areRefused() {
        assertRefused("W-DT-04", () -> SlotSearch.between(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 23)));
    }

    @Test
    void times_backwards_areRefused() {
        ZonedDateTime nine = ZonedDateTime.parse("2026-11-23T09:00:00+00:00");

        assertRefused("W-DT-04", () -> SlotSearch.between(nine, nine.minusSeconds(1)));
    }

    @Test
    void times_inTheHourThatComesTwice_areInOrder() {
        SlotSearch search = SlotSearch.between(
                        ZonedDateTime.parse("2026-10-25T01:50:00+01:00"),
                        ZonedDateTime.parse("2026-10-25T01:10:00+00:00"))
                .build();

        assertThat(windows(search))
                .containsExactly("2026-10-25T01:50+01:00[Europe/London] 2026-10-25T01:10Z[Europe/London]");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00:00+00:00, 2026-12-07T09:00:00+00:00",
        "2027-03-20T09:00:00+00:00, 2027-04-03T09:00:00+01:00",
        "2026-10-20T09:00:00+01:00, 2026-11-03T09:00:00+00:00",
        "2026-11-23T09:00:00+00:00, 2026-11-23T09:00:00+00:00"
    })
    @Requirement({"D-BK-02", "C-SLOT-02"})
    @DisplayName("W-DT-04: two weeks of wall-clock time, across both clock changes, are one request")
    void range_uptoTwoWeeks_isOneWindow(ZonedDateTime from, ZonedDateTime to) {
        SlotSearch search = SlotSearch.between(from, to).build();

        assertThat(search.windows(NOW)).containsExactly(new SearchWindow(search.from(), search.to()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00:00+00:00, 2026-12-07T09:00:01+00:00",
        "2027-03-20T09:00:00+00:00, 2027-04-03T09:00:01+01:00",
        "2026-10-20T09:00:00+01:00, 2026-11-03T09:00:01+00:00"
    })
    @Requirement({"D-BK-02", "C-SLOT-02"})
    @DisplayName("W-DT-04: a second more takes another request")
    void range_ofMoreThanTwoWeeks_isTwoWindows(ZonedDateTime from, ZonedDateTime to) {
        assertThat(SlotSearch.between(from, to).build().windows(NOW)).hasSize(2);
    }

    @Test
    @DisplayName("C-SLOT-02: windows overlap by half a day, across the clock change too")
    void windows_ofAMonth_overlap() {
        SlotSearch search = SlotSearch.between(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 11, 10))
                .build();

        assertThat(windows(search))
                .containsExactly(
                        "2026-10-12T00:00+01:00[Europe/London] 2026-10-25T23:59:59Z[Europe/London]",
                        "2026-10-25T12:00Z[Europe/London] 2026-11-08T11:59:59Z[Europe/London]",
                        "2026-11-08T00:00Z[Europe/London] 2026-11-11T00:00Z[Europe/London]");
    }

    @Test
    @DisplayName("W-DT-04: a window that would end in the hour that spring leaves out ends before it")
    void windows_endingInTheHourLeftOut_areNotLonger() {
        SlotSearch search = SlotSearch.between(
                        ZonedDateTime.parse("2027-03-14T01:30:00+00:00"),
                        ZonedDateTime.parse("2027-03-29T00:00:00+01:00"))
                .build();

        assertThat(windows(search))
                .containsExactly(
                        "2027-03-14T01:30Z[Europe/London] 2027-03-28T00:29:59Z[Europe/London]",
                        "2027-03-27T12:30Z[Europe/London] 2027-03-29T00:00+01:00[Europe/London]");
    }

    @Test
    void windows_ofFewerDays_areAsLong() {
        SlotSearch search = SlotSearch.between(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 25))
                .windowDays(2)
                .build();

        assertThat(search.windowDays()).isEqualTo(2);
        assertThat(windows(search))
                .containsExactly(
                        "2026-11-23T00:00Z[Europe/London] 2026-11-24T23:59:59Z[Europe/London]",
                        "2026-11-24T12:00Z[Europe/London] 2026-11-26T00:00Z[Europe/London]");
    }

    @Test
    void windows_ofDaysThatAreOver_areLeftOut() {
        SlotSearch search = SlotSearch.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 10, 2))
                .build();

        assertThat(windows(search))
                .containsExactly("2026-10-01T00:00+01:00[Europe/London] 2026-10-03T00:00+01:00[Europe/London]");
    }

    @Test
    @DisplayName("C-SLOT-06: a range that is over is refused")
    void range_thatIsOver_isRefused() {
        SlotSearch search = SlotSearch.between(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30))
                .build();

        assertRefused("C-SLOT-06", () -> search.windows(NOW));
    }

    @Requirement("D-BK-02")
    @Test
    @DisplayName("C-GEN-10: a year that is mistyped does not flood a practice")
    void range_thatEndsYearsAhead_isRefused() {
        LocalDate today = LocalDate.of(2026, 10, 1);

        assertThat(SlotSearch.between(today, LocalDate.of(2028, 9, 30)).build().windows(NOW))
                .hasSize(55);
        assertRefused(
                "C-GEN-10",
                () -> SlotSearch.between(today, LocalDate.of(2028, 10, 1))
                        .build()
                        .windows(NOW));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "15, 1", "-1, 1", "14, 0", "14, -49"})
    void windowDaysAndCap_outOfBounds_areRefused(int days, int cap) {
        assertRefused(
                "C-SLOT-02",
                () -> SlotSearch.between(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 23))
                        .windowDays(days)
                        .answerCap(cap));
    }

    @Test
    void halves_ofTwoWeeks_areHalvesThatOverlap() {
        SearchWindow window = new SearchWindow(
                ZonedDateTime.parse("2026-11-23T00:00:00Z[Europe/London]"),
                ZonedDateTime.parse("2026-12-06T23:59:59Z[Europe/London]"));

        assertThat(window.canBeHalved()).isTrue();
        assertThat(window.halves())
                .extracting(half -> half.from() + " " + half.to())
                .containsExactly(
                        "2026-11-23T00:00Z[Europe/London] 2026-11-30T05:59:59Z[Europe/London]",
                        "2026-11-29T18:00Z[Europe/London] 2026-12-06T23:59:59Z[Europe/London]");
    }

    @Test
    void halves_ofLittleMoreThanADay_areDays() {
        SearchWindow window = new SearchWindow(
                ZonedDateTime.parse("2026-11-23T00:00:00Z[Europe/London]"),
                ZonedDateTime.parse("2026-11-24T05:59:59Z[Europe/London]"));

        assertThat(window.halves())
                .extracting(half -> half.from() + " " + half.to())
                .containsExactly(
                        "2026-11-23T00:00Z[Europe/London] 2026-11-23T23:59:59Z[Europe/London]",
                        "2026-11-23T06:00Z[Europe/London] 2026-11-24T05:59:59Z[Europe/London]");
        assertThat(window.halves()).noneMatch(SearchWindow::canBeHalved);
    }

    @Test
    void times_ofAnotherZone_areLondonTimes() {
        SlotSearch search = SlotSearch.between(
                        ZonedDateTime.parse("2026-07-01T04:00:00-04:00[America/New_York]"),
                        ZonedDateTime.parse("2026-07-01T11:00:00+02:00[Europe/Paris]"))
                .build();

        assertThat(search)
                .hasToString(
                        "SlotSearch[2026-07-01T09:00+01:00[Europe/London] to 2026-07-01T10:00+01:00[Europe/London]]");
    }

    private static List<String> windows(SlotSearch search) {
        return search.windows(NOW).stream()
                .map(window -> window.from() + " " + window.to())
                .toList();
    }

    private static void assertRefused(String rule, Runnable call) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, call::run);
        assertThat(refusal).isNotNull();
        assertThat(refusal.rule()).isEqualTo(rule);
    }
}
