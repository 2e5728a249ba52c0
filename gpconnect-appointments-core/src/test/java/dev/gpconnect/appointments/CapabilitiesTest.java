package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import dev.gpconnect.appointments.organisations.CapabilityStatement;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-META-01 to C-META-04, M-CAP-02, M-CAP-03: what a practice's system says it can do")
class CapabilitiesTest extends ClientTest {

    private static final String SERVICES =
            "{\"type\":\"HealthcareService\",\"interaction\":[{\"code\":\"read\"},{\"code\":\"search-type\"}]}";
    private static final String SLOTS_OF_SERVICES = "{\"type\":\"Slot\",\"interaction\":[{\"code\":\"search-type\"}],"
            + "\"searchParam\":[{\"name\":\"start\"},{\"name\":\"service.identifier\"}]}";
    private static final String SLOTS = "{\"type\":\"Slot\",\"searchParam\":[{\"name\":\"start\"}]}";

    @Requirement("C-META-04")
    @ParameterizedTest
    @CsvSource({
        "Patient, search-type, FIND_PATIENT",
        "Patient, read, READ_PATIENT",
        "Practitioner, search-type, FIND_PRACTITIONER",
        "Practitioner, read, READ_PRACTITIONER",
        "Organization, search-type, FIND_ORGANISATION",
        "Organization, read, READ_ORGANISATION",
        "Location, read, READ_LOCATION",
        "Slot, search-type, SEARCH_FREE_SLOTS",
        "Appointment, create, BOOK_APPOINTMENT",
        "Appointment, read, READ_APPOINTMENT",
        "Appointment, search-type, RETRIEVE_APPOINTMENTS",
        "Appointment, update, AMEND_APPOINTMENT CANCEL_APPOINTMENT",
        "HealthcareService, search-type, FIND_HEALTHCARE_SERVICE",
        "HealthcareService, read, READ_HEALTHCARE_SERVICE",
        "Schedule, read, ''"
    })
    void supports_whatIsListed_andNothingElse(String type, String interaction, String supported) {
        CapabilityStatement statement =
                statement("", "{\"type\":\"" + type + "\",\"interaction\":[{\"code\":\"" + interaction + "\"}]}");

        assertThat(String.join(" ", supportedBy(statement))).isEqualTo(("METADATA " + supported).strip());
    }

    @Test
    void supports_registration_ifTheOperationIsListed() {
        transport.answers(Reply.ok("{\"resourceType\":\"CapabilityStatement\",\"rest\":[{\"operation\":["
                + "{\"name\":\"gpc.registerpatient\"}]}]}"));

        assertThat(supportedBy(practice.capabilityStatement())).containsExactly("METADATA", "REGISTER_PATIENT");
    }

    @Test
    @Requirement({"D-AS-03", "C-META-04"})
    @DisplayName("C-META-04: service filtering is known by what is listed, never by the version")
    void serviceFiltering_isKnownByWhatIsListed() {
        assertThat(statement("", SERVICES, SLOTS_OF_SERVICES).supportsServiceFiltering())
                .isTrue();
        assertThat(statement("\"version\":\"1.2.9\",", SERVICES, SLOTS).supportsServiceFiltering())
                .isFalse();
        assertThat(statement("\"version\":\"1.2.8\",", SLOTS_OF_SERVICES).supportsServiceFiltering())
                .isFalse();
        assertThat(statement("\"version\":\"1.2.8\",", SERVICES).supportsServiceFiltering())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"enabled", "supplier-disabled", "organization-disabled", "something-new"})
    @DisplayName("M-EXT-10: whether it is switched on")
    void serviceFiltering_isShown(String code) {
        String extension = "\"extension\":[{\"url\":\"x\",\"valueCode\":\"y\"},{\"url\":\"" + Fhir.DEFINITIONS
                + "Extension-GPConnect-ServiceFilteringStatus-1\",\"valueCode\":\"" + code + "\"}],";

        assertThat(statement(extension).serviceFiltering()).contains(ServiceFilteringStatus.of(code));
    }

    @Test
    void serviceFiltering_notTold_isNothing() {
        String without = "\"extension\":[{\"url\":\"" + Fhir.DEFINITIONS
                + "Extension-GPConnect-ServiceFilteringStatus-1\",\"valueString\":\"enabled\"},7],";

        assertThat(statement("").serviceFiltering()).isEmpty();
        assertThat(statement(without).serviceFiltering()).isEmpty();
    }

    @Test
    @Requirement({"D-CA-02", "C-META-01"})
    @DisplayName("D-CA-02, C-META-01: kept within the encounter, for each practice, and no longer")
    void statement_isAskedForOnceInAnEncounter() {
        transport.answers(Reply.ok(json("\"version\":\"1.2.7\",")), Reply.ok(json("\"version\":\"1.2.8\",")));

        CapabilityStatement first = practice.capabilityStatement();

        assertThat(encounter.practice(Samples.PRACTICE).capabilityStatement()).isSameAs(first);
        assertThat(encounter
                        .practice(Samples.OTHER_PRACTICE)
                        .capabilityStatement()
                        .version())
                .contains("1.2.8");
        assertThat(transport.requests()).hasSize(2);
        encounter.close();
        assertThatIllegalStateException().isThrownBy(practice::capabilityStatement);
    }

    @Test
    void statement_ofAClosedClient_isNotGiven() {
        AppointmentsClient own = newBuilder().build();
        Practice at = own.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
        transport.answers(Reply.ok(json("")));
        at.capabilityStatement();

        own.close();

        assertThatIllegalStateException().isThrownBy(at::capabilityStatement).withMessageContaining("client is closed");
    }

    @Test
    @Requirement("C-META-02")
    @DisplayName("C-META-02: asked for of the root, with the scope of an organisation, naming no patient")
    void statement_isAskedForWithTheScopeOfAnOrganisation() {
        ada();
        transport.answers(Reply.ok(json("")));

        practice.capabilityStatement();

        HttpRequest request = transport.lastRequest();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.url()).isEqualTo(Samples.ROOT + "/metadata");
        assertThat(request.headers().first("Ssp-InteractionID"))
                .contains("urn:nhs:names:services:gpconnect:fhir:rest:read:metadata-1");
        JsonNode token = Token.of(request).claims();
        assertThat(token.get("requested_scope").asText()).isEqualTo("organization/*.read");
        assertThat(token.toString()).doesNotContain("9990000018");
    }

    @Test
    @Requirement("C-META-03")
    @DisplayName("C-META-03: read from a 200 answer, and from no other")
    void statement_isReadFromA200Only() {
        for (int status : new int[] {201, 202, 204, 206}) {
            transport.answers(Reply.of(status, json("\"version\":\"1.2.7\",")));
            assertThat(catchThrowableOfType(UnusableAnswerException.class, practice::capabilityStatement)
                            .status())
                    .isEqualTo(status);
        }
        for (int status : new int[] {302, 404, 500, 501}) {
            transport.answers(Reply.of(status, json("\"version\":\"1.2.7\",")));
            assertThat(catchThrowableOfType(ServiceException.class, practice::capabilityStatement)
                            .status())
                    .isEqualTo(status);
        }
        transport.answers(Reply.ok(Fhir.bundle()));
        assertThat(catchThrowableOfType(UnusableAnswerException.class, practice::capabilityStatement))
                .isNotNull();

        transport.answers(Reply.ok(json("\"version\":\"1.2.7\",")));
        assertThat(practice.capabilityStatement().version()).contains("1.2.7");
    }

    private CapabilityStatement statement(String members, String... resources) {
        try (Encounter own = client.encounter(Samples.HUB, Samples.CLAIRE)) {
            transport.answers(Reply.ok(json(members, resources)));
            return own.practice(Samples.PRACTICE).capabilityStatement();
        }
    }

    private static String json(String members, String... resources) {
        return "{" + members + "\"rest\":[{\"resource\":[" + String.join(",", resources)
                + "]}],\"resourceType\":\"CapabilityStatement\"}";
    }

    private static List<String> supportedBy(CapabilityStatement statement) {
        return Arrays.stream(InteractionId.values())
                .filter(statement::supports)
                .map(Enum::name)
                .toList();
    }
}
