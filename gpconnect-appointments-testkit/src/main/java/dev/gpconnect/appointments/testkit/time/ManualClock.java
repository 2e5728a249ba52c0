package dev.gpconnect.appointments.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test sets and moves, for the client as for the fakes; safe to use from many threads.
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.at(Instant.parse("2026-11-20T10:15:30Z"));
 * AppointmentsClient client = AppointmentsClient.builder(product, directory).clock(clock).build();
 * clock.advance(Duration.ofDays(3));
 * }</pre>
 */
public final class ManualClock extends Clock {

    private final AtomicReference<Reading> reading;
    private final ZoneId zone;

    private ManualClock(AtomicReference<Reading> reading, ZoneId zone) {
        this.reading = reading;
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /** A clock in UTC that stands still at this instant. */
    public static ManualClock at(Instant instant) {
        return new ManualClock(new AtomicReference<>(Reading.fixed(instant)), ZoneOffset.UTC);
    }

    /** A clock that runs with another one, in its zone, until it is {@linkplain #set set}. */
    public static ManualClock following(Clock base) {
        return new ManualClock(new AtomicReference<>(new Reading(base, Duration.ZERO)), base.getZone());
    }

    /** Pins the clock: from now on it stands still at this instant. */
    public void set(Instant instant) {
        reading.set(Reading.fixed(instant));
    }

    /**
     * Moves the clock by this much, back if it is negative. A clock that follows another goes on running, that far apart from
     * it; a pinned one stays pinned at the new instant.
     */
    public void advance(Duration duration) {
        reading.updateAndGet(now -> new Reading(now.base, now.shift.plus(duration)));
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(reading.get()).instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: who sets or moves one of the two does so to both. */
    @Override
    public ManualClock withZone(ZoneId zone) {
        return new ManualClock(reading, zone);
    }

    /** The time and the zone. */
    @Override
    public String toString() {
        return "ManualClock[" + instant() + ", " + zone + "]";
    }

    private record Reading(Clock base, Duration shift) {

        static Reading fixed(Instant instant) {
            return new Reading(Clock.fixed(instant, ZoneOffset.UTC), Duration.ZERO);
        }

        Instant instant() {
            return base.instant().plus(shift);
        }
    }
}
