package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.FakePractices;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.lint.ConsumerLint;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.synthetic.SyntheticPractice;
import dev.gpconnect.appointments.testkit.time.SeededIds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Practices, those of the reference data or made-up ones, the Spine proxy before them and the directory that knows them, on one clock and
 * under one set of controls. Thread-safe.
 *
 * <pre>{@code
 * FakeWorld world = FakeWorld.reference("https://practices.example", clock);
 * world.controls().faults().inject(Fault.droppedAfterCommit(), Trigger.once().on(Interaction.BOOK));
 * AppointmentsClient client = AppointmentsClient.builder(product, world.directory())
 *         .spineProxy(URI.create("https://spine.example/"))
 *         .transport(InProcessTransport.to(world::spine))
 *         .clock(clock)
 *         .build();
 * }</pre>
 */
public final class FakeWorld {
    private final String base;
    private final Clock clock;
    private final Population population;
    private final List<FakeConsumer> consumers;
    private final Controls controls = Controls.create();
    private final ConsumerLint lint;
    private final SdsRecords records;
    private final FakeSds sds;
    private volatile Scene scene;

    /** What begins anew when the world does. */
    private record Scene(FakePractices practices, FakeSpine spine) {}

    private FakeWorld(Builder builder, Population population) {
        this.base = builder.base;
        this.clock = builder.clock;
        this.population = population;
        this.consumers = List.copyOf(builder.consumers);
        this.lint = new ConsumerLint(clock);
        this.records = registered();
        this.sds = FakeSds.builder(base, records, clock)
                .ids(SeededIds.of(builder.seed))
                .listener(lint::lookedUp)
                .build();
        consumers.forEach(consumer -> lint.consumer(consumer.asid(), consumer.odsCode()));
        this.scene = scene();
    }

    /**
     * The world of the reference data, with random ids from seed 0.
     *
     * @param base the URL before each service root, without a slash at its end
     * @param clock what "now" is; the diaries are written around its present day
     */
    public static FakeWorld reference(String base, Clock clock) {
        return reference(base, clock, 0);
    }

    /**
     * The world of the reference data.
     *
     * @param base the URL before each service root, without a slash at its end
     * @param clock what "now" is; the diaries are written around its present day
     * @param seed where the random ids come from
     */
    public static FakeWorld reference(String base, Clock clock, long seed) {
        return new FakeWorld(builder(base, clock).seed(seed), Population.reference());
    }

    /**
     * Starts a world of one's own practices. The reference data's consumers are registered in it, none of its practices.
     *
     * @param base the URL before each service root, without a slash at its end
     * @param clock what "now" is; the diaries are written around its present day
     */
    public static Builder builder(String base, Clock clock) {
        return new Builder(base, clock);
    }

    private SdsRecords registered() {
        SdsRecords.Builder builder = SdsRecords.builder(base);
        population.providers().forEach(builder::provider);
        consumers.forEach(consumer -> builder.consumer(consumer, ReferenceParties.SUPPLIER));
        return builder.build();
    }

    private Scene scene() {
        FakePractices practices = population.opening().open(base, clock, controls, lint);
        FakeSpine.Builder spine = FakeSpine.builder(base).controls(controls);
        population.providers().forEach(spine::unreachable);
        consumers.forEach(spine::consumer);
        practices.all().forEach(spine::practice);
        return new Scene(practices, spine.build());
    }

    /** Answers a request that reached a provider's server; nobody serves the unreachable practice. */
    public FakeResponse provider(FakeRequest request) {
        FakePractices practices = scene.practices();
        boolean unreachable = providers().stream()
                .filter(identity -> request.path().startsWith(identity.rootPath()))
                .anyMatch(identity -> practices.all().stream()
                        .noneMatch(practice -> practice.identity().equals(identity)));
        return unreachable ? FakeResponse.hangUp() : practices.answer(request);
    }

    /** Answers a request that reached the Spine proxy: its target is a slash and the provider's complete URL. */
    public FakeResponse spine(FakeRequest request) {
        return scene.spine().answer(request);
    }

    /** Answers a request that reached the directory's FHIR API. */
    public FakeResponse sds(FakeRequest request) {
        return sds.answer(request);
    }

    /** The directory's FHIR API, to make its look-ups time out. */
    public FakeSds sds() {
        return sds;
    }

    /** What is registered in the directory. */
    public SdsRecords records() {
        return records;
    }

    /** The directory for a client in the same process. */
    public ProviderDirectory directory() {
        return FakeDirectory.of(records);
    }

    /** How the practices behave, the faults to come and the findings so far. */
    public Controls controls() {
        return controls;
    }

    /** What "now" is. */
    public Clock clock() {
        return clock;
    }

    /** The URL before each service root. */
    public String base() {
        return base;
    }

    /**
     * A practice, to look into.
     *
     * @throws NoSuchElementException when none has the code
     */
    public FakePractice practice(String odsCode) {
        return scene.practices().practice(odsCode);
    }

    /** All practices that can be reached, as they are now. */
    public List<FakePractice> practices() {
        return List.copyOf(scene.practices().all());
    }

    /**
     * What the directory says of a provider, the unreachable one included.
     *
     * @throws NoSuchElementException when none has the code
     */
    public PracticeIdentity identity(String odsCode) {
        return providers().stream()
                .filter(identity -> identity.odsCode().equals(odsCode))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No provider has the ODS code " + odsCode));
    }

    /** All providers in the directory. */
    public List<PracticeIdentity> providers() {
        return population.providers();
    }

    /** Begins anew, while no request is under way: diaries as they were at first, on the clock's present day, controls and gateway too. */
    public void reset() {
        controls.reset();
        lint.reset();
        sds.reset();
        scene = scene();
    }

    /** Registers practices and consumers; for one thread. */
    public static final class Builder {
        private final String base;
        private final Clock clock;
        private final List<SyntheticPractice> practices = new ArrayList<>();
        private final List<FakeConsumer> consumers = new ArrayList<>(ReferenceParties.consumers());
        private long seed;

        private Builder(String base, Clock clock) {
            this.base = Objects.requireNonNull(base, "base");
            this.clock = Objects.requireNonNull(clock, "clock");
        }

        /**
         * Registers a practice, which shares PDS with the others.
         *
         * @throws IllegalStateException if one has its ODS code already
         */
        public Builder practice(SyntheticPractice practice) {
            if (practices.stream().anyMatch(other -> other.odsCode().equals(practice.odsCode()))) {
                throw new IllegalStateException("Two practices have the ODS code " + practice.odsCode());
            }
            practices.add(practice);
            return this;
        }

        /** Registers a consumer beside those of the reference data. */
        public Builder consumer(FakeConsumer consumer) {
            consumers.add(Objects.requireNonNull(consumer, "consumer"));
            return this;
        }

        /** Where the random ids come from; 0 by default. */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /**
         * The world, with its diaries as they are before anybody calls.
         *
         * @throws IllegalStateException if there is no practice, or two systems have one ASID
         */
        public FakeWorld build() {
            if (practices.isEmpty()) {
                throw new IllegalStateException("A world needs a practice; FakeWorld.reference has some");
            }
            return new FakeWorld(this, Population.of(practices));
        }
    }
}
