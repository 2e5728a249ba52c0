package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CancelTest {
    private static final String REASON =
            "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-AppointmentCancellationReason-1";

    private final World world = new World();

    static ObjectNode cancelled(ObjectNode booked) {
        reason(booked.put("status", "cancelled"), "Patient can no longer attend");
        return booked;
    }

    static void reason(ObjectNode appointment, String text) {
        appointment.withArray("extension").addObject().put("url", REASON).put("valueString", text);
    }

    @Test
    @DisplayName("P-CANC-05: a new version, and the slots are free at once and can be booked again")
    void cancellation_freesTheSlots() {
        FakeResponse response = world.put(Interaction.CANC, cancelled(world.booked()));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(Json.body(response).path("status").asText()).isEqualTo("cancelled");
        assertThat(response.text()).contains("Patient can no longer attend");
        assertThat(Json.ids(world.slots("2026-11-24", "2026-11-24", ""), "Slot"))
                .contains("10202");
        assertThat(world.book(world.tomorrow()).status()).isEqualTo(201);
    }

    static List<Arguments> faults() {
        return List.of(
                fault("P-CANC-02 status", "INVALID_RESOURCE", a -> a.put("status", "booked")),
                fault("P-CANC-03 no reason", "INVALID_RESOURCE", a -> last(a).put("url", "https://example/x")),
                fault("P-CANC-03 blank reason", "INVALID_PARAMETER", a -> last(a).put("valueString", " ")),
                fault("section 12 empty reason", "INVALID_RESOURCE", a -> last(a).put("valueString", "")),
                fault("P-CANC-03 reason as a code", "INVALID_RESOURCE", a -> {
                    last(a).remove("valueString");
                    last(a).put("valueCode", "ill");
                }),
                fault("P-CANC-03 reason twice", "INVALID_RESOURCE", a -> reason(a, "again")),
                fault("P-CANC-04 description", "INVALID_RESOURCE", a -> a.put("description", "Other")),
                fault("P-CANC-04 comment", "INVALID_RESOURCE", a -> a.put("comment", "Other")),
                fault("P-CANC-04 no comment", "INVALID_RESOURCE", a -> a.remove("comment")),
                fault(
                        "P-CANC-04 slot",
                        "INVALID_RESOURCE",
                        a -> ((ObjectNode) a.at("/slot/0")).put("reference", "Slot/10203")),
                fault(
                        "P-CANC-01 specialty",
                        "INVALID_RESOURCE",
                        a -> a.putArray("specialty").addObject().put("text", "x")));
    }

    private static Arguments fault(String name, String code, Consumer<ObjectNode> change) {
        return Arguments.of(name, code, change);
    }

    private static ObjectNode last(ObjectNode appointment) {
        return (ObjectNode)
                appointment.at("/extension/" + (appointment.get("extension").size() - 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void cancellation_withOneFault_isRefusedAndFreesNothing(String name, String code, Consumer<ObjectNode> change) {
        ObjectNode body = cancelled(world.booked());
        change.accept(body);
        FakeResponse response = world.put(Interaction.CANC, body);
        assertThat(response.status()).as(name + " " + response.text()).isEqualTo(422);
        assertThat(Json.code(response)).isEqualTo(code);
        assertThat(world.practice.slotStatus("10202")).isEqualTo("busy");
    }

    @Test
    @DisplayName("P-CANC-03: no reason at all")
    void cancellation_withoutReason_isInvalid() {
        FakeResponse response = world.put(Interaction.CANC, world.booked().put("status", "cancelled"));
        assertThat(response.status()).isEqualTo(422);
        assertThat(Json.code(response)).isEqualTo("INVALID_RESOURCE");
    }

    @Test
    @DisplayName("P-CANC-01: a stale version is a conflict")
    void cancellation_ofAStaleVersion_isConflict() {
        ObjectNode booked = world.booked();
        assertThat(world.put(Interaction.AMND, booked.deepCopy().put("comment", "New"))
                        .status())
                .isEqualTo(200);
        Draft draft =
                world.put(Interaction.CANC, cancelled(booked), booked.path("id").asText());
        FakeResponse response = world.answer(draft.header("If-Match", "W/\"1\""));
        assertThat(response.status()).isEqualTo(409);
        assertThat(Json.code(response)).isEqualTo("FHIR_CONSTRAINT_VIOLATION");
    }

    @Test
    @DisplayName("P-CANC-01, section 9: a cancelled appointment is not cancelled again")
    void cancellation_twice_isInvalid() {
        ObjectNode body = cancelled(world.booked());
        assertThat(world.put(Interaction.CANC, body).status()).isEqualTo(200);
        assertThat(world.put(Interaction.CANC, body).status()).isEqualTo(422);
    }

    @ParameterizedTest(name = "Appointment/{0} -> {1}")
    @DisplayName("P-CANC-01: unknown, sensitive patient, Visit, past")
    @CsvSource({
        "99, 404, NO_RECORD_FOUND",
        "7, 404, PATIENT_NOT_FOUND",
        "1, 422, INVALID_RESOURCE",
        "5, 422, INVALID_RESOURCE"
    })
    void cancellation_thatCannotBe_isRefused(String id, int status, String code) {
        ObjectNode body = cancelled(world.tomorrow().put("id", id));
        FakeResponse response = world.put(Interaction.CANC, body);
        assertThat(response.status()).isEqualTo(status);
        assertThat(Json.code(response)).isEqualTo(code);
    }

    @Test
    @DisplayName("S-14: an appointment that another organisation booked can be cancelled as read")
    void cancellation_ofAnothersBooking_isAccepted() {
        ObjectNode read = Json.body(world.get(Interaction.READ, "/Appointment/2"));
        assertThat(world.put(Interaction.CANC, cancelled(read)).status()).isEqualTo(200);
        assertThat(world.practice.slotStatus("10216")).isEqualTo("free");
    }
}
