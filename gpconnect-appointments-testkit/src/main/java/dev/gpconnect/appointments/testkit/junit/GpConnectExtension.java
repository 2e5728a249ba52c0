package dev.gpconnect.appointments.testkit.junit;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.control.Behaviour;
import dev.gpconnect.appointments.testkit.fake.control.Faults;
import dev.gpconnect.appointments.testkit.fake.control.Findings;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.synthetic.SyntheticPractice;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.transport.GatedTransport;
import dev.gpconnect.appointments.testkit.transport.ScriptedTransport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a world of fake practices and a client for it, all in process, on a clock that stands still but for the second that each
 * exchange takes, and for the waits of a client that tries a read again: nothing really waits. As an instance field it makes a world for each test, and tests may run at the same time; as a static field one for the
 * class, which begins anew with each test.
 *
 * <pre>{@code
 * @RegisterExtension final GpConnectExtension gpConnect = GpConnectExtension.create();
 * @Test
 * void desk_offersTheFirstFreeSlot(Practice practice, FakePractice fake, ManualClock clock) { … }
 * }</pre>
 *
 * <p>Test methods and the methods around them have as parameters, by type: the {@link AppointmentsClient}; an {@link Encounter} of a
 * user of the hub Y90010; the {@link Practice} Y90001 within it, or another with {@link Ods}; the {@code PatientRecord} of Ada Ashdown
 * there, and the {@code TracedPatient} that she is; the {@link FakeWorld}, a {@link FakePractice}, the {@link ManualClock}, the
 * {@code Controls}, the {@link Faults}, the {@link Findings}, the {@link Transcript}, and the {@link GatedTransport}, which holds
 * requests back. A test that asks for a {@link ScriptedTransport} has its client play that script from then on, in place of the fakes.
 *
 * <p>After a test, a finding fails it, also when the code under test swallowed the refusal; so does a fault that was injected and never
 * happened, and a script that was not played as written. A test that fails anyway keeps its failure, and gets as a suppressed exception
 * what was exchanged, found and booked.
 */
public final class GpConnectExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(GpConnectExtension.class);

    private final Settings settings;
    private volatile @Nullable Session current;
    private volatile @Nullable String owner;

    private GpConnectExtension(Settings settings) {
        this.settings = settings;
    }

    /** The reference practices on Monday 23 November 2026 at 8 in London; strict. */
    public static GpConnectExtension create() {
        return builder().build();
    }

    /** Starts an extension that differs from {@link #create()}. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (context.getStore(NAMESPACE).get(this) != null) {
            return;
        }
        if (current != null) {
            throw new ExtensionConfigurationException(
                    "Two classes use one GpConnectExtension at the same time; give each a field of its own");
        }
        open(context);
        owner = context.getUniqueId();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getUniqueId().equals(owner)) {
            owner = null;
            current = null;
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (owner == null) {
            open(context);
            return;
        }
        OneAtATime.check(context);
        session().reset();
    }

    private void open(ExtensionContext context) {
        Session session = new Session(settings);
        context.getStore(NAMESPACE).put(this, session);
        current = session;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Session session = current;
        if (owner == null) {
            current = null;
        }
        if (session != null) {
            Verdict.on(session, context.getExecutionException().orElse(null));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Parameters.supports(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Parameters.resolve(parameter, current);
    }

    /** The client, for the application under test; with a static field one for all tests of the class. */
    public AppointmentsClient client() {
        return session().client();
    }

    /** The encounter of a user of the hub Y90010, which ends with the test. */
    public Encounter encounter() {
        return session().encounter();
    }

    /** The practice within {@link #encounter()}. */
    public Practice practice(String odsCode) {
        return session().practice(odsCode);
    }

    /** The world. */
    public FakeWorld world() {
        return session().world();
    }

    /** The same practice from within, to look into or to change. */
    public FakePractice fakePractice(String odsCode) {
        return session().fake(odsCode);
    }

    /** The clock of the client and the world. */
    public ManualClock clock() {
        return session().clock();
    }

    /** The faults to come. */
    public Faults faults() {
        return world().controls().faults();
    }

    /** What the practices had against the client so far. */
    public Findings findings() {
        return world().controls().findings();
    }

    /** What was exchanged in this test so far. */
    public Transcript transcript() {
        return session().line().transcript();
    }

    /** Where requests of this test can be held back. */
    public GatedTransport gates() {
        return session().line().gates();
    }

    /** The script that the client plays from now on to the end of the test, in place of the fakes. */
    public ScriptedTransport script() {
        return session().line().script();
    }

    private Session session() {
        Session session = current;
        if (session == null) {
            throw new IllegalStateException(
                    "There is a world within a test only, or within a class if the field is static");
        }
        return session;
    }

    /** Puts an extension together; for one thread. */
    public static final class Builder {
        private Instant start = Instant.parse(Settings.START);
        private long seed = Settings.SEED;
        private Behaviour behaviour = Behaviour.conformant().strict(true);
        private final List<SyntheticPractice> practices = new ArrayList<>();

        private Builder() {}

        /** When each test begins; by default Monday 23 November 2026 at 8 in London. */
        public Builder at(Instant instant) {
            this.start = Objects.requireNonNull(instant, "instant");
            return this;
        }

        /** Where trace ids and the fakes' random ids come from; 1 by default. */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /** Whether a finding is refused with 400 and fails the test, as it does by default; else it is recorded only. */
        public Builder strict(boolean value) {
            behaviour = behaviour.strict(value);
            return this;
        }

        /** How the practices behave; {@link Personality#CONFORMANT} by default. */
        public Builder personality(Personality value) {
            behaviour = behaviour.personality(value);
            return this;
        }

        /** Sets one knob, and refuses a value that it cannot have. */
        public Builder knob(Knob knob, String value) {
            behaviour = behaviour.knobs(behaviour.knobs().with(knob, value));
            return this;
        }

        /** A practice of one's own; with the first one, those of the reference data are gone. */
        public Builder practice(SyntheticPractice practice) {
            practices.add(Objects.requireNonNull(practice, "practice"));
            return this;
        }

        /** The extension, to be annotated with {@code @RegisterExtension}. */
        public GpConnectExtension build() {
            return new GpConnectExtension(new Settings(start, seed, behaviour, List.copyOf(practices)));
        }
    }
}
