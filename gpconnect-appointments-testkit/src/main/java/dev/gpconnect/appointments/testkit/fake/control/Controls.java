package dev.gpconnect.appointments.testkit.fake.control;

import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;

/** The settings of a world of fakes, which can be changed while it runs; a request sees them as they were when it came. Thread-safe. */
public final class Controls {
    private final Faults faults = new Faults();
    private final Findings findings = new Findings();
    private volatile Behaviour behaviour = Behaviour.conformant();
    private volatile int cancelledKept = Integer.MAX_VALUE;

    private Controls() {}

    /** A conformant provider with every knob at its default, without faults, that tolerates what providers tolerate. */
    public static Controls create() {
        return new Controls();
    }

    /** How the practices behave now, all of it as it is at one moment. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /**
     * Replaces all that {@link #behaviour()} gives, at once.
     *
     * @throws IllegalArgumentException for a refusal whose Spine code no fake answers with
     */
    public synchronized void behave(Behaviour other) {
        Refusal.of(other.knobs().value(Knob.PAST), "");
        behaviour = other;
    }

    /** What holds now: the knobs that were set, over those of the personality, over the defaults. */
    public Knobs effective() {
        return behaviour.effective();
    }

    /** The knobs that were set by themselves. */
    public Knobs knobs() {
        return behaviour.knobs();
    }

    /**
     * Replaces all settings of knobs.
     *
     * @throws IllegalArgumentException for a refusal whose Spine code no fake answers with
     */
    public synchronized void knobs(Knobs settings) {
        behave(behaviour.knobs(settings));
    }

    /**
     * Sets one knob and leaves the others.
     *
     * @throws IllegalArgumentException for a value that the knob cannot have; it says which it can
     */
    public synchronized void set(Knob knob, String value) {
        knobs(knobs().with(knob, value));
    }

    /** How the provider behaves; {@link Personality#CONFORMANT} by default. */
    public Personality personality() {
        return behaviour.personality();
    }

    /** Changes how the provider behaves. */
    public synchronized void personality(Personality other) {
        behave(behaviour.personality(other));
    }

    /** Whether a finding is an error: the request is then refused with 400 and the finding's rule. */
    public boolean strict() {
        return behaviour.strict();
    }

    /** Makes findings errors, or tolerates them again. */
    public synchronized void strict(boolean errors) {
        behave(behaviour.strict(errors));
    }

    /** How many appointments a practice keeps of each patient as cancelled, the latest; all of them by default. */
    public int cancelledKept() {
        return cancelledKept;
    }

    /**
     * Has the practices forget a patient's cancelled appointments, the oldest first, when a cancellation makes them more than this;
     * what is forgotten is not found any more (404). Appointments that were cancelled before a number was set are kept.
     *
     * @throws IllegalArgumentException for a negative number
     */
    public void cancelledKept(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("So many appointments cannot be kept: " + most);
        }
        cancelledKept = most;
    }

    /** The faults to come. */
    public Faults faults() {
        return faults;
    }

    /** The consumer's faults so far. */
    public Findings findings() {
        return findings;
    }

    /** Everything as it was at the beginning, strictness and what is kept of cancelled appointments apart. */
    public synchronized void reset() {
        behaviour = Behaviour.conformant().strict(behaviour.strict());
        faults.clear();
        findings.clear();
    }
}
