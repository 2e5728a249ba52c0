package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.CancelTest.cancelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The knobs of reading, amending and cancelling (04 section 9). */
class KnobsOfChangesTest {
    private final World world = new World();

    private FakeResponse recancel(String knob) {
        world.turn(Knob.RECANCEL, knob);
        return world.put(Interaction.CANC, cancelled(world.booked()));
    }

    private FakeResponse read(String id) {
        return world.get(Interaction.READ, "/Appointment/" + id);
    }

    private FakeResponse retrieve(String from, String to) {
        return world.get(Interaction.RETR, "/Patient/2/Appointment?start=ge" + from + "&start=le" + to);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("missingIfMatch, P-AMND-04, P-CANC-01: without If-Match a change is refused under REJECT only")
    @EnumSource(
            value = Interaction.class,
            names = {"AMND", "CANC"})
    void missingIfMatch_reject_refusesAChangeWithoutTheHeader(Interaction interaction) {
        ObjectNode changed = world.booked();
        changed = interaction == Interaction.CANC ? cancelled(changed) : changed.put("comment", "Other");
        world.turn(Knob.MISSING_IF_MATCH, "REJECT");
        FakeResponse refused = world.put(interaction, changed);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(Json.code(refused)).isEqualTo("BAD_REQUEST");
        FakeResponse done = world.answer(
                world.put(interaction, changed, changed.path("id").asText()).header("If-Match", "W/\"1\""));
        assertThat(done.status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @DisplayName("pastReadAmendCancelBook, P-READ-03, P-AMND-05, P-BOOK-15: the past is refused as the knob says")
    @CsvSource({
        "422, 422, INVALID_RESOURCE, invalid",
        "404 NO_RECORD_FOUND, 404, NO_RECORD_FOUND, not-found",
        "400/BAD_REQUEST, 400, BAD_REQUEST, invalid"
    })
    void past_refusesWithStatusAndCode(String knob, int status, String code, String type) {
        ObjectNode booked = world.booked();
        world.clock.set(Instant.parse("2026-11-24T09:20:00Z"));
        world.turn(Knob.PAST, knob);
        ObjectNode next = Json.booking("2", Bookings.at("09:10"), Bookings.at("09:20"), "10201");
        for (FakeResponse refused : new FakeResponse[] {
            read(booked.path("id").asText()),
            world.put(Interaction.AMND, booked),
            world.put(Interaction.CANC, cancelled(booked.deepCopy())),
            world.book(next)
        }) {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(Json.code(refused)).isEqualTo(code);
            assertThat(Json.body(refused).at("/issue/0/code").asText()).isEqualTo(type);
        }
    }

    @Test
    @DisplayName("recancel, P-CANC-01: 200 with the appointment as it is")
    void recancel_200_changesNothing() {
        JsonNode first = Json.body(recancel("200"));
        FakeResponse again = world.put(Interaction.CANC, (ObjectNode) first.deepCopy());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(Json.body(again)).isEqualTo(first);
    }

    @Test
    @DisplayName("recancel, P-CANC-05: a slot that was booked again stays taken")
    void recancel_200_leavesTheSlotToItsNextHolder() {
        ObjectNode first = Json.body(recancel("200"));
        world.booked();
        assertThat(world.put(Interaction.CANC, first).status()).isEqualTo(200);
        assertThat(world.practice.slotStatus("10202")).isEqualTo("busy");
    }

    @Test
    @DisplayName("recancel, P-AMND-05: a refusal by default, and always for an amendment")
    void recancel_byDefaultAndForAmendments_isRefused() {
        ObjectNode first = Json.body(recancel("422"));
        assertThat(world.put(Interaction.CANC, first).status()).isEqualTo(422);
        world.turn(Knob.RECANCEL, "200");
        first.put("status", "booked").withArray("extension").remove(3);
        assertThat(world.put(Interaction.AMND, first).status()).isEqualTo(422);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("reasonLimit, P-CANC-05, C-CANC-04: so many characters of the reason are kept")
    @CsvSource({"OFF, Patient can no longer attend", "7, Patient", "500, Patient can no longer attend"})
    void reasonLimit_cutsTheStoredReason(String knob, String kept) {
        world.turn(Knob.REASON_LIMIT, knob);
        JsonNode answer = Json.body(world.put(Interaction.CANC, cancelled(world.booked())));
        assertThat(answer.at("/extension/3/valueString").asText()).isEqualTo(kept);
    }

    @Test
    @DisplayName("servesPast, P-READ-03: an appointment of the past can be read")
    void servesPast_on_readsThePast() {
        world.turn(Knob.SERVES_PAST, "ON");
        assertThat(read("6").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("servesPast, P-RETR-02: bounds in the past are answered, in the wrong order still refused")
    void servesPast_on_retrievesThePast() {
        world.turn(Knob.SERVES_PAST, "ON");
        assertThat(Json.ids(retrieve("2026-11-20", "2026-11-22"), "Appointment"))
                .containsExactly("6");
        assertThat(Json.ids(retrieve("2026-11-22", "2026-11-24"), "Appointment"))
                .containsExactly("6", "5", "2", "1");
        assertThat(retrieve("2026-11-22", "2026-11-20").status()).isEqualTo(422);
    }

    @Test
    @DisplayName("servesPast, P-CANC-01: the past still cannot be changed")
    void servesPast_on_doesNotChangeThePast() {
        world.turn(Knob.SERVES_PAST, "ON");
        assertThat(world.put(Interaction.CANC, cancelled(Json.body(read("6")))).status())
                .isEqualTo(422);
    }
}
