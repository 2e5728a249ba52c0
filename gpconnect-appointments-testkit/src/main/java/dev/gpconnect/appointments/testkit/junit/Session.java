package dev.gpconnect.appointments.testkit.junit;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.synthetic.SyntheticPractice;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.time.SeededIds;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** A world and a client for it, for one test, or for the tests of a class one after the other. JUnit before 5.13 closes it too. */
@SuppressWarnings("deprecation") // older JUnits close nothing else
final class Session implements AutoCloseable, Store.CloseableResource {
    private static final String BASE = "https://practices.example";

    private final Settings settings;
    private final ManualClock clock;
    private final FakeWorld world;
    private final AppointmentsClient client;
    private volatile SeededIds ids;
    private volatile Line line;
    private @Nullable Encounter encounter;

    Session(Settings settings) {
        this.settings = settings;
        this.clock = ManualClock.at(settings.start());
        this.world = world(settings, clock);
        this.ids = SeededIds.of(settings.seed());
        this.line = new Line(world, clock);
        this.client = AppointmentsClient.builder(Caller.product(), world.directory())
                .spineProxy(URI.create("https://spine.example/"))
                .transport(new Present())
                .clock(clock)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .sleeper(clock::advance)
                .jitter(() -> 1)
                .traceIds(() -> ids.get())
                .build();
        world.controls().behave(settings.behaviour());
    }

    private static FakeWorld world(Settings settings, ManualClock clock) {
        if (settings.practices().isEmpty()) {
            return FakeWorld.reference(BASE, clock, settings.seed());
        }
        FakeWorld.Builder builder = FakeWorld.builder(BASE, clock).seed(settings.seed());
        settings.practices().forEach(builder::practice);
        return builder.build();
    }

    /** Begins anew, with the same client and clock. */
    void reset() {
        endTest();
        clock.set(settings.start());
        world.reset();
        world.controls().behave(settings.behaviour());
        ids = SeededIds.of(settings.seed());
        line = new Line(world, clock);
    }

    /** Ends what the test's requests have under way. */
    private synchronized void endTest() {
        if (encounter != null) {
            encounter.close();
            encounter = null;
        }
        line.close();
    }

    @Override
    public void close() {
        endTest();
        client.close();
    }

    Settings settings() {
        return settings;
    }

    ManualClock clock() {
        return clock;
    }

    FakeWorld world() {
        return world;
    }

    AppointmentsClient client() {
        return client;
    }

    Line line() {
        return line;
    }

    /** The hub's user with a patient; the same for the whole test. */
    synchronized Encounter encounter() {
        Encounter open = encounter;
        if (open == null) {
            open = client.encounter(Caller.organisation(), Caller.user());
            encounter = open;
        }
        return open;
    }

    /** The code that was asked for, or that of the first practice. */
    String odsCode(@Nullable String asked) {
        return asked == null ? world.providers().get(0).odsCode() : asked;
    }

    Practice practice(@Nullable String odsCode) {
        return encounter().practice(odsCode(odsCode));
    }

    FakePractice fake(@Nullable String odsCode) {
        return world.practice(odsCode(odsCode));
    }

    /** What PDS says of the patient of the reference data, or of the first one of the practice. */
    TracedPatient traced(@Nullable String odsCode) {
        List<SyntheticPractice> own = settings.practices();
        return own.isEmpty()
                ? Caller.patient()
                : own.stream()
                        .filter(practice -> practice.odsCode().equals(odsCode(odsCode)))
                        .flatMap(practice -> practice.patients().stream())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("The practice has no patients"))
                        .traced();
    }

    PatientRecord patient(@Nullable String odsCode) {
        return practice(odsCode)
                .findPatient(traced(odsCode))
                .orElseThrow(() -> new IllegalStateException("The practice does not give out its first patient"));
    }

    /** The present test's line, for a client that outlives it. */
    private final class Present implements HttpTransport {
        @Override
        public HttpCall newCall(HttpRequest request) {
            return line.gates().newCall(request);
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
