package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API refuses (W-SDS-08 to W-SDS-12). */
class FakeSdsRefusalTest {
    private static final String BASE = "http://127.0.0.1:1234";
    private static final String ODS_SYSTEM = "https://fhir.nhs.uk/Id/ods-organization-code|";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    private final FakeSds sds =
            FakeSds.builder(BASE, SdsRecords.reference(BASE), clock).build();

    private void assertRefused(SdsCall call, int status, String code) {
        FakeResponse response = sds.answer(call.build());
        assertThat(response.status()).isEqualTo(status);
        JsonNode outcome = Json.body(response);
        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(Json.code(response)).isEqualTo(code);
        assertThat(outcome.path("id").asText()).isEqualTo(response.header("X-Correlation-Id"));
    }

    private void assertBadRequest(SdsCall call) {
        assertRefused(call, 400, "BAD_REQUEST");
    }

    @Test
    @DisplayName("W-SDS-11: 401 without the API key, or with a wrong one")
    void apiKey_absentOrWrong_isUnauthorised() {
        assertRefused(SdsCall.endpoint("Y90001").header("apikey"), 401, "ACCESS_DENIED");
        assertRefused(SdsCall.endpoint("Y90001").header("apikey", "other"), 401, "ACCESS_DENIED");
    }

    @Test
    void apiKey_thatWasChosen_isAskedFor() {
        FakeSds other = FakeSds.builder(BASE, SdsRecords.reference(BASE), clock)
                .apiKey("other")
                .build();
        assertThat(other.answer(SdsCall.endpoint("Y90001").build()).status()).isEqualTo(401);
        assertThat(other.answer(SdsCall.endpoint("Y90001")
                                .header("apikey", "other")
                                .build())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir+json;q=0.9",
                "application/fhir+json; charset=utf-8",
                "application/fhir+json, application/json",
                "*/*",
                "application/json",
                "application/fhir+xml",
                ""
            })
    @DisplayName("W-SDS-10: any other Accept is 406")
    void accept_thatIsNotExact_isNotAcceptable(String accept) {
        assertRefused(SdsCall.endpoint("Y90001").header("Accept", accept), 406, "MISSING_OR_INVALID_HEADER");
    }

    @Test
    @DisplayName("W-SDS-10: an Accept header twice is 406, none at all is taken for the right one")
    void accept_twice_isNotAcceptable() {
        assertRefused(
                SdsCall.device("Y90001").header("Accept", "application/fhir+json", "application/fhir+json"),
                406,
                "MISSING_OR_INVALID_HEADER");
        assertThat(sds.answer(SdsCall.device("Y90001").header("Accept").build()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "b0a1c2d3-0000-4000-8000-00000000000", "b0a1c2d300004000800000000000000a"})
    @DisplayName("W-SDS-10: a correlation id that is no UUID, for which the answer has one of its own")
    void correlationId_thatIsNoUuid_isABadRequest(String id) {
        SdsCall call = SdsCall.endpoint("Y90001").header("X-Correlation-Id", id);
        assertBadRequest(call);
        assertThat(sds.answer(call.build()).header("X-Correlation-Id")).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_count=1", "Organization=x", "manufacturing-organization=x", "identifier", "a=%zz"})
    @DisplayName("W-SDS-10: an unknown parameter, known ones in another case included, or a broken one")
    void parameter_unknown_isABadRequest(String pair) {
        assertBadRequest(SdsCall.endpoint("Y90001").raw(pair));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Y90001",
                "|Y90001",
                "https://fhir.nhs.uk/Id/ods-site-code|Y90001",
                "https://fhir.nhs.uk/Id/ods-organization-code"
            })
    @DisplayName("W-SDS-10: a value without its system")
    void value_withoutItsSystem_isABadRequest(String value) {
        assertBadRequest(SdsCall.endpoint("Y90001").parameter("organization", value));
        assertBadRequest(SdsCall.endpoint("Y90001").parameter("identifier", value));
        assertBadRequest(SdsCall.device("Y90010").parameter("manufacturing-organization", value));
    }

    @Test
    @DisplayName("W-SDS-08: fewer than two of organisation, interaction and party key")
    void endpoint_byTooLittle_isABadRequest() {
        assertBadRequest(SdsCall.to("/Endpoint"));
        assertBadRequest(SdsCall.to("/Endpoint").organisation("Y90001"));
        assertBadRequest(SdsCall.to("/Endpoint").partyKey("Y90001-800001"));
        assertBadRequest(
                SdsCall.to("/Endpoint").parameter("organization", ODS_SYSTEM).partyKey("Y90001-800001"));
    }

    @Test
    @DisplayName("W-SDS-09: a search of systems needs organisation and interaction")
    void device_byTooLittle_isABadRequest() {
        assertBadRequest(SdsCall.to("/Device").organisation("Y90001").partyKey("Y90001-800001"));
        assertBadRequest(SdsCall.to("/Device")
                .parameter("identifier", SdsCall.INTERACTION)
                .partyKey("Y90001-800001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/endpoint", "/DEVICE", "/Endpoint/", "/Endpoint/1", "/Organization", ""})
    @DisplayName("W-SDS-10: paths are case-sensitive, and there are two")
    void path_unknown_isNotFound(String path) {
        assertRefused(
                SdsCall.to(path).organisation("Y90001").parameter("identifier", SdsCall.INTERACTION),
                404,
                "NOT_IMPLEMENTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD"})
    @DisplayName("W-SDS-11: nothing but GET")
    void verb_otherThanGet_isNotAllowed(String verb) {
        assertRefused(SdsCall.endpoint("Y90001").method(verb), 405, "NOT_IMPLEMENTED");
        assertThat(sds.answer(SdsCall.endpoint("Y90001").method(verb).build()).header("Allow"))
                .isEqualTo("GET");
    }

    @Test
    @DisplayName("W-SDS-12, W-SDS-11: too many requests in a second, answered without FHIR")
    void requests_tooManyInASecond_areThrottled() {
        FakeSds limited = FakeSds.builder(BASE, SdsRecords.reference(BASE), clock)
                .limitPerSecond(2)
                .build();
        assertThat(limited.answer(SdsCall.endpoint("Y90001").build()).status()).isEqualTo(200);
        assertThat(limited.answer(SdsCall.endpoint("Y90002").build()).status()).isEqualTo(200);
        FakeResponse third = limited.answer(SdsCall.endpoint("Y90003").build());
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("Content-Type")).isEqualTo("application/json");
        assertThat(Json.body(third).has("resourceType")).isFalse();
        clock.set(Instant.parse("2026-11-23T10:30:01Z"));
        assertThat(limited.answer(SdsCall.endpoint("Y90003").build()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("W-SDS-12: no limit unless asked for, as a test's clock stands still")
    void requests_withoutALimit_areAllAnswered() {
        for (int i = 0; i < 100; i++) {
            assertThat(sds.answer(SdsCall.endpoint("Y90001").build()).status()).isEqualTo(200);
        }
    }

    @Test
    void limit_ofNothing_isRefused() {
        FakeSds.Builder builder = FakeSds.builder(BASE, SdsRecords.reference(BASE), clock);
        assertThatThrownBy(() -> builder.limitPerSecond(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
