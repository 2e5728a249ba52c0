package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.spine.SdsFhirDirectory;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.http.InProcessTransport;
import dev.gpconnect.appointments.testkit.spine.AsRecord;
import dev.gpconnect.appointments.testkit.spine.FakeConsumer;
import dev.gpconnect.appointments.testkit.spine.FakeSds;
import dev.gpconnect.appointments.testkit.spine.MhsRecord;
import dev.gpconnect.appointments.testkit.spine.SdsRecords;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The directory over the fake's FHIR API with no socket between, and time that only waiting moves. */
class SdsFhirDirectoryInProcessContractTest extends ProviderDirectoryContract {

    private static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;
    private static final String ADDRESS = "https://Practice.example.nhs.uk:443/Y90001/STU3/1/gpconnect/";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    private final FakeSds sds =
            FakeSds.builder("https://sds.example", records(), clock).build();

    /** A practice that is a consumer too, one that is registered twice, and the reference data's. */
    private static SdsRecords records() {
        Set<String> slots = Set.of(SLOTS.id());
        return SdsRecords.builder("https://practices.example")
                .consumer(FakeConsumer.of("200000009091", "Y90001"), "Y90098")
                .endpoint(new MhsRecord("Y90001", "Y90001-1", "S1", ADDRESS, slots))
                .system(new AsRecord("Y90001", "Y90001-1", "200000009001", null, slots))
                .provider(ReferenceData.PRACTICE_B)
                .endpoint(new MhsRecord("Y90002", "Y90002-2", "S2", ADDRESS, slots))
                .consumer(FakeConsumer.of("200000009010", "Y90010"), FakeSds.REFERENCE_SUPPLIER)
                .consumer(FakeConsumer.of("200000009011", "Y90010"), "Y90098")
                .build();
    }

    private ProviderDirectory over(HttpTransport transport, String key) {
        return SdsFhirDirectory.builder(URI.create("https://sds.example" + FakeSds.PATH), transport)
                .apiKey(key)
                .supplier(OdsCode.of(FakeSds.REFERENCE_SUPPLIER))
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                // many threads that wait at the same time move the clock by the sum of their waits
                .timeout(Duration.ofHours(1))
                .pause(clock::advance)
                .build();
    }

    @Override
    protected ProviderDirectory createDirectory() {
        return over(InProcessTransport.to(sds::answer), FakeSds.REFERENCE_KEY);
    }

    @Override
    protected Lookup registered() {
        return new Lookup(OdsCode.of("Y90001"), SLOTS);
    }

    @Override
    protected ProviderEndpoint endpoint() {
        return new ProviderEndpoint(ServiceRoot.of(ADDRESS), Asid.of("200000009001"));
    }

    @Override
    protected Lookup unknown() {
        return new Lookup(OdsCode.of("Y99999"), InteractionId.BOOK_APPOINTMENT);
    }

    @Override
    protected Optional<Lookup> notRegistered() {
        return Optional.of(new Lookup(OdsCode.of("Y90001"), InteractionId.BOOK_APPOINTMENT));
    }

    @Override
    protected Optional<Lookup> ambiguous() {
        return Optional.of(new Lookup(OdsCode.of("Y90002"), SLOTS));
    }

    @Override
    protected Optional<Own> own() {
        return Optional.of(new Own(new Lookup(OdsCode.of("Y90010"), SLOTS), Asid.of("200000009010")));
    }

    @Override
    protected Optional<ProviderDirectory> createUnreachable() {
        return Optional.of(over(InProcessTransport.to(sds::answer), "another-key"));
    }

    @Override
    protected List<String> secrets() {
        return List.of(FakeSds.REFERENCE_KEY, "another-key", "https://sds.example");
    }
}
