package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the Spine's directory holds: who answers where, and which systems may do what (W-SDS-07). {@link FakeSds}, {@link FakeLdap} and
 * {@link FakeDirectory} answer from it. Immutable.
 */
public final class SdsRecords {
    private final List<MhsRecord> endpoints;
    private final List<AsRecord> systems;

    private SdsRecords(Builder builder) {
        this.endpoints = List.copyOf(builder.endpoints);
        this.systems = List.copyOf(builder.systems);
    }

    /**
     * Starts an empty directory.
     *
     * @param base the URL before each service root, without a slash at its end
     * @return a builder
     */
    public static Builder builder(String base) {
        return new Builder(base);
    }

    /**
     * The directory of the reference data: every provider, the unreachable one included, for all interactions, and the consumers.
     *
     * @param base the URL that the practices were made with
     * @return the records that go with {@link FakeSpine#reference}
     */
    public static SdsRecords reference(String base) {
        Builder builder = builder(base);
        ReferenceParties.providers().forEach(builder::provider);
        ReferenceParties.consumers().forEach(consumer -> builder.consumer(consumer, ReferenceParties.SUPPLIER));
        return builder.build();
    }

    /**
     * The message handling systems.
     *
     * @return unmodifiable, in the order in which they were registered
     */
    public List<MhsRecord> endpoints() {
        return endpoints;
    }

    /**
     * The accredited systems.
     *
     * @return unmodifiable, in the order in which they were registered
     */
    public List<AsRecord> systems() {
        return systems;
    }

    List<MhsRecord> endpoints(SdsQuery query) {
        return endpoints.stream().filter(query::finds).toList();
    }

    List<AsRecord> systems(SdsQuery query) {
        return systems.stream().filter(query::finds).toList();
    }

    /** Shows how much is in it. */
    @Override
    public String toString() {
        return "SdsRecords[" + endpoints.size() + " endpoints, " + systems.size() + " systems]";
    }

    /** Registers organisations; for one thread. */
    public static final class Builder {
        private static final Set<String> ALL =
                Arrays.stream(Interaction.values()).map(Interaction::id).collect(Collectors.toUnmodifiableSet());

        private final String base;
        private final List<MhsRecord> endpoints = new ArrayList<>();
        private final List<AsRecord> systems = new ArrayList<>();

        private Builder(String base) {
            this.base = Objects.requireNonNull(base, "base");
        }

        /**
         * Registers a provider for every interaction: an endpoint and a system with one party key.
         *
         * @param provider its service root is this builder's base and its own path
         * @return this builder
         */
        public Builder provider(PracticeIdentity provider) {
            String address = base + provider.rootPath();
            endpoint(new MhsRecord(provider.odsCode(), provider.partyKey(), provider.cpaId(), address, ALL));
            return system(new AsRecord(provider.odsCode(), provider.partyKey(), provider.asid(), null, ALL));
        }

        /**
         * Registers a consumer: a system without an endpoint (W-SDS-07).
         *
         * @param consumer registered here for what the Spine proxy lets it do
         * @param supplier the ODS code of its system's manufacturer (W-SDS-03)
         * @return this builder
         */
        public Builder consumer(FakeConsumer consumer, String supplier) {
            Objects.requireNonNull(supplier, "supplier");
            return system(new AsRecord(
                    consumer.odsCode(), consumer.partyKey(), consumer.asid(), supplier, consumer.interactionIds()));
        }

        /**
         * Registers an endpoint as it is.
         *
         * @param mhs may contradict what is there already, as a wrongly kept directory does (W-SDS-04)
         * @return this builder
         */
        public Builder endpoint(MhsRecord mhs) {
            endpoints.add(Objects.requireNonNull(mhs, "mhs"));
            return this;
        }

        /**
         * Registers a system as it is.
         *
         * @param system may contradict what is there already
         * @return this builder
         */
        public Builder system(AsRecord system) {
            systems.add(Objects.requireNonNull(system, "system"));
            return this;
        }

        /**
         * Builds the directory.
         *
         * @return it, with what is registered now
         * @throws IllegalStateException when two endpoints have one CPA id, or two systems one ASID
         */
        public SdsRecords build() {
            Set<String> ids = new HashSet<>();
            endpoints.forEach(mhs -> claim(ids, "CPA id " + mhs.cpaId()));
            systems.forEach(system -> claim(ids, "ASID " + system.asid()));
            return new SdsRecords(this);
        }

        private static void claim(Set<String> ids, String id) {
            if (!ids.add(id)) {
                throw new IllegalStateException("Two records have the " + id + "; give each its own");
            }
        }
    }
}
