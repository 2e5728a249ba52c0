package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.FakePractices;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.lint.ConsumerLint;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;

/**
 * The reference practices, the Spine proxy before them and the directory that knows them, on one clock and under one set of controls.
 * Thread-safe.
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
    private final Controls controls = Controls.create();
    private final ConsumerLint lint;
    private final SdsRecords records;
    private final FakeSds sds;
    private volatile Scene scene;

    /** What begins anew when the world does. */
    private record Scene(FakePractices practices, FakeSpine spine) {}

    private FakeWorld(String base, Clock clock, long seed) {
        this.base = Objects.requireNonNull(base, "base");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.lint = new ConsumerLint(clock);
        this.records = SdsRecords.reference(base);
        this.sds = FakeSds.builder(base, records, clock)
                .random(new Random(seed))
                .listener(lint::lookedUp)
                .build();
        ReferenceParties.consumers().forEach(consumer -> lint.consumer(consumer.asid(), consumer.odsCode()));
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
        return new FakeWorld(base, clock, seed);
    }

    private Scene scene() {
        FakePractices practices = ReferenceData.practices(base, clock, controls, lint);
        return new Scene(practices, FakeSpine.reference(base, practices, controls));
    }

    /** Answers a request that reached a provider's server; nobody serves the unreachable practice. */
    public FakeResponse provider(FakeRequest request) {
        return request.path().startsWith(ReferenceData.UNREACHABLE.rootPath())
                ? FakeResponse.hangUp()
                : scene.practices().answer(request);
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
        return ReferenceParties.providers();
    }

    /** Begins anew: diaries and patients as the reference data has them on the clock's present day, controls as at first. */
    public void reset() {
        controls.reset();
        lint.reset();
        scene = scene();
    }
}
