package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.CancelTest.cancelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The knob demonstratorErrors: the odd errors of the official demonstrator. */
class KnobDemonstratorErrorsTest {
    private final World world = new World();

    private World demonstrator() {
        return world.turn(Knob.DEMONSTRATOR_ERRORS, "ON");
    }

    private static void assertOutcome(FakeResponse response, int status, String code) {
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(Json.body(response).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(Json.code(response)).isEqualTo(code);
    }

    @ParameterizedTest
    @DisplayName("demonstratorErrors, K-31, AMND-E4: a change of what is not there is 200 with an OperationOutcome")
    @EnumSource(
            value = Interaction.class,
            names = {"AMND", "CANC"})
    void demonstratorErrors_changeOfAnUnknownId_is200(Interaction interaction) {
        ObjectNode unknown = world.booked().put("id", "99");
        assertOutcome(world.put(interaction, unknown), 404, "NO_RECORD_FOUND");
        assertOutcome(demonstrator().put(interaction, unknown), 200, "REFERENCE_NOT_FOUND");
    }

    @ParameterizedTest(name = "{0} {1} -> {4} {5}")
    @DisplayName("demonstratorErrors, K-30: reads of what is not there, and of whom nobody may know of")
    @CsvSource({
        "READ, Appointment/99, 404, NO_RECORD_FOUND, 404, REFERENCE_NOT_FOUND",
        "RLOC, Location/99, 404, NO_RECORD_FOUND, 404, REFERENCE_NOT_FOUND",
        "RPRA, Practitioner/99, 404, PRACTITIONER_NOT_FOUND, 500, INTERNAL_SERVER_ERROR",
        "RORG, Organization/99, 404, ORGANISATION_NOT_FOUND, 500, INTERNAL_SERVER_ERROR",
        "RPAT, Patient/99, 404, PATIENT_NOT_FOUND, 500, INTERNAL_SERVER_ERROR",
        "RPAT, Patient/8, 404, PATIENT_NOT_FOUND, 500, INTERNAL_SERVER_ERROR"
    })
    void demonstratorErrors_readOfAnUnknownId_isOdd(
            Interaction interaction, String path, int status, String code, int oddStatus, String oddCode) {
        assertOutcome(world.get(interaction, "/" + path), status, code);
        assertOutcome(demonstrator().get(interaction, "/" + path), oddStatus, oddCode);
    }

    @Test
    @DisplayName("demonstratorErrors, K-30: its 404 is of the type not-found")
    void demonstratorErrors_notFound_hasItsIssueType() {
        FakeResponse missing = demonstrator().get(Interaction.RLOC, "/Location/99");
        assertThat(Json.body(missing).at("/issue/0/code").asText()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @DisplayName("demonstratorErrors, K-14, C-SLOT-11: a parameter or include that is not listed is 400, not ignored")
    @ValueSource(
            strings = {"&_count=5", "&Status=free", "&_include=Slot:appointment", "&_include:recurse=Schedule:subject"})
    void demonstratorErrors_unknownParameterOfSlots_isRefused(String more) {
        assertThat(world.slots("2026-11-24", "2026-11-24", more).status()).isEqualTo(200);
        assertOutcome(demonstrator().slots("2026-11-24", "2026-11-24", more), 400, "BAD_REQUEST");
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("demonstratorErrors, K-14: so is one of the other searches")
    @CsvSource({
        "FPAT, Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018&active=true",
        "FPRA, Practitioner?identifier=https://fhir.nhs.uk/Id/sds-user-id%7CG0000001&x=",
        "FORG, Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code%7CY90001&x=",
        "RETR, Patient/2/Appointment?start=ge2026-11-24&start=le2026-11-24&status=booked"
    })
    void demonstratorErrors_unknownParameter_isRefused(Interaction interaction, String path) {
        assertThat(world.get(interaction, "/" + path).status()).isEqualTo(200);
        assertOutcome(demonstrator().get(interaction, "/" + path), 400, "BAD_REQUEST");
    }

    @Test
    @DisplayName("demonstratorErrors, W-SRCH-01 to W-SRCH-13: every parameter and include that is listed is taken")
    void demonstratorErrors_listedParameters_areTaken() {
        String all = "&_include:recurse=Schedule:actor:Practitioner&_include:recurse=Schedule:actor:Location"
                + "&_include:recurse=Location:managingOrganization&_include:recurse=Schedule:actor:HealthcareService"
                + "&searchFilter=https://fhir.nhs.uk/Id/ods-organization-code%7CY90010&service.identifier=x%7Cy"
                + "&_format=application/fhir%2Bjson";
        assertThat(demonstrator().slots("2026-11-24", "2026-11-24", all).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("demonstratorErrors, K-15, W-HDR-06, E-10: only one FHIR media type is accepted")
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "application/fhir+json, */*",
                "application/fhir+json,application/fhir+xml"
            })
    void demonstratorErrors_otherAccept_is415(String accept) {
        Draft draft = world.draft(Interaction.RLOC, "/Location/1").without("Accept");
        if (!accept.isEmpty()) {
            draft.header("Accept", accept);
        }
        assertOutcome(demonstrator().answer(draft), 415, "BAD_REQUEST");
    }

    @ParameterizedTest
    @DisplayName("demonstratorErrors, W-HDR-06: with or without charset, JSON or XML")
    @ValueSource(strings = {"application/fhir+json", "application/fhir+json;charset=utf-8", "application/fhir+xml"})
    void demonstratorErrors_oneFhirMediaType_isAccepted(String accept) {
        Draft draft = world.draft(Interaction.RLOC, "/Location/1").header("Accept", accept);
        assertThat(demonstrator().answer(draft).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("demonstratorErrors, W-URL-08: an encoded dollar is 400, as it is by default")
    void demonstratorErrors_encodedOperation_isRefused() {
        Draft draft = world.draft(Interaction.REG, "/Patient/%24gpc.registerpatient")
                .body(Registrations.full().toString());
        assertOutcome(demonstrator().answer(draft), 400, "BAD_REQUEST");
    }

    @Test
    @DisplayName("demonstratorErrors, K-06, P-REG-13: a lapsed patient is a duplicate")
    void demonstratorErrors_lapsedPatient_isADuplicate() {
        ObjectNode fred = Registrations.minimal("9990000069", "Firth", "Fred", "1945-05-05");
        assertOutcome(Registrations.register(demonstrator(), fred), 409, "DUPLICATE_REJECTED");
        world.turn(Knob.DEMONSTRATOR_ERRORS, "OFF");
        assertThat(Registrations.register(world, fred).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("demonstratorErrors: what is right is answered as ever")
    void demonstratorErrors_soundRequests_areAnswered() {
        assertThat(demonstrator()
                        .put(Interaction.CANC, cancelled(world.booked()))
                        .status())
                .isEqualTo(200);
    }
}
