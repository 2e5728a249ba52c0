package dev.gpconnect.appointments.testkit.fake.control;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The faults that wait for their requests. Where several fit a request, the one injected first happens. Thread-safe. */
public final class Faults {
    private final List<Injection> injections = new ArrayList<>();
    private boolean handshakesAreSeen;

    Faults() {}

    private static final class Injection {
        private final Fault fault;
        private final Trigger trigger;
        private int counted;
        private int due;
        private int fired;

        Injection(Fault fault, Trigger trigger) {
            this.fault = fault;
            this.trigger = trigger;
        }

        /** Counts a request; whether it is to happen with it, or was to happen with one that another fault took. */
        boolean isDue() {
            counted++;
            if (trigger.fires(counted) && due == 0) {
                due = 1;
            }
            return due > 0;
        }

        Fault happen() {
            due = 0;
            fired++;
            return fault;
        }

        @Override
        public String toString() {
            return fault + " with " + trigger + ", happened " + fired + " times";
        }
    }

    /** Adds a fault. */
    public synchronized void inject(Fault fault, Trigger trigger) {
        injections.add(
                new Injection(Objects.requireNonNull(fault, "fault"), Objects.requireNonNull(trigger, "trigger")));
    }

    /**
     * Has an action run just before a request is processed, which makes a race certain. It counts as a fault: where another one fits the
     * request as well, the one added first happens with it.
     *
     * <pre>{@code
     * faults.before(Trigger.once().on(Interaction.BOOK), () -> practice.take("10202"));
     * }</pre>
     */
    public void before(Trigger trigger, Runnable action) {
        inject(Fault.preceded(action), trigger);
    }

    /**
     * The fault that happens with this request, null when none does. A fault whose request another one took happens with the next. What
     * a trigger asks of requests is asked without any lock: it may use the faults, or wait.
     */
    public @Nullable Fault next(String odsCode, FakeRequest request) {
        return happening(waiting(false).stream()
                .filter(injection -> injection.trigger.counts(odsCode, request))
                .toList());
    }

    /**
     * Leaves {@link Fault#handshake()} to the connections from now on: whoever accepts them over TLS asks {@link #failsHandshake} for
     * each, and a request on a connection that stands does not use the fault up.
     */
    public synchronized void handshakesAreSeen() {
        handshakesAreSeen = true;
    }

    /**
     * Whether the TLS handshake of the connection that is being made fails. It is for no practice and no interaction yet: of a
     * trigger, only what it says of numbers counts, and connections are what it numbers.
     */
    public boolean failsHandshake() {
        return happening(waiting(true)) != null;
    }

    /** The faults of connections, or those of requests. */
    private synchronized List<Injection> waiting(boolean ofConnections) {
        return injections.stream()
                .filter(injection ->
                        ofConnections == (handshakesAreSeen && injection.fault instanceof Fault.HandshakeFailed))
                .toList();
    }

    /** Counts a request for these faults, those apart that were taken away meanwhile. */
    private synchronized @Nullable Fault happening(List<Injection> counting) {
        Injection chosen = null;
        for (Injection injection : counting) {
            boolean due = injections.contains(injection) && injection.isDue();
            chosen = chosen == null && due ? injection : chosen;
        }
        return chosen == null ? null : chosen.happen();
    }

    /** How often each fault has happened, in the order in which they were injected. */
    public synchronized List<Integer> happened() {
        return injections.stream().map(injection -> injection.fired).toList();
    }

    /** Every fault and how often it happened, in the order in which they were injected. */
    public synchronized List<String> all() {
        return injections.stream().map(Injection::toString).toList();
    }

    /** The faults that have not happened yet: a test that injected them shows less than it says. */
    public synchronized List<String> unfired() {
        return injections.stream()
                .filter(injection -> injection.fired == 0)
                .map(Injection::toString)
                .toList();
    }

    /** Takes all faults away. */
    public synchronized void clear() {
        injections.clear();
    }
}
