package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API finds (W-SDS-08, W-SDS-09); what it refuses is in {@link FakeSdsRefusalTest}. */
class FakeSdsTest {
    private static final String BASE = "http://127.0.0.1:1234";
    private static final String SDS = "http://127.0.0.1:4321";
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    private final List<String> lookUps = new ArrayList<>();
    private final FakeSds sds = over(SdsRecords.reference(BASE));

    private FakeSds over(SdsRecords records) {
        return FakeSds.builder(SDS, records, clock)
                .listener((odsCode, interactionId) -> lookUps.add(odsCode + " " + interactionId))
                .build();
    }

    private static JsonNode found(FakeSds sds, SdsCall call) {
        FakeResponse response = sds.answer(call.build());
        assertThat(response.status()).isEqualTo(200);
        return Json.body(response);
    }

    private static List<String> values(JsonNode bundle, String system) {
        List<String> values = new ArrayList<>();
        for (JsonNode entry : bundle.path("entry")) {
            for (JsonNode identifier : entry.at("/resource/identifier")) {
                if (identifier.path("system").asText().equals("https://fhir.nhs.uk/Id/" + system)) {
                    values.add(identifier.path("value").asText());
                }
            }
        }
        return values;
    }

    @Test
    @DisplayName("W-SDS-08: an endpoint with its address, party key and CPA id")
    void endpoint_ofAPractice_isFound() {
        JsonNode bundle = found(sds, SdsCall.endpoint("Y90001"));
        assertThat(bundle.path("resourceType").asText()).isEqualTo("Bundle");
        assertThat(bundle.path("type").asText()).isEqualTo("searchset");
        assertThat(bundle.path("total").asInt()).isEqualTo(1);
        JsonNode endpoint = bundle.at("/entry/0/resource");
        assertThat(endpoint.path("resourceType").asText()).isEqualTo("Endpoint");
        assertThat(endpoint.path("status").asText()).isEqualTo("active");
        assertThat(endpoint.path("address").asText()).isEqualTo(BASE + "/Y90001/STU3/1/gpconnect");
        assertThat(endpoint.at("/managingOrganization/identifier/value").asText())
                .isEqualTo("Y90001");
        assertThat(endpoint.at("/connectionType/code").asText()).isEqualTo("hl7-fhir-msg");
        assertThat(values(bundle, "nhsMhsPartyKey")).containsExactly("Y90001-800001");
        assertThat(values(bundle, "nhsMhsCPAId")).containsExactly("S90001A00001");
    }

    @Test
    @DisplayName("W-SDS-09: the ASID behind an endpoint's party key")
    void device_ofAPractice_isFound() {
        JsonNode bundle = found(sds, SdsCall.device("Y90001").partyKey("Y90001-800001"));
        assertThat(bundle.path("total").asInt()).isEqualTo(1);
        JsonNode device = bundle.at("/entry/0/resource");
        assertThat(device.path("resourceType").asText()).isEqualTo("Device");
        assertThat(device.at("/owner/identifier/value").asText()).isEqualTo("Y90001");
        assertThat(device.has("extension")).isFalse();
        assertThat(values(bundle, "nhsSpineASID")).containsExactly("200000009001");
        assertThat(values(bundle, "nhsMhsPartyKey")).containsExactly("Y90001-800001");
    }

    @ParameterizedTest
    @CsvSource({"Y90099, 1", "Y90098, 0"})
    @DisplayName("W-SDS-09, W-SDS-03: a consumer's own ASID, by its supplier")
    void device_ofAConsumer_isFoundByItsSupplier(String supplier, int total) {
        JsonNode bundle = found(
                sds,
                SdsCall.device("Y90010")
                        .parameter(
                                "manufacturing-organization",
                                "https://fhir.nhs.uk/Id/ods-organization-code|" + supplier));
        assertThat(values(bundle, "nhsSpineASID")).hasSize(total).allMatch("200000009010"::equals);
        assertThat(bundle.findValuesAsText("url"))
                .filteredOn(url -> url.endsWith("Extension-SDS-ManufacturingOrganisation"))
                .hasSize(total);
    }

    @Test
    @DisplayName("W-SDS-09: without the party key, the consumer's record can come first")
    void device_withoutPartyKey_findsTheConsumerToo() {
        FakeSds both = over(SdsRecords.builder(BASE)
                .consumer(FakeConsumer.of("200000009091", "Y90001"), "Y90099")
                .provider(ReferenceData.PRACTICE_A)
                .build());
        assertThat(values(found(both, SdsCall.device("Y90001")), "nhsSpineASID"))
                .containsExactly("200000009091", "200000009001");
        assertThat(values(found(both, SdsCall.device("Y90001").partyKey("Y90001-800001")), "nhsSpineASID"))
                .containsExactly("200000009001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Y90010", "Y90040", "Y99999"})
    @DisplayName("W-SDS-07: nothing is found of a consumer's endpoint")
    void endpoint_ofAConsumer_isNotFound(String odsCode) {
        JsonNode bundle = found(sds, SdsCall.endpoint(odsCode));
        assertThat(bundle.path("total").asInt(-1)).isZero();
        assertThat(bundle.path("entry")).isEmpty();
    }

    @Test
    @DisplayName("W-SDS-07: the search-only consumer is registered for the slot search alone")
    void device_ofTheSearchOnlyConsumer_isFoundForSlotsOnly() {
        assertThat(values(found(sds, SdsCall.device("Y90040")), "nhsSpineASID")).containsExactly("200000009040");
        SdsCall booking = SdsCall.to("/Device")
                .organisation("Y90040")
                .parameter("identifier", "https://fhir.nhs.uk/Id/nhsServiceInteractionId|" + Interaction.BOOK.id());
        assertThat(found(sds, booking).path("total").asInt(-1)).isZero();
    }

    @Test
    @DisplayName("W-SDS-08: any two of organisation, interaction and party key will do")
    void endpoint_byAnyTwo_isFound() {
        SdsCall withoutInteraction =
                SdsCall.to("/Endpoint").organisation("Y90002").partyKey("Y90002-800002");
        SdsCall withoutOrganisation = SdsCall.to("/Endpoint")
                .parameter("identifier", SdsCall.INTERACTION)
                .partyKey("Y90002-800002");
        SdsCall all = SdsCall.endpoint("Y90002").partyKey("Y90002-800002");
        for (SdsCall call : List.of(withoutInteraction, withoutOrganisation, all)) {
            assertThat(values(found(sds, call), "nhsMhsCPAId")).containsExactly("S90002A00001");
        }
    }

    @Test
    @DisplayName("W-SDS-08: an endpoint need not have an address")
    void endpoint_withoutAddress_isFoundWithoutOne() {
        FakeSds without = over(SdsRecords.builder(BASE)
                .endpoint(new MhsRecord("Y90001", "Y90001-1", "S1", null, Set.of(Interaction.SLOT.id())))
                .build());
        JsonNode bundle = found(without, SdsCall.endpoint("Y90001"));
        assertThat(bundle.path("total").asInt()).isEqualTo(1);
        assertThat(bundle.at("/entry/0/resource").has("address")).isFalse();
    }

    @Test
    @DisplayName("W-SDS-11: resource ids are random, and the full URL ends in them")
    void ids_areRandom() {
        JsonNode first = found(sds, SdsCall.endpoint("Y90001"));
        JsonNode second = found(sds, SdsCall.endpoint("Y90001").header("Cache-Control", "no-cache"));
        String id = first.at("/entry/0/resource/id").asText();
        assertThat(id).matches(UUID);
        assertThat(first.at("/entry/0/fullUrl").asText()).isEqualTo(SDS + "/spine-directory/FHIR/R4/Endpoint/" + id);
        assertThat(second.at("/entry/0/resource/id").asText()).matches(UUID).isNotEqualTo(id);
    }

    @Test
    @DisplayName("W-SDS-10: the correlation id comes back, and there is one where none was sent")
    void correlationId_comesBack() {
        FakeResponse response = sds.answer(SdsCall.endpoint("Y90001").build());
        assertThat(response.header("X-Correlation-Id")).isEqualTo(SdsCall.CORRELATION_ID);
        assertThat(response.header("Content-Type")).isEqualTo("application/fhir+json");
        FakeResponse without =
                sds.answer(SdsCall.endpoint("Y90001").header("X-Correlation-Id").build());
        assertThat(without.status()).isEqualTo(200);
        assertThat(without.header("X-Correlation-Id")).matches(UUID);
    }

    @Test
    @DisplayName("W-SDS-10: a literal bar and spaces around a value are read as the API reads them")
    void query_writtenOtherwise_isRead() {
        SdsCall call = SdsCall.to("/Endpoint")
                .raw("organization=https://fhir.nhs.uk/Id/ods-organization-code|+Y90001+")
                .raw("identifier=" + SdsCall.INTERACTION);
        assertThat(found(sds, call).path("total").asInt()).isEqualTo(1);
    }

    @Test
    void listener_isToldOfEveryLookUpOfAnEndpoint() {
        found(sds, SdsCall.endpoint("Y90001"));
        found(sds, SdsCall.endpoint("Y90001"));
        found(sds, SdsCall.device("Y90001").partyKey("Y90001-800001"));
        found(sds, SdsCall.to("/Endpoint").organisation("Y90002").partyKey("Y90002-800002"));
        sds.answer(SdsCall.to("/Endpoint").organisation("Y90003").build());
        String slots = "Y90001 " + Interaction.SLOT.id();
        assertThat(lookUps).containsExactly(slots, slots, "Y90002 ");
    }

    @Test
    void load_replacesTheRecords() {
        sds.load(SdsRecords.builder(BASE).build());
        assertThat(found(sds, SdsCall.endpoint("Y90001")).path("total").asInt(-1))
                .isZero();
    }
}
