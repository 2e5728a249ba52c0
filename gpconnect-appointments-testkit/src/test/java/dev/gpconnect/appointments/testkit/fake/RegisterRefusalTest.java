package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.Registrations.JON;
import static dev.gpconnect.appointments.testkit.fake.Registrations.PATH;
import static dev.gpconnect.appointments.testkit.fake.Registrations.assertRefused;
import static dev.gpconnect.appointments.testkit.fake.Registrations.full;
import static dev.gpconnect.appointments.testkit.fake.Registrations.minimal;
import static dev.gpconnect.appointments.testkit.fake.Registrations.patient;
import static dev.gpconnect.appointments.testkit.fake.Registrations.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
import dev.gpconnect.appointments.testkit.fake.wire.Format;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.hl7.fhir.dstu3.model.Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterRefusalTest {
    private final World world = new World();

    @ParameterizedTest(name = "{0} -> {3} {5}")
    @DisplayName("P-REG-06 to P-REG-12: PDS and the practice, each with its own answer")
    @CsvSource({
        "9990000158, North, 1993-02-02, 500, processing, INTERNAL_SERVER_ERROR",
        "9990000166, Nobody, 1980-01-01, 400, business-rule, INVALID_PATIENT_DEMOGRAPHICS",
        "9990000115, Knoll, 1955-08-08, 400, value, INVALID_NHS_NUMBER",
        "9990000123, Lake, 1988-03-03, 400, value, INVALID_NHS_NUMBER",
        "9990000131, Moor, 1966-11-11, 400, business-rule, INVALID_PATIENT_DEMOGRAPHICS",
        "9990000085, Heath, 1990-10-10, 400, business-rule, INVALID_PATIENT_DEMOGRAPHICS",
        "9990000077, Grove, 1938-02-11, 400, business-rule, INVALID_PATIENT_DEMOGRAPHICS",
        "9990000018, Ashdown, 1951-03-04, 409, duplicate, DUPLICATE_REJECTED",
        "9990000034, Calder, 1996-12-30, 409, duplicate, DUPLICATE_REJECTED",
        "9990000050, Elm, 1971-03-25, 409, duplicate, DUPLICATE_REJECTED"
    })
    void registration_thatMayNotBe_isRefused(
            String number, String family, String born, int status, String type, String code) {
        String before = world.practice.patientId(number);
        assertRefused(register(world, minimal(number, family, "X", born)), status, type, code);
        assertThat(world.practice.patientId(number)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1} {2} -> {3}")
    @DisplayName("P-REG-10: the birth date, or two parts of it with the starts of both names, whatever their case")
    @CsvSource({
        "Other, Xavier, 1979-04-14, 200",
        "JARvis, jane, 1979-04-15, 200",
        "Jarrow, Jon, 1979-05-14, 200",
        "Jarrow, Jon, 1980-04-14, 200",
        "Jarrow, Jon, 1980-05-14, 400",
        "Jasper, Jon, 1979-04-15, 400",
        "Jarrow, Ron, 1979-04-15, 400"
    })
    void demographics_areVerifiedByTheRule(String family, String given, String born, int status) {
        FakeResponse response = register(world, minimal(JON, family, given, born));
        assertThat(response.status()).isEqualTo(status);
        if (status != 200) {
            assertThat(Json.code(response)).isEqualTo("INVALID_PATIENT_DEMOGRAPHICS");
        }
    }

    @Test
    @DisplayName("P-REG-11, REG-E4: the second registration is a duplicate")
    void registration_twice_isADuplicate() {
        assertThat(register(world, full()).status()).isEqualTo(200);
        assertRefused(register(world, full()), 409, "duplicate", "DUPLICATE_REJECTED");
    }

    @Test
    @DisplayName("REG-E3: whoever cannot be registered gets one answer")
    void refusals_forThePerson_lookTheSame() {
        Stream<ObjectNode> all = Stream.of(
                minimal("9990000166", "Nobody", "X", "1980-01-01"),
                minimal("9990000131", "Moor", "Max", "1966-11-11"),
                minimal("9990000085", "Heath", "Hana", "1990-10-10"),
                minimal("9990000077", "Grove", "Gwen", "1938-02-11"),
                minimal(JON, "Other", "X", "1990-01-01"));
        assertThat(all.map(parameters -> register(world, parameters))
                        .map(FakeResponse::text)
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("W-URL-08, P-GEN-05: the operation's $ is literal, and the URL has nothing more")
    @ValueSource(
            strings = {
                "/Patient/%24gpc.registerpatient",
                "/Patient/$gpc.registerpatient/",
                "/Patient/1/$gpc.registerpatient",
                "/Patient",
                "/$gpc.registerpatient"
            })
    void path_ofAnotherShape_isABadRequest(String path) {
        FakeResponse response = world.answer(world.draft(Interaction.REG, path).body(full().toString()));
        assertRefused(response, 400, "invalid", "BAD_REQUEST");
    }

    @Test
    @DisplayName("P-GEN-05, P-GEN-15, P-GEN-18, P-GEN-20: the common checks hold for registrations too")
    void request_failingACommonCheck_isRefused() {
        String body = full().toString();
        Draft get = world.draft(Interaction.REG, PATH).method("GET");
        Draft read =
                world.draft(Interaction.REG, PATH).body(body).claims(c -> c.put("requested_scope", "patient/*.read"));
        Draft broken = world.draft(Interaction.REG, PATH).body(body.substring(1));
        assertThat(Stream.of(get, read, broken).map(world::answer).map(FakeResponse::status))
                .containsOnly(400);
        Draft switchedOff = new Draft(Interaction.REG, ReferenceData.SWITCHED_OFF, world.clock, PATH).body(body);
        assertThat(world.practices.answer(switchedOff.build()).status()).isEqualTo(403);
        ObjectNode bare = patient(full());
        assertRefused(register(world, bare), 422, "invalid", "INVALID_RESOURCE");
    }

    @Test
    @DisplayName("W-HDR-09: return=minimal is for appointments; a registration always shows the new id")
    void registration_withReturnMinimal_isAnsweredInFull() {
        FakeResponse response = world.answer(world.draft(Interaction.REG, PATH)
                .header("Prefer", "return=minimal")
                .body(full().toString()));
        assertThat(Json.ids(response, "Patient")).containsExactly("10");
    }

    @Test
    @DisplayName("W-CT-01: a registration in XML, where an extension on a primitive is refused as in JSON")
    void registration_inXml_isAnsweredInXml() {
        FhirCodec codec = new FhirCodec();
        String xml = new String(codec.write(codec.read(Parameters.class, full()), Format.XML), StandardCharsets.UTF_8);
        String extended = xml.replace(
                "<city value=\"Hull\">",
                "<city value=\"Hull\"><extension url=\"x\"><valueString value=\"x\"/></extension>");
        FakeResponse odd = world.answer(xml(extended));
        assertThat(extended).contains("<extension url=\"x\">");
        assertThat(odd.status()).isEqualTo(422);
        FakeResponse response = world.answer(xml(xml));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).startsWith("<Bundle ");
    }

    private Draft xml(String body) {
        return world.draft(Interaction.REG, PATH)
                .without("Accept")
                .header("Content-Type", "application/fhir+xml;charset=utf-8")
                .body(body);
    }

    @Test
    @DisplayName("M-CAP-02: the operation is in the capability statement")
    void metadata_listsTheOperation() {
        JsonNode operation = Json.body(world.get(Interaction.META, "/metadata")).at("/rest/0/operation");
        assertThat(operation).hasSize(1);
        assertThat(operation.at("/0/name").asText()).isEqualTo("gpc.registerpatient");
        assertThat(operation.at("/0/definition/reference").asText())
                .isEqualTo("https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-RegisterPatient-Operation-1");
    }
}
