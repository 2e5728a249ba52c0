package dev.gpconnect.appointments.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.DeliveryChannel;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("W-DT-04, W-DT-06: the window of a slot search")
class SlotSearchTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 2026-12-06, 2026-11-23T00:00Z[Europe/London], 2026-12-06T23:59:59Z[Europe/London]",
        "2027-03-20, 2027-04-02, 2027-03-20T00:00Z[Europe/London], 2027-04-02T23:59:59+01:00[Europe/London]",
        "2026-10-20, 2026-11-02, 2026-10-20T00:00+01:00[Europe/London], 2026-11-02T23:59:59Z[Europe/London]",
        "2026-11-23, 2026-11-23, 2026-11-23T00:00Z[Europe/London], 2026-11-23T23:59:59Z[Europe/London]"
    })
    void days_uptoFourteen_areWholeDays(LocalDate first, LocalDate last, String from, String to) {
        SlotSearch search = SlotSearch.between(first, last).build();

        assertThat(search.from()).hasToString(from);
        assertThat(search.to()).hasToString(to);
        assertThat(search.channel()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23, 2026-12-07", "2027-03-20, 2027-04-03", "2026-10-20, 2026-11-03", "2026-11-24, 2026-11-23"})
    void days_moreThanFourteenOrBackwards_areRefused(LocalDate first, LocalDate last) {
        assertRefused(() -> SlotSearch.between(first, last));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00:00+00:00, 2026-12-07T09:00:00+00:00",
        "2027-03-20T09:00:00+00:00, 2027-04-03T09:00:00+01:00",
        "2026-10-20T09:00:00+01:00, 2026-11-03T09:00:00+00:00",
        "2026-11-23T09:00:00+00:00, 2026-11-23T09:00:00+00:00",
        "2026-11-23T09:00:00+00:00, 2026-12-07T09:00:00.9+00:00"
    })
    @DisplayName("two weeks of wall-clock time, across both clock changes")
    void times_uptoTwoWeeks_pass(ZonedDateTime from, ZonedDateTime to) {
        SlotSearch search =
                SlotSearch.between(from, to).channel(DeliveryChannel.VIDEO).build();

        assertThat(search.from().toInstant()).isEqualTo(from.toInstant());
        assertThat(search.to().getNano()).isZero();
        assertThat(search.channel()).contains(DeliveryChannel.VIDEO);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00:00+00:00, 2026-12-07T09:00:01+00:00",
        "2027-03-20T09:00:00+00:00, 2027-04-03T09:00:01+01:00",
        "2026-10-20T09:00:00+01:00, 2026-11-03T09:00:01+00:00",
        "2026-11-23T09:00:00+00:00, 2026-11-23T08:59:59+00:00"
    })
    void times_longerOrBackwards_areRefused(ZonedDateTime from, ZonedDateTime to) {
        assertRefused(() -> SlotSearch.between(from, to));
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

    private static void assertRefused(Runnable call) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, call::run);
        assertThat(refusal).isNotNull();
        assertThat(refusal.rule()).isEqualTo("W-DT-04");
    }
}
