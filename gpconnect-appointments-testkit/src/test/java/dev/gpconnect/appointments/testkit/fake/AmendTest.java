package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.junit.jupiter.params.provider.ValueSource;

class AmendTest {
    private final World world = new World();

    @Test
    @DisplayName("P-AMND-08: the texts change and the version with them; the slot stays taken")
    void amendment_ofTheTexts_isANewVersion() {
        ObjectNode booked = world.booked();
        booked.put("description", "Wheelchair user").remove("comment");
        FakeResponse response = world.put(Interaction.AMND, booked);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("ETag")).isEqualTo("W/\"2\"");
        ObjectNode read = Json.body(
                world.get(Interaction.READ, "/Appointment/" + booked.path("id").asText()));
        assertThat(read.path("description").asText()).isEqualTo("Wheelchair user");
        assertThat(read.has("comment")).isFalse();
        assertThat(read).isEqualTo(Json.body(response));
        assertThat(world.practice.slotStatus("10202")).isEqualTo("busy");
    }

    @Test
    @DisplayName("P-AMND-08: nothing changed, no new version; W-VER-05: minimal")
    void amendment_ofNothing_keepsTheVersion() {
        ObjectNode booked = world.booked();
        assertThat(world.put(Interaction.AMND, booked).header("ETag")).isEqualTo("W/\"1\"");
        booked.put("comment", "New");
        Draft draft = world.put(Interaction.AMND, booked, booked.path("id").asText());
        FakeResponse minimal = world.answer(draft.header("Prefer", "return=minimal"));
        assertThat(minimal.status()).isEqualTo(200);
        assertThat(minimal.body()).isEmpty();
        assertThat(minimal.header("ETag")).isEqualTo("W/\"2\"");
    }

    @ParameterizedTest(name = "If-Match {0} -> {1}")
    @DisplayName("P-AMND-04, section 12: weak, strong or bare, but current")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'W/\"1\"', 200",
                "'\"1\"', 200",
                "1, 200",
                "'W/\"0\"', 409",
                "'W/\"2\"', 409",
                "garbage, 409",
                "'*', 409",
                "'W/1', 409",
                "'', 409"
            })
    void ifMatch_mustNameTheCurrentVersion(String ifMatch, int status) {
        ObjectNode booked = world.booked().put("comment", "New");
        Draft draft = world.put(Interaction.AMND, booked, booked.path("id").asText());
        FakeResponse response = world.answer(draft.header("If-Match", ifMatch));
        assertThat(response.status()).isEqualTo(status);
        if (status == 409) {
            assertThat(Json.code(response)).isEqualTo("FHIR_CONSTRAINT_VIOLATION");
            assertThat(Json.body(response).at("/issue/0/code").asText()).isEqualTo("conflict");
        }
    }

    @Test
    @DisplayName("P-AMND-01, P-AMND-02: unknown id, and an id in the body that is not the URL's")
    void amendment_ofAnotherId_isRefused() {
        ObjectNode booked = world.booked();
        FakeResponse unknown = world.answer(world.put(Interaction.AMND, booked, "99"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(Json.code(unknown)).isEqualTo("NO_RECORD_FOUND");
        assertThat(world.answer(world.put(Interaction.AMND, booked, "2")).status())
                .isEqualTo(400);
        String id = booked.path("id").asText();
        booked.remove("id");
        assertThat(world.answer(world.put(Interaction.AMND, booked, id)).status())
                .isEqualTo(400);
    }

    static List<Arguments> faults() {
        return List.of(
                fault("P-AMND-03 no profile", a -> a.remove("meta")),
                fault("P-AMND-03 reason", a -> a.putArray("reason").addObject().put("text", "x")),
                fault("P-AMND-03 cancellation reason", a -> CancelTest.reason(a, "x")),
                fault("P-AMND-03 description too long", a -> a.put("description", "x".repeat(101))),
                fault("P-AMND-03 comment too long", a -> a.put("comment", "x".repeat(501))),
                fault(
                        "P-AMND-03 absolute reference",
                        a -> ((ObjectNode) a.at("/participant/0/actor")).put("reference", "https://x/Patient/2")),
                fault("section 12 no description", a -> a.remove("description")),
                fault("P-AMND-06 status", a -> a.put("status", "cancelled")),
                fault("P-AMND-07 start", a -> a.put("start", "2026-11-24T09:21:00+00:00")),
                fault("P-AMND-07 end", a -> a.put("end", "2026-11-24T09:40:00+00:00")),
                fault("P-AMND-07 created", a -> a.put("created", "2026-11-23T10:31:00+00:00")),
                fault("P-AMND-07 no created", a -> a.remove("created")),
                fault("P-AMND-07 slot", a -> ((ObjectNode) a.at("/slot/0")).put("reference", "Slot/10203")),
                fault(
                        "P-AMND-07 patient",
                        a -> ((ObjectNode) a.at("/participant/0/actor")).put("reference", "Patient/1")),
                fault(
                        "P-AMND-07 participant status",
                        a -> ((ObjectNode) a.at("/participant/0")).put("status", "declined")),
                fault(
                        "P-AMND-07 practitioner",
                        a -> ((ObjectNode) a.at("/participant/2/actor")).put("reference", "Practitioner/2")),
                fault("P-AMND-07 organisation", a -> ((ObjectNode) a.at("/contained/0")).put("name", "Another")),
                fault("P-AMND-07 no organisation", a -> without(a, "BookingOrganisation", true)),
                fault("P-AMND-07 no reference to the organisation", a -> ((ArrayNode) a.get("extension")).remove(0)),
                fault("P-AMND-07 service type", a -> ((ObjectNode) a.at("/serviceType/0")).put("text", "Other")),
                fault(
                        "P-AMND-07 service category",
                        a -> a.putObject("serviceCategory").put("text", "Other")),
                fault("P-AMND-07 channel", a -> ((ObjectNode) a.at("/extension/1")).put("valueCode", "Video")),
                fault("P-AMND-07 priority", a -> a.put("priority", 5)),
                fault(
                        "P-AMND-07 identifier",
                        a -> a.putArray("identifier")
                                .addObject()
                                .put("system", "https://x")
                                .put("value", "1")));
    }

    private static Arguments fault(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    private static void without(ObjectNode appointment, String extension, boolean contained) {
        ArrayNode extensions = (ArrayNode) appointment.get("extension");
        for (int i = extensions.size() - 1; i >= 0; i--) {
            if (extensions.get(i).path("url").asText().contains(extension)) {
                extensions.remove(i);
            }
        }
        if (contained) {
            appointment.remove("contained");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void amendment_ofAnythingElse_isInvalid(String name, Consumer<ObjectNode> change) {
        ObjectNode booked = world.booked();
        change.accept(booked);
        FakeResponse response = world.put(Interaction.AMND, booked);
        assertThat(response.status()).as(name + " " + response.text()).isEqualTo(422);
        assertThat(Json.code(response)).isEqualTo("INVALID_RESOURCE");
    }

    static List<Arguments> harmless() {
        return List.of(
                fault("M-APPT-28 what the practice set is left out", a -> {
                    a.remove("serviceType");
                    a.remove("serviceCategory");
                    without(a, "DeliveryChannel", false);
                    without(a, "PractitionerRole", false);
                }),
                fault("M-APPT-24 no practitioner", a -> ((ArrayNode) a.get("participant")).remove(2)),
                fault(
                        "other order",
                        a -> ((ArrayNode) a.get("participant")).add(((ArrayNode) a.get("participant")).remove(0))),
                fault("meta", a -> ((ObjectNode) a.get("meta")).put("versionId", "9")),
                fault("same instant", a -> a.put("start", "2026-11-24T10:20:00+01:00")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void amendment_withAHarmlessDifference_isAccepted(String name, Consumer<ObjectNode> change) {
        ObjectNode booked = world.booked().put("comment", "New");
        change.accept(booked);
        FakeResponse response = world.put(Interaction.AMND, booked);
        assertThat(response.status()).as(name + " " + response.text()).isEqualTo(200);
        assertThat(Json.body(response).path("participant")).hasSize(3);
        assertThat(Json.body(response).at("/serviceType/0/text").asText()).isEqualTo("General GP Appointment");
    }

    @ParameterizedTest(name = "Appointment/{0} -> {1}")
    @DisplayName("P-AMND-05: sensitive patient, Visit, cancelled, past")
    @CsvSource({
        "7, 404, PATIENT_NOT_FOUND",
        "1, 422, INVALID_RESOURCE",
        "4, 422, INVALID_RESOURCE",
        "5, 422, INVALID_RESOURCE"
    })
    void amendment_inAStateThatForbidsIt_isRefused(String id, int status, String code) {
        ObjectNode body = Json.booking(
                id.equals("7") ? "8" : "2", "2026-11-24T09:20:00+00:00", "2026-11-24T09:30:00+00:00", "10202");
        FakeResponse response = world.put(Interaction.AMND, body.put("id", id));
        assertThat(response.status()).isEqualTo(status);
        assertThat(Json.code(response)).isEqualTo(code);
    }

    @ParameterizedTest
    @DisplayName("S-14, P-AVL-06: an appointment that another organisation booked can be amended as read")
    @ValueSource(strings = {"2", "3"})
    void amendment_ofAnothersBooking_isAccepted(String id) {
        ObjectNode read = Json.body(world.get(Interaction.READ, "/Appointment/" + id));
        FakeResponse response = world.put(Interaction.AMND, read.put("comment", "Changed"));
        assertThat(response.status()).as(response.text()).isEqualTo(200);
    }
}
