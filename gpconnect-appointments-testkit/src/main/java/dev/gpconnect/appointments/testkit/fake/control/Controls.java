package dev.gpconnect.appointments.testkit.fake.control;

import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import java.util.Objects;

/** The settings of a world of fakes, which can be changed while it runs; a request sees them as they were when it came. Thread-safe. */
public final class Controls {
    private final Faults faults = new Faults();
    private final Findings findings = new Findings();
    private volatile Knobs knobs = Knobs.defaults();
    private volatile Personality personality = Personality.CONFORMANT;
    private volatile boolean strict;

    private Controls() {}

    /** A conformant provider with every knob at its default, without faults, that tolerates what providers tolerate. */
    public static Controls create() {
        return new Controls();
    }

    /** What holds now: the knobs that were set, over those of the personality, over the defaults. */
    public Knobs effective() {
        return knobs.over(personality.knobs());
    }

    /** The knobs that were set by themselves. */
    public Knobs knobs() {
        return knobs;
    }

    /**
     * Replaces all settings of knobs.
     *
     * @throws IllegalArgumentException for a refusal whose Spine code no fake answers with
     */
    public void knobs(Knobs settings) {
        Refusal.of(settings.value(Knob.PAST), "");
        knobs = settings;
    }

    /**
     * Sets one knob and leaves the others.
     *
     * @throws IllegalArgumentException for a value that the knob cannot have; it says which it can
     */
    public synchronized void set(Knob knob, String value) {
        knobs(knobs.with(knob, value));
    }

    /** How the provider behaves; {@link Personality#CONFORMANT} by default. */
    public Personality personality() {
        return personality;
    }

    /** Changes how the provider behaves. */
    public void personality(Personality other) {
        personality = Objects.requireNonNull(other, "other");
    }

    /** Whether a finding is an error: the request is then refused with 400 and the finding's rule. */
    public boolean strict() {
        return strict;
    }

    /** Makes findings errors, or tolerates them again. */
    public void strict(boolean errors) {
        strict = errors;
    }

    /** The faults to come. */
    public Faults faults() {
        return faults;
    }

    /** The consumer's faults so far. */
    public Findings findings() {
        return findings;
    }

    /** Everything as it was at the beginning, strictness apart. */
    public void reset() {
        knobs = Knobs.defaults();
        personality = Personality.CONFORMANT;
        faults.clear();
        findings.clear();
    }
}
