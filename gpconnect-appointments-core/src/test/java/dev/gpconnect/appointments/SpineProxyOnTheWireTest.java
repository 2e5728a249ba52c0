package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("W-URL-03, W-URL-04: through the Spine proxy, the provider's root byte for byte")
class SpineProxyOnTheWireTest extends ClientTest {

    @ParameterizedTest
    @CsvSource({
        "https://proxy.nhs.uk/, https://pcs.example.uk/T99999/STU3/1/gpc,"
                + "https://proxy.nhs.uk/https://pcs.example.uk/T99999/STU3/1/gpc/metadata",
        "https://proxy.nhs.uk, https://PCS.Example.UK:443/t99999/stu3/1/GPC,"
                + "https://proxy.nhs.uk/https://PCS.Example.UK:443/t99999/stu3/1/GPC/metadata",
        "https://Proxy.nhs.uk:8443/a/b, http://pcs.example.uk//T1/./STU3/../1/%67pc/,"
                + "https://Proxy.nhs.uk:8443/a/b/http://pcs.example.uk//T1/./STU3/../1/%67pc/metadata",
        "HTTPS://proxy.nhs.uk/a/, HTTPS://pcs.example.uk/T1/,"
                + "HTTPS://proxy.nhs.uk/a/HTTPS://pcs.example.uk/T1/metadata"
    })
    void url_throughTheProxy_keepsBothAddressesAsTheyAre(String proxy, String root, String expected) {
        transport.answers(Reply.ok("{\"resourceType\":\"CapabilityStatement\"}"));
        ProviderDirectory directory = ProviderDirectory.fixed(
                Map.of(Samples.PRACTICE, new ProviderEndpoint(ServiceRoot.of(root), Asid.of("200000009001"))));
        try (AppointmentsClient proxied = AppointmentsClient.builder(Samples.PRODUCT, directory)
                        .spineProxy(URI.create(proxy))
                        .transport(transport)
                        .build();
                Encounter theirs = proxied.encounter(Samples.HUB, Samples.CLAIRE)) {
            theirs.practice("Y90001").capabilityStatement();
        }

        assertThat(transport.lastRequest().url()).isEqualTo(expected);
        // the audience is the root alone, unaltered
        assertThat(Token.of(transport.lastRequest()).claims().get("aud").asText())
                .isEqualTo(root);
    }
}
