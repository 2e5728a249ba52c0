package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.spine.SdsFhirDirectory;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import dev.gpconnect.appointments.testkit.spine.FakeSds;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The directory over the fake's FHIR API and real HTTP. */
class SdsFhirDirectoryContractTest extends ProviderDirectoryContract {

    private static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;

    private final FakeServer server =
            FakeServer.startReference(Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC));
    private final OkHttpTransport transport = OkHttpTransport.builder().build();

    @AfterEach
    void stop() {
        try (server) {
            transport.close();
        }
    }

    private SdsFhirDirectory.Builder builder(URI address) {
        return SdsFhirDirectory.builder(address, transport)
                .apiKey(FakeSds.REFERENCE_KEY)
                .supplier(OdsCode.of(FakeSds.REFERENCE_SUPPLIER))
                .requestsPerSecond(1000);
    }

    @Override
    protected ProviderDirectory createDirectory() {
        return builder(server.sdsUrl()).build();
    }

    @Override
    protected Lookup registered() {
        return new Lookup(OdsCode.of("Y90001"), SLOTS);
    }

    @Override
    protected ProviderEndpoint endpoint() {
        return new ProviderEndpoint(
                ServiceRoot.of(server.serviceRoot("Y90001").toString()), Asid.of(server.asid("Y90001")));
    }

    @Override
    protected Lookup unknown() {
        return new Lookup(OdsCode.of("Y99999"), SLOTS);
    }

    @Override
    protected Optional<Lookup> notRegistered() {
        // a consumer has no endpoint
        return Optional.of(new Lookup(OdsCode.of("Y90010"), SLOTS));
    }

    @Override
    protected Optional<Own> own() {
        return Optional.of(new Own(new Lookup(OdsCode.of("Y90010"), SLOTS), Asid.of("200000009010")));
    }

    @Override
    protected Optional<ProviderDirectory> createUnreachable() {
        // nobody listens on port 1
        return Optional.of(
                builder(URI.create("http://127.0.0.1:1/")).pause(time -> {}).build());
    }

    @Override
    protected List<String> secrets() {
        return List.of(FakeSds.REFERENCE_KEY);
    }
}
