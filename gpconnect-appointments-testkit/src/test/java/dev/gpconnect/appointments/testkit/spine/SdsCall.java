package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request to the directory's API, right in everything that a test does not change. */
final class SdsCall {
    static final String INTERACTION = "https://fhir.nhs.uk/Id/nhsServiceInteractionId|" + Interaction.SLOT.id();
    static final String CORRELATION_ID = "b0a1c2d3-0000-4000-8000-00000000000A";

    private final Map<String, List<String>> headers = new TreeMap<>(Map.of(
            "apikey", List.of("reference-key"),
            "Accept", List.of("application/fhir+json"),
            "X-Correlation-Id", List.of(CORRELATION_ID)));
    private final String path;
    private final StringBuilder query = new StringBuilder();
    private String method = "GET";

    private SdsCall(String path) {
        this.path = path;
    }

    static SdsCall to(String path) {
        return new SdsCall("/spine-directory/FHIR/R4" + path);
    }

    /** Step 1 of W-SDS-08. */
    static SdsCall endpoint(String odsCode) {
        return to("/Endpoint").organisation(odsCode).parameter("identifier", INTERACTION);
    }

    /** Step 2 of W-SDS-09 without the party key. */
    static SdsCall device(String odsCode) {
        return to("/Device").organisation(odsCode).parameter("identifier", INTERACTION);
    }

    SdsCall organisation(String odsCode) {
        return parameter("organization", "https://fhir.nhs.uk/Id/ods-organization-code|" + odsCode);
    }

    SdsCall partyKey(String partyKey) {
        return parameter("identifier", "https://fhir.nhs.uk/Id/nhsMhsPartyKey|" + partyKey);
    }

    SdsCall parameter(String name, String value) {
        return raw(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    SdsCall raw(String pair) {
        query.append(query.isEmpty() ? "?" : "&").append(pair);
        return this;
    }

    SdsCall header(String name, String... values) {
        headers.put(name, List.of(values));
        return this;
    }

    SdsCall method(String verb) {
        method = verb;
        return this;
    }

    FakeRequest build() {
        return FakeRequest.of(method, path + query, headers, new byte[0]);
    }
}
