package dev.gpconnect.appointments.testkit.fake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test sets. */
public final class MovableClock extends Clock {
    private final AtomicReference<Instant> now;
    private final AtomicReference<Runnable> reading = new AtomicReference<>(() -> {});

    public MovableClock(String instant) {
        now = new AtomicReference<>(Instant.parse(instant));
    }

    public void set(String instant) {
        now.set(Instant.parse(instant));
    }

    /** Runs something whenever the time is read. */
    public void onReading(Runnable action) {
        reading.set(action);
    }

    @Override
    public Instant instant() {
        reading.get().run();
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
