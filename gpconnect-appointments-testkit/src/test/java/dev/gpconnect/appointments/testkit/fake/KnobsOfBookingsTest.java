package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The knobs of bookings and of the headers of writes (04 section 9). */
class KnobsOfBookingsTest {
    private final World world = new World();

    @ParameterizedTest(name = "{0}")
    @DisplayName("patientRefUnknown, P-BOOK-08: unknown, inactive and sensitive patients get the knob's refusal alike")
    @CsvSource({"422, 422, REFERENCE_NOT_FOUND", "404 PATIENT_NOT_FOUND, 404, PATIENT_NOT_FOUND"})
    void patientRefUnknown_decidesTheRefusal(String knob, int status, String code) {
        world.turn(Knob.PATIENT_REF_UNKNOWN, knob);
        for (String id : new String[] {"99", "6", "7", "8"}) {
            FakeResponse refused = world.book(Json.booking(id, Bookings.at("09:20"), Bookings.at("09:30"), "10202"));
            assertThat(refused.status()).isEqualTo(status);
            assertThat(Json.code(refused)).isEqualTo(code);
        }
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @DisplayName("startEndComparison, P-BOOK-14, W-DT-10: the same instant in other words is refused under LEXICAL")
    @CsvSource({
        "INSTANT, 2026-11-24T09:20:00+00:00, 201",
        "INSTANT, 2026-11-24T09:20:00Z, 201",
        "INSTANT, 2026-11-24T09:21:00+00:00, 422",
        "LEXICAL, 2026-11-24T09:20:00+00:00, 201",
        "LEXICAL, 2026-11-24T09:20:00Z, 422",
        "LEXICAL, 2026-11-24T10:20:00+01:00, 422"
    })
    void startEndComparison_lexical_comparesTexts(String knob, String start, int status) {
        world.turn(Knob.START_END_COMPARISON, knob);
        FakeResponse response = world.book(world.tomorrow().put("start", start));
        assertThat(response.status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("conflictIssueType, K-40: the issue type of a taken slot; the code is the same")
    @CsvSource({"duplicate", "conflict"})
    void conflictIssueType_isThatOfATakenSlot(String type) {
        world.turn(Knob.CONFLICT_ISSUE_TYPE, type).booked();
        FakeResponse taken = world.book(world.tomorrow());
        assertThat(taken.status()).isEqualTo(409);
        assertThat(Json.code(taken)).isEqualTo("DUPLICATE_REJECTED");
        assertThat(Json.body(taken).at("/issue/0/code").asText()).isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("conflictIssueType, P-AMND-04: a stale version is a conflict either way")
    @CsvSource({"duplicate", "conflict"})
    void conflictIssueType_leavesAStaleVersionAConflict(String type) {
        world.turn(Knob.CONFLICT_ISSUE_TYPE, type);
        FakeResponse stale =
                world.answer(world.put(Interaction.AMND, world.booked(), "8").header("If-Match", "W/\"7\""));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(Json.body(stale).at("/issue/0/code").asText()).isEqualTo("conflict");
    }

    @Test
    @DisplayName("etagOnWrite, K-32, W-VER-02: no ETag on a booking or an amendment, but on a read")
    void etagOnWrite_off_leavesTheHeaderToReads() {
        world.turn(Knob.ETAG_ON_WRITE, "OFF");
        FakeResponse booked = world.book(world.tomorrow());
        assertThat(booked.header("ETag")).isNull();
        ObjectNode amended = Json.body(booked).put("comment", "Other");
        assertThat(world.put(Interaction.AMND, amended).header("ETag")).isNull();
        assertThat(world.get(Interaction.READ, "/Appointment/8").header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    @DisplayName("locationHistory, K-32, W-VER-04: the Location names no version")
    void locationHistory_off_namesNoVersion() {
        world.turn(Knob.LOCATION_HISTORY, "OFF");
        assertThat(world.book(world.tomorrow()).header("Location"))
                .isEqualTo("https://provider.example/Y90001/STU3/1/gpconnect/Appointment/8");
    }
}
