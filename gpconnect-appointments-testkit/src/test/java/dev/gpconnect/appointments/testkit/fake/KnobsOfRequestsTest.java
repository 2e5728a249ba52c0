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
import org.junit.jupiter.params.provider.ValueSource;

/** The knobs of the checks that every request passes (04 section 9). */
class KnobsOfRequestsTest {
    private final World world = new World();

    @ParameterizedTest
    @DisplayName("malformedBody, P-GEN-20, K-16: cut, empty and broken bodies are 422 where the knob says so")
    @ValueSource(strings = {"", "{", "[]", "{\"a\":1,\"a\":1}"})
    void malformedBody_422_isInvalidResource(String body) {
        Draft draft = world.draft(Interaction.BOOK, "/Appointment").body(body);
        assertThat(Json.code(world.answer(draft))).isEqualTo("BAD_REQUEST");
        world.turn(Knob.MALFORMED_BODY, "422");
        FakeResponse refused = world.answer(draft);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Json.code(refused)).isEqualTo("INVALID_RESOURCE");
    }

    @Test
    @DisplayName("malformedBody, P-GEN-20: so is XML that is not well-formed")
    void malformedBody_inXml_isInvalidResource() {
        world.turn(Knob.MALFORMED_BODY, "422");
        Draft draft = world.draft(Interaction.BOOK, "/Appointment")
                .header("Content-Type", "application/fhir+xml")
                .body("<Appointment>");
        assertThat(world.answer(draft).status()).isEqualTo(422);
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @DisplayName("jwtWrongResourceType, P-GEN-14, K-17: the refusal of a claim of another type")
    @CsvSource({"422, 422, INVALID_RESOURCE", "400, 400, BAD_REQUEST"})
    void jwtWrongResourceType_decidesTheRefusal(String knob, int status, String code) {
        world.turn(Knob.JWT_WRONG_RESOURCE_TYPE, knob);
        for (String claim : new String[] {"requesting_device", "requesting_organization", "requesting_practitioner"}) {
            FakeResponse refused = world.answer(world.draft(Interaction.RLOC, "/Location/1")
                    .claims(claims -> ((ObjectNode) claims.get(claim)).put("resourceType", "Patient")));
            assertThat(refused.status()).as(claim).isEqualTo(status);
            assertThat(Json.code(refused)).isEqualTo(code);
        }
    }

    @Test
    @DisplayName("jwtWrongResourceType, P-GEN-14, W-JWT-03: an unknown element stays 422")
    void jwtWrongResourceType_400_leavesUnknownElementsAt422() {
        world.turn(Knob.JWT_WRONG_RESOURCE_TYPE, "400");
        FakeResponse refused = world.answer(world.draft(Interaction.RLOC, "/Location/1")
                .claims(claims -> ((ObjectNode) claims.get("requesting_device")).put("colour", "red")));
        assertThat(refused.status()).isEqualTo(422);
    }

    @ParameterizedTest(name = "{0}, {1} -> read {2}, write {3}")
    @DisplayName("scopeCheck, P-GEN-15: all of the scope, its last part, or only that there is one")
    @CsvSource({
        "STRICT, organization/*.read, 200, 400",
        "STRICT, patient/*.read, 400, 400",
        "STRICT, patient/*.write, 400, 201",
        "READ_WRITE_ONLY, patient/*.read, 200, 400",
        "READ_WRITE_ONLY, organization/*.write, 400, 201",
        "OFF, patient/*.write, 200, 201",
        "OFF, anything, 200, 201",
        "OFF, ' ', 400, 400"
    })
    void scopeCheck_decidesWhichScopesFit(String knob, String scope, int read, int write) {
        world.turn(Knob.SCOPE_CHECK, knob);
        Draft reading = world.draft(Interaction.RLOC, "/Location/1");
        Draft booking = world.draft(Interaction.BOOK, "/Appointment")
                .body(world.tomorrow().toString());
        assertThat(world.answer(reading.claims(claims -> claims.put("requested_scope", scope)))
                        .status())
                .isEqualTo(read);
        assertThat(world.answer(booking.claims(claims -> claims.put("requested_scope", scope)))
                        .status())
                .isEqualTo(write);
    }
}
