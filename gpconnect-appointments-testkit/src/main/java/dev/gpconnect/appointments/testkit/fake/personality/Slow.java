package dev.gpconnect.appointments.testkit.fake.personality;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.time.Duration;

/** Takes longer than a provider may (W-SSP-05), though not as long as a client waits; answers of any kind are late. */
final class Slow implements Deviation {
    private static final Duration QUERY = Duration.ofMillis(3500);
    private static final Duration COMMAND = Duration.ofSeconds(1);

    @Override
    public FakeResponse answer(FakeRequest request, FakeResponse conformant) {
        return conformant.delayed(request.method().equals("GET") ? QUERY : COMMAND, Duration.ZERO);
    }
}
