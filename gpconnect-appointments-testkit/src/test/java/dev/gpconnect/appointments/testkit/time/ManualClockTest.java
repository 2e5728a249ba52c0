package dev.gpconnect.appointments.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ManualClockTest {

    private static final Instant START = Instant.parse("2026-11-20T10:15:30Z");
    private static final Instant LATER = Instant.parse("2027-01-02T03:04:05Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void clockAtAnInstant_standsStillInUtc() {
        ManualClock clock = ManualClock.at(START);

        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.millis()).isEqualTo(START.toEpochMilli());
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void followingClock_runsWithItsBase_inItsZone() {
        ManualClock base = ManualClock.at(START).withZone(LONDON);
        ManualClock clock = ManualClock.following(base);

        base.advance(HOUR);

        assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
        assertThat(clock.getZone()).isEqualTo(LONDON);
    }

    @Test
    void followingClock_advanced_goesOnRunningThatFarAhead() {
        ManualClock base = ManualClock.at(START);
        ManualClock clock = ManualClock.following(base);

        clock.advance(HOUR);
        clock.advance(HOUR);
        assertThat(clock.instant()).isEqualTo(START.plus(HOUR).plus(HOUR));

        base.set(LATER);
        assertThat(clock.instant()).isEqualTo(LATER.plus(HOUR).plus(HOUR));
    }

    @Test
    void followingClock_onceSet_isPinned() {
        ManualClock base = ManualClock.at(START);
        ManualClock clock = ManualClock.following(base);
        clock.advance(HOUR);

        clock.set(LATER);
        base.advance(HOUR);

        assertThat(clock.instant()).isEqualTo(LATER);
    }

    @Test
    void pinnedClock_advanced_staysPinnedAtTheNewInstant() {
        ManualClock clock = ManualClock.at(START);

        clock.advance(HOUR);
        assertThat(clock.instant()).isEqualTo(START.plus(HOUR));

        clock.advance(HOUR.negated());
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void clockInAnotherZone_isTheSameClock() {
        ManualClock clock = ManualClock.at(START);
        Clock summer = clock.withZone(LONDON);

        clock.set(Instant.parse("2026-07-01T12:00:00Z"));
        assertThat(LocalTime.now(summer)).isEqualTo(LocalTime.of(13, 0));
        assertThat(summer).hasToString("ManualClock[2026-07-01T12:00:00Z, Europe/London]");

        clock.withZone(LONDON).advance(HOUR);
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-07-01T13:00:00Z"));
    }

    @Test
    void clock_advancedByManyThreads_losesNothing() {
        ManualClock clock = ManualClock.at(START);

        IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 1000).forEach(n -> clock.advance(Duration.ofSeconds(1)))))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(8000));
    }
}
