package dev.gpconnect.appointments.testkit.fake.control;

import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import java.util.Objects;

/** How practices behave, at one moment or from the start. Immutable: each method that takes something gives another behaviour. */
public final class Behaviour {
    private static final Behaviour CONFORMANT = new Behaviour(Knobs.defaults(), Personality.CONFORMANT, false);

    private final Knobs knobs;
    private final Personality personality;
    private final boolean strict;

    private Behaviour(Knobs knobs, Personality personality, boolean strict) {
        this.knobs = Objects.requireNonNull(knobs, "knobs");
        this.personality = Objects.requireNonNull(personality, "personality");
        this.strict = strict;
    }

    /** Conformant, with every knob at its default, and as tolerant as providers are. */
    public static Behaviour conformant() {
        return CONFORMANT;
    }

    /** The same with these knobs set, and no others. */
    public Behaviour knobs(Knobs set) {
        return new Behaviour(set, personality, strict);
    }

    /** The same with another personality. */
    public Behaviour personality(Personality other) {
        return new Behaviour(knobs, other, strict);
    }

    /** The same, where every finding of 04 section 10 is an error or is not. */
    public Behaviour strict(boolean errors) {
        return new Behaviour(knobs, personality, errors);
    }

    /** What holds: the knobs that were set, over those of the personality, over the defaults. */
    public Knobs effective() {
        return knobs.over(personality.knobs());
    }

    /** The knobs that were set by themselves. */
    public Knobs knobs() {
        return knobs;
    }

    /** The deviations from the specification. */
    public Personality personality() {
        return personality;
    }

    /** Whether a finding is an error: the request is then refused with 400 and the finding's rule. */
    public boolean strict() {
        return strict;
    }

    /** Shows everything that is set. */
    @Override
    public String toString() {
        return "Behaviour[" + knobs + ", " + personality.id() + (strict ? ", strict]" : "]");
    }
}
