package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The directory over its FHIR API: what it is asked, and which of its answers count")
final class SdsFhirDirectoryTest extends SdsBench {

    private void answersInstead(String endpoint, String device) {
        answers(Fhir.bundle(endpoint), Fhir.bundle(device));
    }

    @Test
    @DisplayName(
            "W-SDS-08, W-SDS-09: the endpoint first, then the ASID behind its party key, each value with its system")
    void find_asksForEndpointThenDevice() {
        answersInstead(endpoint(), device());

        assertThat(find()).isEqualTo(FOUND);

        assertThat(transport.requests())
                .extracting(HttpRequest::url)
                .containsExactly(
                        ADDRESS + "/Endpoint" + ASKED,
                        ADDRESS + "/Device" + ASKED
                                + "&identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2FnhsMhsPartyKey%7CY90001-800001");
        assertThat(transport.requests()).extracting(HttpRequest::method).containsOnly("GET");
    }

    @Test
    @DisplayName("W-SDS-09: a party key is escaped, whatever it holds")
    void find_withAStrangePartyKey_escapesIt() {
        answersInstead(endpoint().replace("Y90001-800001", "a b+c&d|é"), device("200000009001", "A B+C&D|É"));

        assertThat(find()).isEqualTo(FOUND);

        assertThat(transport.lastRequest().url()).endsWith("nhsMhsPartyKey%7Ca%20b%2Bc%26d%7C%C3%A9");
    }

    @Test
    @DisplayName("W-SDS-10: the key, the exact media type and a correlation id of its own on each request")
    void find_sendsItsHeaders() {
        answersInstead(endpoint(), device());
        find();

        assertThat(sent("apikey")).containsExactly(KEY, KEY);
        assertThat(sent("Accept")).containsExactly("application/fhir+json", "application/fhir+json");
        assertThat(sent("X-Correlation-Id")).containsExactly(new UUID(0, 1).toString(), new UUID(0, 2).toString());
        assertThat(sent("Cache-Control")).containsExactly("-", "-");
        assertThat(transport.lastRequest().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        // the look-up's thirty seconds without the turn that was waited for
        assertThat(transport.lastRequest().timeout())
                .isEqualTo(Duration.ofSeconds(30).minusMillis(25));
    }

    @Test
    @DisplayName("W-SDS-10: correlation ids are UUIDs by default; a directory without a key sends none")
    void builder_leftAsItIs_sendsRandomIdsAndNoKey() {
        answersInstead(endpoint(), device());
        SdsFhirDirectory.builder(URI.create(ADDRESS + "/"), transport).build().find(Samples.PRACTICE, SLOTS);

        assertThat(sent("apikey")).containsExactly("-", "-");
        assertThat(new HashSet<>(sent("X-Correlation-Id")))
                .hasSize(2)
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(4));
        assertThat(transport.lastRequest().url()).startsWith(ADDRESS + "/Device?");
    }

    @Test
    @DisplayName("W-SDS-11: an empty answer may be a time-out, and is asked for once more past the gateway's store")
    void emptyAnswer_isAskedForOnceMore() {
        answers(NOTHING, Fhir.bundle(endpoint()), NOTHING, Fhir.bundle(device()));

        assertThat(find()).isEqualTo(FOUND);

        assertThat(sent("Cache-Control")).containsExactly("-", "no-cache", "-", "no-cache");
        assertThat(new HashSet<>(sent("X-Correlation-Id"))).hasSize(4);
        assertThat(transport.requests().get(1).url())
                .isEqualTo(transport.requests().get(0).url());
    }

    @Test
    @DisplayName("W-SDS-04, W-SDS-11: nothing twice over is a practice that is not enabled")
    void emptyAnswer_twice_isNotEnabled() {
        answers(NOTHING, NOTHING);

        assertThat(failure())
                .isInstanceOf(NotEnabledException.class)
                .hasMessageStartingWith(
                        "The directory has no endpoint of Y90001 for SEARCH_FREE_SLOTS; nothing was sent");

        answers(Fhir.bundle(endpoint()), NOTHING, NOTHING);
        assertThat(failure())
                .isInstanceOf(NotEnabledException.class)
                .hasMessageStartingWith("The directory has no system of Y90001 for SEARCH_FREE_SLOTS");
    }

    @Test
    @DisplayName("W-SDS-04: several hits are an error of the registration; none is taken")
    void severalHits_areAmbiguous() {
        answers(Fhir.bundle(endpoint(), endpoint().replace("S1", "S2")));
        assertThat(failure())
                .isInstanceOf(AmbiguousRegistrationException.class)
                .hasMessageStartingWith("The directory has 2 endpoints of Y90001 for SEARCH_FREE_SLOTS");

        answersInstead(endpoint(), device() + "},{\"resource\":" + device("200000009091", "Y90001-800001"));
        assertThat(failure())
                .isInstanceOf(AmbiguousRegistrationException.class)
                .hasMessageStartingWith("The directory has 2 systems of Y90001 for SEARCH_FREE_SLOTS");
    }

    @Test
    @DisplayName("W-SDS-09: what was not asked for is no hit: another resource, organisation, interaction or party key")
    void othersRecords_areNoHits() {
        String otherInteraction = endpoint()
                .replace("nhsMhsCPAId\",\"value\":\"S1\"", "nhsServiceInteractionId\",\"value\":\"urn:other\"");
        answers(
                Fhir.bundle(
                        endpoint().replace("\"Endpoint\"", "\"OperationOutcome\""),
                        endpoint().replace("code\",\"value\":\"Y90001\"", "code\",\"value\":\"Y90002\""),
                        endpoint().replace("ods-organization-code", "ods-site-code"),
                        endpoint().replace("managingOrganization", "contained"),
                        otherInteraction,
                        endpoint()
                                .replace("code\",\"value\":\"Y90001\"", "code\",\"value\":\"y90001\"")
                                .replace("nhsMhsPartyKey", "nhsMHSPartyKey")),
                Fhir.bundle(
                        device("200000009091", "Y90001-900091"),
                        device().replace("\"Device\"", "\"Endpoint\""),
                        device()));

        assertThat(find()).isEqualTo(FOUND);
    }

    @Test
    @DisplayName("W-SDS-08: an Endpoint that says its interactions has to say the right one")
    void interaction_thatIsSaid_counts() {
        String said = "nhsServiceInteractionId\",\"value\":\"" + SLOTS.id() + "\"";
        answersInstead(endpoint().replace("nhsMhsCPAId\",\"value\":\"S1\"", said), device());

        assertThat(find()).isEqualTo(FOUND);
    }

    @Test
    @DisplayName("W-SDS-08: an endpoint without address or party key, or with several")
    void endpoint_thatCannotBeUsed_isNotSent() {
        String endpoint = endpoint();
        String second = "{\"system\":\"https://fhir.nhs.uk/Id/nhsMhsPartyKey\",\"value\":\"Y90001-2\"},";
        assertUnusable("an endpoint without an address", endpoint.replace("\"address\"", "\"name\""));
        assertUnusable("an endpoint without an address", endpoint.replace("\"" + Samples.ROOT, "{},\"name\":\"x"));
        assertUnusable("an address that is no service root", endpoint.replace(Samples.ROOT, "ftp://secret.example"));
        assertUnusable("an endpoint with no party keys", endpoint.replace("PartyKey", "Other"));
        assertUnusable("an endpoint with several party keys", endpoint.replace("er\":[", "er\":[" + second));
    }

    private void assertUnusable(String what, String endpoint) {
        answers(Fhir.bundle(endpoint));
        assertThat(failure())
                .as(what)
                .isExactlyInstanceOf(NotSentException.class)
                .hasMessage("The directory has " + what + " for Y90001 for SEARCH_FREE_SLOTS; nothing was sent."
                        + " The organisation's supplier has to mend its registration in the Spine")
                .hasNoCause();
    }

    @Test
    @DisplayName("W-SDS-09: a system without an ASID, with several, or with one that is none")
    void device_thatCannotBeUsed_isNotSent() {
        String second = "{\"system\":\"https://fhir.nhs.uk/Id/nhsSpineASID\",\"value\":\"2\"},";
        answersInstead(endpoint(), device().replace("nhsSpineASID", "other"));
        assertThat(failure()).hasMessageStartingWith("The directory has a system with no ASID for Y90001 for");
        answersInstead(endpoint(), device().replace("er\":[", "er\":[" + second));
        assertThat(failure()).hasMessageStartingWith("The directory has a system with several ASIDs for Y90001 for");
        answersInstead(endpoint(), device("2000 9001", "Y90001-800001"));
        assertThat(failure()).hasMessageStartingWith("The directory has a system with an unusable ASID for Y90001 for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u007f"})
    @DisplayName("W-SDS-10: a key that cannot be sent")
    void apiKey_thatCannotBeSent_isMisuse(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().apiKey(key));
    }

    @Test
    void builder_givenWhatCannotBe_isMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SdsFhirDirectory.builder(URI.create("ldap://sds.example"), transport));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().requestsPerSecond(0))
                .withMessage("requestsPerSecond must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().timeout(Duration.ZERO))
                .withMessage("timeout must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().connectTimeout(Duration.ofSeconds(-1)))
                .withMessage("connectTimeout must be positive");
    }

    @Test
    void toString_showsNeitherKeyNorAddress() {
        assertThat(directory).hasToString("SdsFhirDirectory");
    }
}
