package dev.gpconnect.appointments.testkit.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The diary as the practice's own staff would see it. */
final class DiaryControlTest {
    private final Served served = new Served();

    @Test
    void diary_withoutParameters_isPracticeAsOfToday() {
        JsonNode diary = served.get("diary");

        assertThat(diary.path("practice").asText()).isEqualTo("Y90001");
        assertThat(diary.path("name").asText()).isEqualTo("Riverside Medical Centre");
        assertThat(diary.path("from").asText()).isEqualTo("2026-11-23");
        assertThat(diary.path("days").asInt()).isEqualTo(1);
        assertThat(diary.path("schedules")).hasSize(8);
        assertThat(diary.at("/schedules/0/slots")).hasSize(18);
    }

    @Test
    void schedule_saysWhoWhereAndWhat() {
        JsonNode schedule = served.get("diary").at("/schedules/0");

        assertThat(schedule.path("id").asText()).isEqualTo("1");
        assertThat(schedule.path("session").asText()).isEqualTo("Morning surgery");
        assertThat(schedule.path("role").asText()).isEqualTo("General Medical Practitioner");
        assertThat(schedule.path("practitioner").asText()).isEqualTo("Dr Sarah Black");
        assertThat(schedule.path("location").asText()).isEqualTo("Riverside Medical Centre");
    }

    @Test
    void schedule_withoutAPractitionerYet_hasNull() {
        assertThat(served.get("diary").at("/schedules/4/practitioner").isNull()).isTrue();
    }

    @Test
    void slot_saysWhoMayBookIt() {
        assertThat(served.get("diary?from=2026-11-24").at("/schedules/4/slots/4"))
                .hasToString(
                        "{\"id\":\"50204\",\"start\":\"2026-11-24T19:30:00+00:00\",\"end\":\"2026-11-24T19:45:00+00:00\","
                                + "\"status\":\"free\",\"channel\":\"In-person\",\"serviceType\":\"General GP Appointment\","
                                + "\"bookable\":true,\"organisationTypes\":[\"gp-practice\"],\"organisationCodes\":[\"Y90010\"]}");
    }

    @Test
    void slot_thatIsHeld_showsByWhom() {
        JsonNode slot = served.get("diary?from=2026-11-24&days=1").at("/schedules/0/slots/16");

        assertThat(slot.path("status").asText()).isEqualTo("busy");
        assertThat(slot.at("/appointment/status").asText()).isEqualTo("booked");
        assertThat(slot.at("/appointment/bookedBy").asText()).isEqualTo("Y90020");
        assertThat(slot.at("/appointment/bookedByName").asText()).isEqualTo("Northfield Urgent Care");
        assertThat(slot.at("/appointment/patient").asText()).isEqualTo("2");
        assertThat(slot.at("/appointment/slots/0").asText()).isEqualTo("10216");
    }

    @Test
    void appointments_includeCancelledOnes_thatHoldNoSlot() {
        JsonNode diary = served.get("diary?from=2026-11-28&days=1");

        assertThat(diary.path("appointments")).hasSize(1);
        assertThat(diary.at("/appointments/0/status").asText()).isEqualTo("cancelled");
        assertThat(diary.at("/appointments/0/cancellationReason").asText()).isNotEmpty();
        assertThat(diary.at("/schedules/0/slots/16").has("appointment")).isFalse();
    }

    @Test
    void practice_withARecordThatCannotBeRendered_isShown() {
        assertThat(served.get("diary?practice=Y90005&days=14").path("appointments"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    practice=Y99999  | Y90001, Y90002
                    practice=Y90004  | Y90001, Y90002
                    from=tomorrow    | 2026-11-23
                    days=0           | 1 to 31
                    days=32          | 1 to 31
                    days=x           | 1 to 31
                    day=1            | diary?practice=
                    practice=%       | diary?practice=
                    """)
    void query_thatIsWrong_isAnsweredWithWhatIsRight(String query, String hint) {
        FakeResponse answer = served.call("GET", "diary?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Served.json(answer).path("error").asText()).contains(hint);
    }
}
