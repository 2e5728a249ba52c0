package dev.gpconnect.appointments.testkit.serve;

import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import java.util.Objects;

/** How the practices behave at first, and again after each reset. Immutable. */
public final class Settings {
    private final Knobs knobs;
    private final Personality personality;
    private final boolean strict;

    private Settings(Knobs knobs, Personality personality, boolean strict) {
        this.knobs = Objects.requireNonNull(knobs, "knobs");
        this.personality = Objects.requireNonNull(personality, "personality");
        this.strict = strict;
    }

    /** Conformant practices with every knob at its default, which tolerate what providers tolerate. */
    public static Settings defaults() {
        return new Settings(Knobs.defaults(), Personality.CONFORMANT, false);
    }

    /** The same with these knobs set, over those of the personality. */
    public Settings knobs(Knobs set) {
        return new Settings(set, personality, strict);
    }

    /** The same with another personality. */
    public Settings personality(Personality other) {
        return new Settings(knobs, other, strict);
    }

    /** The same, and every finding of 04 section 10 is an error or is not. */
    public Settings strict(boolean errors) {
        return new Settings(knobs, personality, errors);
    }

    /** Makes the practices of a world behave so. */
    void apply(Controls controls) {
        controls.knobs(knobs);
        controls.personality(personality);
        controls.strict(strict);
    }

    /** Shows everything that is set. */
    @Override
    public String toString() {
        return "Settings[" + knobs + ", " + personality.id() + (strict ? ", strict]" : "]");
    }
}
