package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The knobs serviceFiltering and serviceFilteringOrganisation: the switches, the services and the capability of 1.2.8. */
class KnobServiceFilteringTest {
    static final String SYSTEM = "https://fhir.nhs.uk/Id/uec-dos-service-id";
    static final String STATUS = Bookings.SD + "Extension-GPConnect-ServiceFilteringStatus-1";

    private final World world = new World();

    private FakeResponse find(String query) {
        return world.get(Interaction.FHCS, "/HealthcareService" + query);
    }

    private FakeResponse read(String id) {
        return world.get(Interaction.RHCS, "/HealthcareService/" + id);
    }

    @Test
    @DisplayName("serviceFiltering, P-HCS-01, E-12: without the capability both interactions are 501")
    void serviceFiltering_byDefault_isNotImplemented() {
        for (FakeResponse response : new FakeResponse[] {find(""), read("1")}) {
            assertThat(response.status()).isEqualTo(501);
            assertThat(Json.code(response)).isEqualTo("NOT_IMPLEMENTED");
        }
    }

    @Test
    @DisplayName("serviceFiltering, M-HCS-01: a service has id, meta, identifier, provider and name, and an ETag")
    void serviceFiltering_on_readsAService() {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        FakeResponse response = read("1");
        assertThat(response.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(Json.body(response)).isEqualTo(Json.parse("""
                {'resourceType':'HealthcareService','id':'1',
                 'meta':{'versionId':'1','profile':['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-HealthcareService-1']},
                 'identifier':[{'system':'https://fhir.nhs.uk/Id/uec-dos-service-id','value':'2000000001'}],
                 'providedBy':{'reference':'Organization/1'},'name':'Phlebotomy'}
                """));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("serviceFiltering, C-HCS-01, W-SRCH-12: one service, none, or with no identifier all of them")
    @CsvSource({
        "'', 1 2",
        "?identifier=" + SYSTEM + "%7C2000000001, 1",
        "?identifier=" + SYSTEM + "%7C2000000002, 2",
        "?identifier=" + SYSTEM + "%7C2000000003, ''"
    })
    void serviceFiltering_on_findsServices(String query, String ids) {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        assertThat(String.join(" ", Json.ids(find(query), "HealthcareService"))).isEqualTo(ids);
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @DisplayName("serviceFiltering, C-HCS-02: identifiers that cannot be read")
    @CsvSource({
        "?identifier=2000000001, 422, INVALID_PARAMETER",
        "?identifier=" + SYSTEM + "%7C, 422, INVALID_PARAMETER",
        "?identifier=https://fhir.nhs.uk/Id/ods-organization-code%7C1, 400, INVALID_IDENTIFIER_SYSTEM",
        "?identifier=" + SYSTEM + "%7C1&identifier=" + SYSTEM + "%7C2, 400, BAD_REQUEST"
    })
    void serviceFiltering_on_refusesOddIdentifiers(String query, int status, String code) {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        assertThat(find(query).status()).isEqualTo(status);
        assertThat(Json.code(find(query))).isEqualTo(code);
    }

    @Test
    @DisplayName("serviceFiltering, C-HCS-02: an unknown id is 404, an empty one 400")
    void serviceFiltering_on_refusesUnknownIds() {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        assertThat(Json.code(read("99"))).isEqualTo("NO_RECORD_FOUND");
        assertThat(read("99").status()).isEqualTo(404);
        assertThat(read("").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("serviceFiltering, C-HCS-03, P-GEN-18: a practice that has switched GP Connect off is 403")
    void serviceFiltering_on_isRefusedWhereGpConnectIsOff() {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        FakeResponse refused = world.getAt("Y90003", Interaction.FHCS, "/HealthcareService");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(Json.code(refused)).isEqualTo("ACCESS DENIED");
    }

    @ParameterizedTest(name = "{0}, organisation {1}, at {2} -> {3}")
    @DisplayName("serviceFiltering, serviceFilteringOrganisation, P-SVC-01, C-HCS-01: both switches, and SELECTED")
    @CsvSource({
        "ON, ON, Y90001, enabled, 2",
        "ON, ON, Y90002, enabled, 0",
        "ON, OFF, Y90001, organization-disabled, 0",
        "SELECTED, ON, Y90001, enabled, 2",
        "SELECTED, OFF, Y90001, organization-disabled, 0",
        "SELECTED, ON, Y90002, supplier-disabled, 0"
    })
    void serviceFiltering_needsBothSwitches(
            String supplier, String organisation, String practice, String status, int services) {
        world.turn(Knob.SERVICE_FILTERING, supplier).turn(Knob.SERVICE_FILTERING_ORGANISATION, organisation);
        assertThat(Json.ids(world.getAt(practice, Interaction.FHCS, "/HealthcareService"), "HealthcareService"))
                .hasSize(services);
        JsonNode statement = Json.body(world.getAt(practice, Interaction.META, "/metadata"));
        assertThat(statement.at("/extension/0/url").asText()).isEqualTo(STATUS);
        assertThat(statement.at("/extension/0/valueCode").asText()).isEqualTo(status);
    }

    @Test
    @DisplayName("serviceFiltering, specVersion 1.2.8, P-SVC-01: the capability is there, its supplier's switch off")
    void serviceFiltering_off_in1_2_8_isDisabledBySupplier() {
        world.turn(Knob.SPEC_VERSION, "1.2.8");
        assertThat(find("").status()).isEqualTo(200);
        assertThat(Json.body(find("")).has("entry")).isFalse();
        assertThat(read("1").status()).isEqualTo(404);
        JsonNode statement = Json.body(world.get(Interaction.META, "/metadata"));
        assertThat(statement.at("/extension/0/valueCode").asText()).isEqualTo("supplier-disabled");
    }

    @ParameterizedTest
    @DisplayName("serviceFiltering, M-CAP-03: the capability statement lists everything, whatever the switches")
    @ValueSource(strings = {"ON", "OFF"})
    void serviceFiltering_isInTheCapabilityStatement(String organisation) {
        world.turn(Knob.SERVICE_FILTERING, "ON").turn(Knob.SERVICE_FILTERING_ORGANISATION, organisation);
        JsonNode statement = Json.body(world.get(Interaction.META, "/metadata"));
        assertThat(statement.at("/rest/0/resource").toString())
                .contains("'HealthcareService'".replace('\'', '"'), "Schedule:actor:HealthcareService")
                .contains("https://fhir.nhs.uk/STU3/SearchParameter/GPConnect-Slot-ServiceIdentifier-1");
        assertThat(statement.path("profile").toString()).contains("CareConnect-GPC-HealthcareService-1");
    }

    @Test
    @DisplayName("serviceFiltering, K-37: without the capability the statement says nothing of services")
    void serviceFiltering_byDefault_isNotInTheCapabilityStatement() {
        FakeResponse statement = world.get(Interaction.META, "/metadata");
        assertThat(Stream.of("HealthcareService", "service.identifier", "extension"))
                .noneMatch(statement.text()::contains);
    }
}
