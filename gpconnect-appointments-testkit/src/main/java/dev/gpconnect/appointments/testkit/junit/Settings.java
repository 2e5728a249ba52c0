package dev.gpconnect.appointments.testkit.junit;

import dev.gpconnect.appointments.testkit.fake.control.Behaviour;
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
            knobs = knobs.with(setting);
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
