package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a token is put together, and its claims that are plain values. */
abstract class TokenClaimsContract extends TokenBench {

    /** Service roots that would not survive tidying. */
    private static final List<String> ROOTS = List.of(
            "https://practice.example.nhs.uk/Y90001/STU3/1/gpconnect",
            "https://practice.example.nhs.uk/Y90001/STU3/1/gpconnect/",
            "https://Practice.Example.NHS.uk:443/y90001/STU3/1/../1//gpconnect",
            "https://practice.example.nhs.uk/a%2Fb%7e/%C3%A9");

    private static final List<Instant> TIMES = List.of(
            NOW,
            Instant.parse("2026-11-20T10:15:30Z"),
            Instant.parse("2026-11-20T10:15:30.999999999Z"),
            Instant.parse("2026-03-29T00:59:59Z"),
            Instant.parse("2038-01-20T00:00:00.5Z"));

    @Test
    @DisplayName("W-JWT-01: three parts of base64url without padding, the third empty")
    void token_hasTwoUnpaddedParts_andEndsWithADot() {
        for (String id : List.of("1", "12", "123", "1234")) {
            assertThat(generate(by(user(id, CLAIRE.name())))).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.");
        }
    }

    @Test
    @DisplayName("W-JWT-01: alg none and typ JWT, nothing else")
    void header_hasAlgAndTyp_andNothingElse() {
        assertThat(DecodedToken.of(generate(usual())).header())
                .isEqualTo(DecodedToken.json("{\"alg\":\"none\",\"typ\":\"JWT\"}"));
    }

    @Test
    @DisplayName("W-JWT-02: the ten claims and nothing else")
    void claims_areTheTen_andNothingElse() {
        assertThat(claims().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "aud",
                        "iat",
                        "exp",
                        "reason_for_request",
                        "requested_scope",
                        "requesting_device",
                        "requesting_organization",
                        "requesting_practitioner");
    }

    @Test
    @DisplayName("W-JWT-02: requested_record is of an older version and is not sent, whatever is asked")
    void requestedRecord_isNeverSent() {
        for (InteractionId interaction : InteractionId.values()) {
            assertThat(claims(to(ROOT, interaction)).has("requested_record"))
                    .as("%s has requested_record", interaction)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("W-JWT-02: iss is the application's URL")
    void issuer_isTheProducts() {
        assertText(claims(), "iss", PRODUCT.issuer().toString());
    }

    @Test
    @DisplayName("W-JWT-02: aud is the service root, unaltered, as one text")
    void audience_isTheServiceRoot_unaltered() {
        for (String root : ROOTS) {
            assertText(claims(to(ServiceRoot.of(root), InteractionId.BOOK_APPOINTMENT)), "aud", root);
        }
    }

    @Test
    @DisplayName("W-JWT-02, W-JWT-04: iat is when the request says that the token is made, in whole seconds")
    void issuedAt_isTheTimeOfTheRequest() {
        for (Instant time : TIMES) {
            assertSeconds(claims(at(time)), "iat", time.getEpochSecond());
        }
    }

    @Test
    @DisplayName("W-JWT-02: exp is 300 seconds after iat, exactly")
    void expiry_isFiveMinutesLater() {
        for (Instant time : TIMES) {
            JsonNode claims = claims(at(time));
            assertSeconds(claims, "exp", claims.path("iat").asLong() + 300);
        }
    }

    @Test
    @DisplayName("W-JWT-07: a clock ahead of the machine's is believed")
    void issuedAt_inTheFuture_isNotCorrected() {
        Instant ahead = NOW.plus(Duration.ofDays(20_000));
        JsonNode claims = claims(at(ahead));
        assertSeconds(claims, "iat", ahead.getEpochSecond());
        assertSeconds(claims, "exp", ahead.getEpochSecond() + 300);
    }

    @Test
    @DisplayName("W-JWT-02: the reason is direct care")
    void reason_isDirectCare() {
        assertText(claims(), "reason_for_request", "directcare");
    }

    @Test
    @DisplayName("W-JWT-02: the scope is that of the interaction")
    void scope_isThatOfTheInteraction() {
        for (InteractionId interaction : InteractionId.values()) {
            assertText(claims(to(ROOT, interaction)), "requested_scope", interaction.scope());
        }
    }

    static void assertText(JsonNode object, String name, String expected) {
        assertThat(object.path(name).isTextual()).as("%s is a text", name).isTrue();
        assertThat(object.path(name).textValue()).as(name).isEqualTo(expected);
    }

    private static void assertSeconds(JsonNode claims, String name, long expected) {
        assertThat(claims.path(name).isIntegralNumber())
                .as("%s is a whole number", name)
                .isTrue();
        assertThat(claims.path(name).longValue()).as(name).isEqualTo(expected);
    }
}
