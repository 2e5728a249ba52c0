package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoundationsTest {
    private static final String NHS = "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C";

    private final World world = new World();

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @DisplayName("P-FPAT-01, P-GEN-19: one identifier, system and value, the right system, Modulus 11")
    @CsvSource({
        "/Patient, 400, BAD_REQUEST",
        "/Patient?Identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018, 400, BAD_REQUEST",
        "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018&identifier=x, 400, BAD_REQUEST",
        "/Patient?identifier=9990000018, 422, INVALID_PARAMETER",
        "/Patient?identifier=%7C9990000018, 422, INVALID_PARAMETER",
        "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C, 422, INVALID_PARAMETER",
        "/Patient?identifier=https://example/x%7C9990000018, 400, INVALID_IDENTIFIER_SYSTEM",
        "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000019, 400, INVALID_NHS_NUMBER",
        "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C999000001, 400, INVALID_NHS_NUMBER",
        "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C999%20000%200018, 400, INVALID_NHS_NUMBER"
    })
    void find_withABadIdentifier_isRefused(String path, int status, String code) {
        FakeResponse response = world.get(Interaction.FPAT, path);
        assertThat(response.status()).isEqualTo(status);
        assertThat(Json.code(response)).isEqualTo(code);
        boolean value = code.startsWith("INVALID_I") || code.equals("INVALID_NHS_NUMBER");
        assertThat(Json.body(response).at("/issue/0/code").asText()).isEqualTo(value ? "value" : "invalid");
    }

    @ParameterizedTest(name = "{0} is Patient/{1}")
    @DisplayName("P-FPAT-02: active, verified or verifiable; dissent makes no difference")
    @CsvSource({"9990000018, 1", "9990000026, 2", "9990000034, 3", "9990000042, 4", "9990000093, 9"})
    void find_ofAnActivePatient_returnsThePatient(String number, String id) {
        assertThat(Json.ids(world.get(Interaction.FPAT, NHS + number), "Patient"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @DisplayName("P-FPAT-02: unverifiable, left, deceased, sensitive, on PDS only and unknown look all the same")
    @ValueSource(strings = {"9990000050", "9990000069", "9990000077", "9990000085", "9990000107", "9990000166"})
    void find_ofAnybodyElse_isTheSameEmptyBundle(String number) {
        FakeResponse response = world.get(Interaction.FPAT, NHS + number);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text())
                .isEqualTo(world.get(Interaction.FPAT, NHS + "9990000166").text())
                .doesNotContain("entry");
    }

    @Test
    @DisplayName("P-FPAT-02: PDS confirms a record that was never verified, which changes it for good")
    void find_ofAnUnverifiedPatient_verifiesTheRecord() {
        JsonNode before = Json.body(world.get(Interaction.RPAT, "/Patient/4"));
        assertThat(status(before)).isEqualTo("02");
        JsonNode found = Json.entries(world.get(Interaction.FPAT, NHS + "9990000042"), "Patient")
                .get(0);
        assertThat(status(found)).isEqualTo("01");
        FakeResponse after = world.get(Interaction.RPAT, "/Patient/4");
        assertThat(after.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(status(Json.body(after))).isEqualTo("01");
    }

    private static String status(JsonNode patient) {
        return patient.at("/identifier/0/extension/0/valueCodeableConcept/coding/0/code")
                .asText();
    }

    @Test
    @DisplayName("M-PAT: a patient in full")
    void patient_hasTheWireForm() {
        FakeResponse response = world.get(Interaction.RPAT, "/Patient/1");
        assertThat(response.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(response.text()).isEqualTo(Json.parse("""
                                {'resourceType':'Patient','id':'1','meta':{'versionId':'1',
                                  'profile':['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1']},
                                 'extension':[{'url':'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-RegistrationDetails-1',
                                   'extension':[{'url':'preferredBranchSurgery','valueReference':{'reference':'Location/2'}}]}],
                                 'identifier':[{'extension':[{'url':'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1',
                                   'valueCodeableConcept':{'coding':[{'system':'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
                                     'code':'01','display':'Number present and verified'}]}}],
                                   'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018'}],
                                 'active':true,'name':[{'use':'official','text':'ASHDOWN Ada (Mrs)','family':'Ashdown','given':['Ada'],'prefix':['Mrs']}],
                                 'gender':'female','birthDate':'1951-03-04','managingOrganization':{'reference':'Organization/1'}}
                                """).toString());
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @DisplayName("P-RPAT-01, P-RPRA-01: unknown ids, and a sensitive patient, each with its own code")
    @CsvSource({
        "RPAT, /Patient/99, PATIENT_NOT_FOUND",
        "RPAT, /Patient/8, PATIENT_NOT_FOUND",
        "RPRA, /Practitioner/99, PRACTITIONER_NOT_FOUND",
        "RORG, /Organization/99, ORGANISATION_NOT_FOUND",
        "RLOC, /Location/99, NO_RECORD_FOUND"
    })
    void read_ofAnUnknownId_isNotFound(Interaction interaction, String path, String code) {
        FakeResponse response = world.get(interaction, path);
        assertThat(response.status()).isEqualTo(404);
        assertThat(Json.code(response)).isEqualTo(code);
        assertThat(Json.body(response).at("/issue/0/code").asText()).isEqualTo("not-found");
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("W-VER-02: single resources have id, version, one profile and a weak ETag")
    @CsvSource({
        "RPAT, Patient/2",
        "RPRA, Practitioner/1",
        "RORG, Organization/1",
        "RLOC, Location/1",
        "READ, Appointment/2"
    })
    void read_ofAResource_isIdentified(Interaction interaction, String path) {
        FakeResponse response = world.get(interaction, "/" + path);
        JsonNode body = Json.body(response);
        assertThat(body.path("resourceType").asText() + "/" + body.path("id").asText())
                .isEqualTo(path);
        assertThat(response.header("ETag"))
                .isEqualTo("W/\"" + body.at("/meta/versionId").asText() + "\"");
        assertThat(body.at("/meta/profile")).hasSize(1);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @DisplayName("P-FPRA-01: found, unknown, and the faults of the identifier")
    @CsvSource({
        "FPRA, /Practitioner?identifier=https://fhir.nhs.uk/Id/sds-user-id%7CG0000002, 200, 1",
        "FPRA, /Practitioner?identifier=https://fhir.nhs.uk/Id/sds-user-id%7CG0000009, 200, 0",
        "FPRA, /Practitioner?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018, 400, 0",
        "FPRA, /Practitioner?identifier=G0000002, 422, 0",
        "FORG, /Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code%7CY90001, 200, 1",
        "FORG, /Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code%7CY90002, 200, 0",
        "FORG, /Organization?identifier=https://fhir.nhs.uk/Id/ods-site-code%7CY90001, 400, 0",
        "FORG, /Organization, 400, 0"
    })
    void find_inTheDirectory_isAsTheTableSays(Interaction interaction, String path, int status, int found) {
        FakeResponse response = world.get(interaction, path);
        assertThat(response.status()).isEqualTo(status);
        assertThat(Json.body(response).path("entry")).hasSize(found);
    }

    @Test
    @DisplayName("P-META-01, M-CAP-01, M-CAP-02: the capability statement")
    void metadata_listsWhatIsOffered() {
        JsonNode statement = Json.body(world.get(Interaction.META, "/metadata"));
        assertThat(statement.path("version").asText()).isEqualTo("1.2.9");
        assertThat(statement.path("fhirVersion").asText()).isEqualTo("3.0.1");
        assertThat(statement.path("acceptUnknown").asText()).isEqualTo("both");
        assertThat(statement.at("/rest/0/resource").findValuesAsText("type"))
                .contains("Patient", "Organization", "Practitioner", "Location", "Appointment", "Slot");
    }
}
