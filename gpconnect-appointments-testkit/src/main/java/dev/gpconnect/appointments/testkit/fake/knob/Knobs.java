package dev.gpconnect.appointments.testkit.fake.knob;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings of the knobs; those that are not set have their defaults. Immutable. */
public final class Knobs {
    private static final Knobs DEFAULTS = new Knobs(new EnumMap<>(Knob.class));

    private final Map<Knob, String> set;

    private Knobs(Map<Knob, String> set) {
        this.set = set;
    }

    /** Every knob as 04 section 9 has it by default. */
    public static Knobs defaults() {
        return DEFAULTS;
    }

    /**
     * Settings by name.
     *
     * @throws IllegalArgumentException for an unknown name or value; it says which there are
     */
    public static Knobs of(Map<String, String> values) {
        Knobs knobs = DEFAULTS;
        for (Map.Entry<String, String> value : values.entrySet()) {
            knobs = knobs.with(Knob.named(value.getKey()), value.getValue());
        }
        return knobs;
    }

    /**
     * The same settings with one more.
     *
     * @throws IllegalArgumentException for a value that the knob cannot have
     */
    public Knobs with(Knob knob, String value) {
        EnumMap<Knob, String> copy = new EnumMap<>(Knob.class);
        copy.putAll(set);
        copy.put(knob, knob.canonical(value));
        return new Knobs(copy);
    }

    /**
     * The same settings with one more, as it is written on a command line.
     *
     * @param setting for example {@code recancel=200}
     * @throws IllegalArgumentException for an unknown name or value, or without a value; it says which there are
     */
    public Knobs with(String setting) {
        int equals = setting.indexOf('=');
        Knob knob = Knob.named(equals < 0 ? setting : setting.substring(0, equals));
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "A knob is set as NAME=VALUE; " + knob.id() + " can be " + String.join(", ", knob.choices()));
        }
        return with(knob, setting.substring(equals + 1));
    }

    /** These settings, and those beneath for the knobs that these leave alone. */
    public Knobs over(Knobs beneath) {
        EnumMap<Knob, String> copy = new EnumMap<>(Knob.class);
        copy.putAll(beneath.set);
        copy.putAll(set);
        return new Knobs(copy);
    }

    /** The value of a knob, spelt as its choices are. */
    public String value(Knob knob) {
        return set.getOrDefault(knob, knob.standard());
    }

    /**
     * Whether a knob has this value.
     *
     * @throws IllegalArgumentException for a value that the knob cannot have
     */
    public boolean is(Knob knob, String value) {
        return knob.canonical(value).equals(value(knob));
    }

    /** Whether a knob that is on or off is on. */
    public boolean on(Knob knob) {
        return is(knob, "ON");
    }

    /** What was set, by name. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(set.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().id(), Map.Entry::getValue, (first, second) -> second, TreeMap::new)));
    }

    /** Shows what was set. */
    @Override
    public String toString() {
        return "Knobs" + asMap();
    }
}
