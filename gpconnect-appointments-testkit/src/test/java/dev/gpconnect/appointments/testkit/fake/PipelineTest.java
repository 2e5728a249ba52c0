package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
import dev.gpconnect.appointments.testkit.fake.wire.Format;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.dstu3.model.Appointment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {
    private final World world = new World();

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("P-GEN-01 wrong root", 404, "NO_RECORD_FOUND", d -> d.root("/y90001/STU3/1/gpconnect")),
                refusal("P-GEN-01 longer root", 404, "NO_RECORD_FOUND", d -> d.root("/Y90001/STU3/1/gpconnectX")),
                refusal("P-GEN-02 no trace id", 400, "BAD_REQUEST", d -> d.without("Ssp-TraceID")),
                refusal("P-GEN-02 no from", 400, "BAD_REQUEST", d -> d.without("Ssp-From")),
                refusal("P-GEN-02 no to", 400, "BAD_REQUEST", d -> d.without("Ssp-To")),
                refusal("P-GEN-02 no interaction", 400, "BAD_REQUEST", d -> d.without("Ssp-InteractionID")),
                refusal("P-GEN-02 blank", 400, "BAD_REQUEST", d -> d.header("Ssp-From", " ")),
                refusal("section 12 header twice", 400, "BAD_REQUEST", d -> d.header("Ssp-From", "1", "1")),
                refusal(
                        "section 12 token twice",
                        400,
                        "BAD_REQUEST",
                        d -> d.header("Authorization", "Bearer a", "Bearer a")),
                refusal("P-GEN-03 other practice", 400, "BAD_REQUEST", d -> d.header("Ssp-To", "200000009002")),
                refusal("P-GEN-04 unknown id", 400, "BAD_REQUEST", d -> d.header("Ssp-InteractionID", "urn:x")),
                refusal("P-GEN-05 verb", 400, "BAD_REQUEST", d -> d.method("POST")),
                refusal("P-GEN-05 options", 400, "BAD_REQUEST", d -> d.method("OPTIONS")),
                refusal("P-GEN-05 other type", 400, "BAD_REQUEST", d -> d.path("/Patient/1")),
                refusal("P-GEN-05 empty id", 400, "BAD_REQUEST", d -> d.path("/Location/")),
                refusal("P-GEN-05 deeper", 400, "BAD_REQUEST", d -> d.path("/Location/1/_history/1")),
                refusal("P-GEN-05 outside type", 400, "BAD_REQUEST", d -> d.path("/Encounter/1")),
                refusal(
                        "P-GEN-06 another capability",
                        501,
                        "NOT_IMPLEMENTED",
                        d -> d.header(
                                "Ssp-InteractionID",
                                "urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1")),
                refusal("P-GEN-07 no token", 400, "BAD_REQUEST", d -> d.without("Authorization")),
                refusal("P-GEN-07 other scheme", 400, "BAD_REQUEST", d -> d.header("Authorization", "Basic abc")),
                refusal(
                        "P-GEN-08 old media type",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        d -> d.header("Accept", "application/json+fhir")),
                refusal(
                        "P-GEN-08 _format first",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        d -> d.path("/Location/1?_format=text/turtle")),
                refusal("W-URL-07 raw bar", 400, "BAD_REQUEST", d -> d.path("/Location/1?x=a|b")),
                refusal("broken percent", 400, "BAD_REQUEST", d -> d.path("/Location/1?x=%7")));
    }

    private static Arguments refusal(String name, int status, String code, Consumer<Draft> change) {
        return Arguments.of(name, status, code, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void request_withOneFault_isRefusedAsTheTableSays(String name, int status, String code, Consumer<Draft> change) {
        Draft draft = world.draft(Interaction.RLOC, "/Location/1");
        change.accept(draft);
        FakeResponse response = world.answer(draft);
        assertThat(response.status()).as(name).isEqualTo(status);
        assertThat(Json.code(response)).isEqualTo(code);
    }

    @Test
    @DisplayName("W-OO-01, W-OO-02, W-HDR-11: an error is a profiled OperationOutcome, not to be stored")
    void error_hasProfileSystemDisplayAndHeaders() {
        FakeResponse response = world.get(Interaction.RLOC, "/Location/99");
        assertThat(response.text()).isEqualTo(Json.parse("""
                                {'resourceType':'OperationOutcome',
                                 'meta':{'profile':['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1']},
                                 'issue':[{'severity':'error','code':'not-found','details':{'coding':[
                                   {'system':'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
                                    'code':'NO_RECORD_FOUND','display':'No record found'}]},'diagnostics':'Location not found'}]}
                                """).toString());
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Content-Type")).isEqualTo("application/fhir+json;charset=utf-8");
    }

    @ParameterizedTest
    @DisplayName("W-CT-01: lists and wildcards are understood, the format follows _format, then Accept")
    @ValueSource(strings = {"*/*", "text/html, application/fhir+json;q=0.5", "application/fhir+json;charset=utf-8"})
    void accept_thatAllowsJson_givesJson(String accept) {
        FakeResponse response =
                world.answer(world.draft(Interaction.RLOC, "/Location/1").header("Accept", accept));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/fhir+json;charset=utf-8");
    }

    @Test
    @DisplayName("W-CT-01: without Accept and body the answer is JSON; _format outranks Accept and may be XML")
    void format_isChosenInOrder() {
        Draft none = world.draft(Interaction.RLOC, "/Location/1").without("Accept");
        assertThat(Json.body(world.answer(none)).path("name").asText()).isEqualTo("Riverside Medical Centre");
        FakeResponse xml = world.get(Interaction.RLOC, "/Location/1?_format=application/fhir%2Bxml");
        assertThat(xml.header("Content-Type")).isEqualTo("application/fhir+xml;charset=utf-8");
        assertThat(xml.text()).startsWith("<Location ").contains("Riverside Medical Centre");
    }

    @ParameterizedTest
    @DisplayName("P-GEN-08, section 12: a body needs a FHIR media type in UTF-8")
    @ValueSource(
            strings = {
                "application/json",
                "application/json+fhir;charset=utf-8",
                "application/fhir+json;charset=iso-8859-1"
            })
    void body_ofAnotherMediaType_isRefusedWith415(String contentType) {
        Draft draft = world.draft(Interaction.BOOK, "/Appointment").header("Content-Type", contentType);
        assertThat(world.answer(draft.body(world.tomorrow().toString())).status())
                .isEqualTo(415);
    }

    @Test
    @DisplayName("section 12: a body without Content-Type is 415")
    void body_withoutContentType_isRefusedWith415() {
        Draft draft = world.draft(Interaction.BOOK, "/Appointment").body("{}").without("Content-Type");
        assertThat(world.answer(draft).status()).isEqualTo(415);
    }

    @ParameterizedTest
    @DisplayName("P-GEN-20: malformed is 400, P-GEN-21: not the resource expected is 422")
    @MethodSource("bodies")
    void body_thatCannotBeRead_isRefused(String body, int status, String code) {
        FakeResponse response =
                world.answer(world.draft(Interaction.BOOK, "/Appointment").body(body));
        assertThat(response.status()).isEqualTo(status);
        assertThat(Json.code(response)).isEqualTo(code);
    }

    static List<Arguments> bodies() {
        String good = new World().tomorrow().toString();
        return List.of(
                Arguments.of("", 400, "BAD_REQUEST"),
                Arguments.of("{\"resourceType\":", 400, "BAD_REQUEST"),
                Arguments.of("[]", 400, "BAD_REQUEST"),
                Arguments.of(good + "x", 400, "BAD_REQUEST"),
                Arguments.of("{\"resourceType\":\"Patient\"}", 422, "INVALID_RESOURCE"),
                Arguments.of("{}", 422, "INVALID_RESOURCE"),
                Arguments.of(good.replace("\"comment\"", "\"remark\""), 422, "INVALID_RESOURCE"),
                Arguments.of(good.replace("\"status\":\"booked\"", "\"status\":\"made\""), 422, "INVALID_RESOURCE"),
                Arguments.of(good.replace("\"status\":\"booked\"", "\"status\":[\"booked\"]"), 422, "INVALID_RESOURCE"),
                Arguments.of(good.replace("\"Prefers mornings\"", "1"), 422, "INVALID_RESOURCE"),
                Arguments.of(good.replace("\"Prefers mornings\"", "{}"), 422, "INVALID_RESOURCE"),
                Arguments.of(good.replace("\"comment\"", "\"_comment\""), 422, "INVALID_RESOURCE"),
                Arguments.of(good.replace("\"extension\":[", "\"extension\":[\"x\","), 422, "INVALID_RESOURCE"),
                Arguments.of(
                        good.replaceFirst("\"profile\":\\[(\"[^\"]+\")]", "\"profile\":$1"), 422, "INVALID_RESOURCE"),
                Arguments.of(good.replace("\"Prefers mornings\"", "null"), 422, "INVALID_RESOURCE"),
                Arguments.of(good.replace("\"Prefers mornings\"", "\"\""), 422, "INVALID_RESOURCE"));
    }

    @Test
    @DisplayName("W-CT-01: a body in XML is read and answered in XML")
    void booking_inXml_isBooked() {
        String xml = new String(
                new FhirCodec().write(new FhirCodec().read(Appointment.class, world.tomorrow()), Format.XML),
                StandardCharsets.UTF_8);
        Draft draft = world.draft(Interaction.BOOK, "/Appointment")
                .without("Accept")
                .header("Content-Type", "application/fhir+xml;charset=utf-8");
        FakeResponse response = world.answer(draft.body(xml));
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.text()).startsWith("<Appointment ");
        assertThat(world.answer(world.draft(Interaction.BOOK, "/Appointment")
                                .header("Content-Type", "application/fhir+xml")
                                .body("<Appointment"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("P-GEN-18: a practice that switched off refuses everything but META")
    void practiceSwitchedOff_refusesAllButMetadata() {
        FakeResponse refused = world.getAt("Y90003", Interaction.RLOC, "/Location/1");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(Json.code(refused)).isEqualTo("ACCESS DENIED");
        assertThat(world.getAt("Y90003", Interaction.META, "/metadata").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("P-GEN-22: one record that cannot be shown fails READ and the whole RETR")
    void brokenRecord_failsTheWholeResponse() {
        FakeResponse read = world.getAt("Y90005", Interaction.READ, "/Appointment/1");
        FakeResponse list =
                world.getAt("Y90005", Interaction.RETR, "/Patient/1/Appointment?start=ge2026-11-23&start=le2026-11-30");
        assertThat(List.of(read.status(), list.status())).containsOnly(500);
        assertThat(Json.code(list)).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(Json.body(list).at("/issue/0/code").asText()).isEqualTo("processing");
        assertThat(Json.body(list).at("/issue/0/diagnostics").asText()).isNotBlank();
    }

    @Test
    @DisplayName("P-GEN-01: no practice at the path")
    void path_ofNoPractice_isNotFound() {
        FakeRequest request = FakeRequest.of("GET", "/Y99999/STU3/1/gpconnect/metadata", Map.of(), new byte[0]);
        assertThat(world.practices.answer(request).status()).isEqualTo(404);
        assertThat(world.practices
                        .answer(FakeRequest.of("GET", "/", Map.of(), new byte[0]))
                        .status())
                .isEqualTo(404);
    }
}
