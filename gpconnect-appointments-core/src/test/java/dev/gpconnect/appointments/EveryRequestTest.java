package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-INT-01: what holds of the request of each interaction")
class EveryRequestTest extends EveryCallTest {

    @Test
    @Requirement({"D-TR-04", "C-GEN-03", "C-GEN-10"})
    @DisplayName("D-TR-04, C-GEN-03, C-GEN-10: each call is one request, whose interaction, verb, path and scope agree")
    void request_ofEachCall_isThatOfItsInteraction() {
        List<Asked> calls = calls(practice);

        assertThat(calls).extracting(Asked::interaction).containsExactlyInAnyOrder(InteractionId.values());
        for (Asked asked : calls) {
            HttpRequest request = onlyRequestOf(asked);

            assertThat(line(request, Samples.ROOT)).isEqualTo(asked.request());
            assertThat(header(request, "Ssp-InteractionID"))
                    .isEqualTo("urn:nhs:names:services:gpconnect:fhir:" + asked.suffix());
            assertThat(Token.of(request).claims().path("requested_scope").asText())
                    .isEqualTo(scope(asked.request()));
        }
    }

    @Test
    @Requirement("C-GEN-03")
    @DisplayName("C-GEN-03: the Spine headers, a token and the media types, on each")
    void headers_ofEachCall_areComplete() {
        for (Asked asked : calls(practice)) {
            HttpRequest request = onlyRequestOf(asked);

            boolean hasBody = !request.method().equals("GET");
            assertThat(header(request, "Ssp-From")).isEqualTo("200000009010");
            assertThat(header(request, "Ssp-To")).isEqualTo("200000009001");
            assertThat(header(request, "Accept")).isEqualTo("application/fhir+json");
            assertThat(header(request, "Authorization")).startsWith("Bearer ");
            assertThat(request.body().isPresent()).isEqualTo(hasBody);
            assertThat(request.headers().first("Content-Type").orElse("none"))
                    .isEqualTo(hasBody ? "application/fhir+json;charset=utf-8" : "none");
        }
    }

    @Test
    @Requirement("C-GEN-03")
    @DisplayName("C-GEN-03: a trace id and a token of its own, made when it is sent, on each")
    void traceIdAndToken_ofEachCall_areNew() {
        List<String> tokens = new ArrayList<>();
        try (AppointmentsClient counting = newBuilder()
                        .tokens(request -> {
                            tokens.add("token-" + tokens.size());
                            return tokens.get(tokens.size() - 1);
                        })
                        .build();
                Encounter own = counting.encounter(Samples.HUB, Samples.CLAIRE)) {
            calls(own.practice(Samples.PRACTICE)).forEach(this::onlyRequestOf);
        }

        assertThat(transport.requests())
                .extracting(request -> header(request, "Authorization"))
                .containsExactlyElementsOf(
                        tokens.stream().map(token -> "Bearer " + token).toList());
        assertThat(transport.requests())
                .extracting(request -> header(request, "Ssp-TraceID"))
                .doesNotHaveDuplicates();
    }

    @Test
    @Requirement("D-IG-01")
    @DisplayName("D-IG-01: every token says direct care")
    void token_ofEachCall_saysDirectCare() {
        for (Asked asked : calls(practice)) {
            assertThat(claims(asked).path("reason_for_request").asText())
                    .as(asked.suffix())
                    .isEqualTo("directcare");
        }
    }

    @Test
    @Requirement("D-IG-06")
    @DisplayName("D-IG-06: every request names the organisation and the user of its encounter")
    void token_ofEachCall_namesWhoAsks() {
        try (Encounter theirs = client.encounter(Samples.URGENT_CARE, Samples.CLAIRE)) {
            for (Asked asked : calls(theirs.practice(Samples.PRACTICE))) {
                JsonNode claims = claims(asked);

                assertThat(header(transport.lastRequest(), "Ssp-From")).isEqualTo("200000009020");
                assertThat(claims.at("/requesting_organization/identifier/0/value")
                                .asText())
                        .isEqualTo("Y90020");
                assertThat(claims.path("sub").asText()).isEqualTo("10019");
                assertThat(claims.at("/requesting_practitioner/identifier/0/value")
                                .asText())
                        .isEqualTo("111222333444");
                assertThat(claims.at("/requesting_practitioner/name/0/family").asText())
                        .isEqualTo("Jones");
            }
        }
    }

    @Test
    @Requirement("D-IG-06")
    @DisplayName("D-IG-06: nobody is asked without an organisation and a user; there is no default")
    void encounter_withoutOrganisationOrUser_isMisuse() {
        assertThatNullPointerException().isThrownBy(() -> client.encounter(null, Samples.CLAIRE));
        assertThatNullPointerException().isThrownBy(() -> client.encounter(Samples.HUB, null));
        transport.assertNothingSent();
    }

    @Test
    @Requirement({"D-CA-02", "D-CA-03"})
    @DisplayName(
            "D-CA-02, D-CA-03: but for the capability statement every answer is asked for again, whatever it allows")
    void answers_exceptTheStatement_areNotKept() {
        for (Asked asked : calls(practice)) {
            boolean kept = asked.interaction() == InteractionId.METADATA;
            int before = transport.requests().size();
            for (int i = 0; i < (kept ? 1 : 2); i++) {
                transport.answers(
                        asked.reply().header("Cache-Control", "max-age=86400").header("ETag", "W/\"3\""));
            }

            asked.ask();
            asked.ask();

            assertThat(transport.requests()).as(asked.suffix()).hasSize(before + (kept ? 1 : 2));
        }
        assertThat(transport.requests())
                .allSatisfy(request ->
                        assertThat(request.headers().first("If-None-Match")).isEmpty());
    }

    /** What 01 section 2 has: a patient's for what is theirs, and write for what changes something. */
    private static String scope(String request) {
        boolean patients = request.contains(" /Patient") || request.contains(" /Appointment");
        return (patients ? "patient/*." : "organization/*.") + (request.startsWith("GET ") ? "read" : "write");
    }

    private JsonNode claims(Asked asked) {
        return Token.of(onlyRequestOf(asked)).claims();
    }

    private HttpRequest onlyRequestOf(Asked asked) {
        int before = transport.requests().size();
        transport.answers(asked.reply());
        asked.ask();
        assertThat(transport.requests()).as(asked.suffix()).hasSize(before + 1);
        return transport.lastRequest();
    }
}
