package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenCheckTest {
    private final World world = new World();

    private Draft draft() {
        return world.draft(Interaction.RLOC, "/Location/1");
    }

    static List<Arguments> faults() {
        List<Arguments> faults = new ArrayList<>();
        for (String claim : List.of(
                "iss",
                "sub",
                "aud",
                "iat",
                "exp",
                "reason_for_request",
                "requested_scope",
                "requesting_device",
                "requesting_organization",
                "requesting_practitioner")) {
            faults.add(fault("P-GEN-11 no " + claim, 400, claims -> claims.remove(claim)));
            faults.add(fault("P-GEN-11 null " + claim, 400, claims -> claims.putNull(claim)));
            faults.add(fault("P-GEN-11 wrong type " + claim, 400, claims -> claims.put(claim, true)));
        }
        faults.add(fault("P-GEN-11 requested_record", 400, claims -> claims.putObject("requested_record")));
        faults.add(fault(
                "P-GEN-12 299 s",
                400,
                claims -> claims.put("exp", claims.get("iat").asLong() + 299)));
        faults.add(fault(
                "P-GEN-12 301 s",
                400,
                claims -> claims.put("exp", claims.get("iat").asLong() + 301)));
        faults.add(fault("P-GEN-12 expired", 400, claims -> shift(claims, -300)));
        faults.add(fault("P-GEN-13 reason", 400, claims -> claims.put("reason_for_request", "secondaryuses")));
        faults.add(fault("P-GEN-13 sub", 400, claims -> claims.put("sub", "10020")));
        faults.add(fault(
                "P-GEN-14 device type", 422, claims -> part(claims, "device").put("resourceType", "Patient")));
        faults.add(fault(
                "P-GEN-14 device element", 422, claims -> part(claims, "device").put("colour", "red")));
        faults.add(fault(
                "P-GEN-14 organisation element",
                422,
                claims -> part(claims, "organization").put("size", 1)));
        faults.add(fault(
                "P-GEN-14 DSTU2 name",
                422,
                claims -> part(claims, "practitioner").putObject("name").put("family", "Jones")));
        faults.add(fault("P-GEN-15 unknown scope", 400, claims -> claims.put("requested_scope", "organization/*")));
        faults.add(fault("P-GEN-15 other scope", 400, claims -> claims.put("requested_scope", "patient/*.read")));
        faults.add(
                fault("P-GEN-17 no user id", 400, claims -> identifiers(claims).remove(0)));
        faults.add(fault(
                "P-GEN-17 no name", 400, claims -> part(claims, "practitioner").remove("name")));
        faults.add(fault(
                "section 12 no organisation name",
                400,
                claims -> part(claims, "organization").remove("name")));
        faults.add(fault(
                "section 12 no ODS code",
                400,
                claims -> part(claims, "organization").remove("identifier")));
        return faults;
    }

    private static Arguments fault(String name, int status, Consumer<ObjectNode> change) {
        return Arguments.of(name, status, change);
    }

    private static ObjectNode part(ObjectNode claims, String name) {
        return (ObjectNode) claims.get("requesting_" + name);
    }

    private static ArrayNode identifiers(ObjectNode claims) {
        return (ArrayNode) part(claims, "practitioner").get("identifier");
    }

    private static void shift(ObjectNode claims, long seconds) {
        claims.put("iat", claims.get("iat").asLong() + seconds);
        claims.put("exp", claims.get("exp").asLong() + seconds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void claims_withOneFault_areRefused(String name, int status, Consumer<ObjectNode> change) {
        FakeResponse response = world.answer(draft().claims(change));
        assertThat(response.status()).as(name).isEqualTo(status);
        assertThat(Json.code(response)).isEqualTo(status == 400 ? "BAD_REQUEST" : "INVALID_RESOURCE");
    }

    static List<Arguments> tolerated() {
        return List.of(
                fault("P-GEN-12 iat 200 s ahead", 200, claims -> shift(claims, 200)),
                fault("P-GEN-12 about to expire", 200, claims -> shift(claims, -299)),
                fault("P-GEN-16 aud of another", 200, claims -> claims.put("aud", "https://other.example/")),
                fault(
                        "W-JWT-06 no role profile",
                        200,
                        claims -> identifiers(claims).remove(1)),
                fault(
                        "P-GEN-17 UNK",
                        200,
                        claims -> ((ObjectNode) identifiers(claims).get(0)).put("value", "UNK")),
                fault("section 12 extra claim", 200, claims -> claims.put("nonce", "x")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tolerated")
    void claims_thatProvidersTolerate_pass(String name, int status, Consumer<ObjectNode> change) {
        assertThat(world.answer(draft().claims(change)).status()).as(name).isEqualTo(status);
    }

    static List<Arguments> tokens() {
        String token = new World().draft(Interaction.RLOC, "/Location/1").token();
        int dot = token.indexOf('.');
        return List.of(
                Arguments.of("P-GEN-09 last dot missing", token.substring(0, token.length() - 1)),
                Arguments.of("P-GEN-09 signed", token + "c2ln"),
                Arguments.of("P-GEN-09 four parts", token + "."),
                Arguments.of("P-GEN-09 padded", token.substring(0, dot) + "=" + token.substring(dot)),
                Arguments.of("P-GEN-09 not base64url", "a" + token),
                Arguments.of("P-GEN-09 no JSON", Draft.base64("{") + token.substring(dot)),
                Arguments.of("P-GEN-09 no object", token.substring(0, dot + 1) + Draft.base64("[]") + "."),
                Arguments.of(
                        "P-GEN-10 other alg",
                        Draft.base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + token.substring(dot)),
                Arguments.of("P-GEN-10 no typ", Draft.base64("{\"alg\":\"none\"}") + token.substring(dot)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void token_ofAnotherForm_isBadRequest(String name, String token) {
        FakeResponse response = world.answer(draft().header("Authorization", "Bearer " + token));
        assertThat(response.status()).as(name).isEqualTo(400);
        assertThat(Json.code(response)).isEqualTo("BAD_REQUEST");
    }

    @Test
    @DisplayName("P-GEN-15: each interaction has the scope of the master table")
    void scope_ofEachInteraction_isTheTables() {
        assertThat(Interaction.values()).allSatisfy(interaction -> {
            boolean write = List.of(Interaction.REG, Interaction.BOOK, Interaction.AMND, Interaction.CANC)
                    .contains(interaction);
            boolean patient = List.of(Interaction.FPAT, Interaction.RPAT, Interaction.READ, Interaction.RETR)
                    .contains(interaction);
            String scope = write ? "patient/*.write" : patient ? "patient/*.read" : "organization/*.read";
            assertThat(interaction.scope()).isEqualTo(scope);
        });
    }
}
