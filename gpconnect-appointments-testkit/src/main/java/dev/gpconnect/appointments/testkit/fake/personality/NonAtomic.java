package dev.gpconnect.appointments.testkit.fake.personality;

import java.time.Duration;

/** Takes half a second of the practice's clock to see that a slot is taken, so that bookings at the same time can all get it. */
final class NonAtomic implements Deviation {
    private static final Duration BLIND = Duration.ofMillis(500);

    @Override
    public Duration blindness() {
        return BLIND;
    }
}
