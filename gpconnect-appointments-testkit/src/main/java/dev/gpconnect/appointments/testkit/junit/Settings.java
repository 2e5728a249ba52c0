package dev.gpconnect.appointments.testkit.junit;

import dev.gpconnect.appointments.testkit.fake.control.Behaviour;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.synthetic.SyntheticPractice;
import java.time.Instant;
import java.util.List;

/**
 * How each test begins.
 *
 * @param practices one's own; empty for those of the reference data
 */
record Settings(Instant start, long seed, Behaviour behaviour, List<SyntheticPractice> practices) {

    /** A Monday at eight in London, before any slot of the reference data has begun. */
    static final String START = "2026-11-23T08:00:00Z";

    static final long SEED = 1;

    static Settings of(GpConnectTest annotation) {
        Knobs knobs = Knobs.defaults();
        for (String setting : annotation.knobs()) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("A knob is set as name=value, not as '" + setting + "'");
            }
            knobs = knobs.with(Knob.named(setting.substring(0, equals)), setting.substring(equals + 1));
        }
        return new Settings(
                Instant.parse(annotation.clock()),
                annotation.seed(),
                Behaviour.conformant()
                        .knobs(knobs)
                        .personality(annotation.personality())
                        .strict(annotation.strict()),
                List.of());
    }
}
