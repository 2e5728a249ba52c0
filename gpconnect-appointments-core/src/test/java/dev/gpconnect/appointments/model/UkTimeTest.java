package dev.gpconnect.appointments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-DT-01, W-DT-02, W-DT-08: London time")
class UkTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00:00Z, 2026-11-23T09:00:00+00:00",
        "2026-07-01T08:00:00.999Z, 2026-07-01T09:00:00+01:00",
        "2027-03-28T00:59:59Z, 2027-03-28T00:59:59+00:00",
        "2027-03-28T01:00:00Z, 2027-03-28T02:00:00+01:00",
        "2026-10-25T00:30:00Z, 2026-10-25T01:30:00+01:00",
        "2026-10-25T01:30:00Z, 2026-10-25T01:30:00+00:00",
        "2026-12-31T23:59:59Z, 2026-12-31T23:59:59+00:00"
    })
    @DisplayName("both clock changes, the hour that comes twice told apart by its offset")
    void instant_formatted_hasTheOffsetInForceThen(Instant instant, String wire) {
        assertThat(UkTime.format(instant)).isEqualTo(wire);
        assertThat(UkTime.parse(wire))
                .isEqualTo(instant.truncatedTo(ChronoUnit.SECONDS).atZone(UkTime.ZONE));
    }

    @Test
    void instants_ofAWholeYear_surviveTheRoundTrip() {
        Instant end = Instant.parse("2027-12-01T00:00:00Z");
        for (Instant at = Instant.parse("2026-10-01T00:10:20Z"); at.isBefore(end); at = at.plusSeconds(3600)) {
            assertThat(UkTime.parse(UkTime.format(at)).toInstant()).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00:00Z, 2026-11-23T09:00:00Z", "2026-11-23T09:00:00.123456789Z, 2026-11-23T09:00:00.123456789Z",
        "2026-11-23T09:00:00.5+01:00, 2026-11-23T08:00:00.5Z", "2026-11-23T09:00:00-05:30, 2026-11-23T14:30:00Z",
        "2026-11-23T09:00+00:00, 2026-11-23T09:00:00Z", "2026-11-23T09:00:00+01:00, 2026-11-23T08:00:00Z",
        "2026-11-23T09:00:00-00:00, 2026-11-23T09:00:00Z"
    })
    @DisplayName("a reader is tolerant: Z, fractions, no seconds, any offset")
    void text_inAnotherForm_isReadAsItsInstant(String text, Instant instant) {
        assertThat(UkTime.parse(text).toInstant()).isEqualTo(instant);
        assertThat(UkTime.parse(text).getZone()).isEqualTo(UkTime.ZONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-11-23T09:00:00",
                "2026-11-23 09:00:00+00:00",
                "2026-13-23T09:00:00+00:00",
                "2026-11-31T09:00:00+00:00",
                "2026-11-23T24:00:00+00:00",
                "2026-11-23T09:60:00+00:00",
                "2026-11-23T09:00:00+19:00",
                "2O26-11-23T09:00:00+00:00",
                "2026-11-23T09:00:00+0a:00",
                "٢٠٢٦-11-23T09:00:00+00:00",
                "2026/11/23T09:00:00+00:00",
                "+999999999-12-31T23:59:59-18:00x"
            })
    void text_thatIsNoDateTimeWithOffset_isRefused(String text) {
        assertThatThrownBy(() -> UkTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T22:59:59Z, 2026-07-01",
        "2026-07-01T23:00:00Z, 2026-07-02",
        "2026-11-23T23:59:59Z, 2026-11-23",
        "2026-11-24T00:00:00Z, 2026-11-24"
    })
    void today_atAnInstant_isLondonsDay(Instant now, LocalDate today) {
        assertThat(UkTime.today(now)).isEqualTo(today);
    }
}
