package dev.gpconnect.appointments.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchScope;
import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code serve} from its first line to its end, over real sockets. */
final class ServeCommandTest {
    private static final String SLOTS = "urn:nhs:names:services:gpconnect:fhir:rest:search:slot-1";
    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);

    /** How many slots a search through the Spine proxy finds. */
    private static int search(Serving serving) {
        JsonNode practice = serving.urls.at("/practices/Y90001");
        ProviderEndpoint endpoint = new ProviderEndpoint(
                ServiceRoot.of(practice.path("root").asText()),
                Asid.of(practice.path("asid").asText()));
        URI issuer = URI.create("https://consumer.example/");
        RequestingOrganisation hub = RequestingOrganisation.builder(
                        OdsCode.of("Y90010"), "Northfield Hub", Asid.of("200000009010"), "0300 000 9010")
                .type(OrganisationType.GP_PRACTICE)
                .build();
        User user = User.builder("10019", PersonName.of("Jones", "Claire"), issuer.resolve("/Id/user"), "10019")
                .build();
        try (AppointmentsClient client = AppointmentsClient.builder(
                                new Product(issuer, issuer.resolve("/Id/device"), "1", "Test", "1"),
                                ProviderDirectory.fixed(Map.of(OdsCode.of("Y90001"), endpoint)))
                        .spineProxy(URI.create(serving.url("spine")))
                        .transport(OkHttpTransport.builder().build())
                        .clock(Run.CLOCK)
                        .build();
                Encounter encounter = client.encounter(hub, user)) {
            return encounter
                    .practice("Y90001")
                    .searchFreeSlots(
                            SlotSearch.between(TOMORROW, TOMORROW.plusDays(1)).build())
                    .size();
        }
    }

    @Test
    void firstLine_saysWhereEverythingIs() throws Exception {
        try (Serving serving = new Serving("--port", "0")) {
            String base = serving.url("base");

            assertThat(base).startsWith("http://127.0.0.1:");
            assertThat(serving.url("spine")).matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(serving.url("sds")).isEqualTo(base + "/spine-directory/FHIR/R4");
            assertThat(serving.url("ldap")).matches("ldap://127\\.0\\.0\\.1:\\d+");
            assertThat(serving.url("control")).isEqualTo(base + "/control");
            assertThat(serving.urls.path("practices").properties().stream().map(Map.Entry::getKey))
                    .containsExactly("Y90001", "Y90002", "Y90003", "Y90004", "Y90005", "Y90006");
            assertThat(serving.urls.at("/practices/Y90004"))
                    .hasToString("{\"root\":\"" + base + "/Y90004/STU3/1/gpconnect\",\"asid\":\"200000009004\"}");
        }
    }

    @Test
    void client_searchesThroughTheSpine_andTheLogHasNoValues() throws Exception {
        try (Serving serving = new Serving()) {
            assertThat(search(serving)).isPositive();

            assertThat(serving.line())
                    .startsWith("2026-11-23T08:00:00Z spine GET /http://127.0.0.1:")
                    .contains("/Y90001/STU3/1/gpconnect/Slot?", " 200 rest:search:slot-1 ", " ms ", " findings")
                    .contains("&start&")
                    .doesNotContain("=", "2026-11-24");
        }
    }

    @Test
    void directory_isSearched_overFhirAndOverLdap() throws Exception {
        try (Serving serving = new Serving()) {
            String query = "/Endpoint?organization=https://fhir.nhs.uk/Id/ods-organization-code%7CY90001"
                    + "&identifier=https://fhir.nhs.uk/Id/nhsServiceInteractionId%7C" + SLOTS;
            HttpResponse<String> found = serving.send(
                    "GET",
                    serving.url("sds") + query,
                    "",
                    "apikey",
                    "reference-key",
                    "Accept",
                    "application/fhir+json");

            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.body())
                    .contains(serving.urls.at("/practices/Y90001/root").asText());
            URI ldap = URI.create(serving.url("ldap"));
            try (LDAPConnection connection = new LDAPConnection(ldap.getHost(), ldap.getPort())) {
                assertThat(connection
                                .search("ou=services,o=nhs", SearchScope.SUB, "(nhsIDCode=Y90001)")
                                .getEntryCount())
                        .isPositive();
            }
        }
    }

    @Test
    void control_changesWhatTheClientGets() throws Exception {
        try (Serving serving = new Serving()) {
            serving.control("PUT", "faults", "[{\"fault\":\"status\",\"status\":500,\"interaction\":\"SLOT\"}]");
            serving.control("PUT", "clock", "{\"instant\":\"2026-11-23T08:00:00Z\"}");

            assertThatThrownBy(() -> search(serving)).hasMessageContaining("HTTP 500");
            assertThat(search(serving)).isPositive();

            assertThat(serving.control("GET", "faults", "").at("/0/happened").asInt())
                    .isEqualTo(1);
            assertThat(serving.control("GET", "exchanges", "").findValuesAsText("server"))
                    .containsOnly("spine");
            assertThat(serving.control("GET", "diary?practice=Y90002", "")
                            .path("name")
                            .asText())
                    .isEqualTo("Oakfield Health Centre");
        }
    }

    @Test
    void options_setHowThePracticesBehave() throws Exception {
        try (Serving serving = new Serving(
                "--clock=2027-01-04T08:00:00Z",
                "--personality=sparse",
                "--knob=recancel=200",
                "--knob=reasonLimit=50")) {
            assertThat(serving.control("GET", "clock", "").path("instant").asText())
                    .isEqualTo("2027-01-04T08:00:00Z");
            assertThat(serving.control("GET", "personality", "")
                            .path("personality")
                            .asText())
                    .isEqualTo("sparse");
            assertThat(serving.control("GET", "knobs", "").at("/recancel/value").asText())
                    .isEqualTo("200");
            assertThat(serving.control("GET", "knobs", "")
                            .at("/reasonLimit/value")
                            .asText())
                    .isEqualTo("50");
        }
    }

    @Test
    void environment_setsWhatTheCommandLineDoesNot() throws Exception {
        Map<String, String> environment = Map.of(
                "GPCONNECT_HOST", "localhost",
                "GPCONNECT_KNOB", "recancel=200,etagOnWrite=OFF",
                "GPCONNECT_STRICT", "true",
                "GPCONNECT_SEED", "7",
                "GPCONNECT_PERSONALITY", "nobody");
        try (Serving serving = new Serving(environment, "--personality", "chatty")) {
            assertThat(serving.url("base")).startsWith("http://localhost:");
            assertThat(serving.url("ldap")).startsWith("ldap://localhost:");
            assertThat(serving.control("GET", "knobs", "")
                            .at("/etagOnWrite/value")
                            .asText())
                    .isEqualTo("OFF");
        }
    }

    @Test
    void end_closesThePorts_andIsASuccess() throws Exception {
        try (Serving serving = new Serving()) {
            assertThat(serving.stop()).isZero();

            for (String name : new String[] {"base", "spine", "ldap"}) {
                try (ServerSocket free =
                        new ServerSocket(URI.create(serving.url(name)).getPort())) {
                    assertThat(free.isBound()).isTrue();
                }
            }
        }
    }

    @Test
    void log_hidesNumbersThatCouldBeAPatients() throws Exception {
        try (Serving serving = new Serving()) {
            serving.send("GET", serving.url("base") + "/Patient/9990000018?x=9990000026&9990000034=1", "");

            assertThat(serving.line())
                    .contains(" provider GET /Patient/##########?x&########## 404 - ")
                    .doesNotContain("999");
        }
    }
}
