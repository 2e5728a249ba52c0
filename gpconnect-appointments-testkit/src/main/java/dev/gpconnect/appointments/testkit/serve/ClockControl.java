package dev.gpconnect.appointments.testkit.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code clock}: what "now" is to the practices and the fake Spine. */
final class ClockControl {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final String FORM = "{\"instant\":\"2026-11-23T08:00:00Z\"} or {\"advance\":\"PT2H\"}";

    private final ManualClock clock;

    ClockControl(ManualClock clock) {
        this.clock = clock;
    }

    FakeResponse get(FakeRequest request) {
        return Json.answer(200, Json.object().put("instant", clock.instant().toString()));
    }

    /** Pins the clock, or moves it. */
    FakeResponse put(FakeRequest request) {
        ObjectNode given = Json.readObject(request.body(), FORM);
        Members members = new Members(given, "a clock");
        String instant = members.findText("instant");
        String advance = members.findText("advance");
        members.requireNoOthers();
        if ((instant == null) == (advance == null)) {
            throw wrong();
        }
        change(instant, advance);
        return get(request);
    }

    private void change(@Nullable String instant, @Nullable String advance) {
        try {
            if (instant != null) {
                clock.set(possible(Instant.parse(instant)));
            } else if (advance != null) {
                Duration by = Duration.parse(advance);
                possible(clock.instant().plus(by));
                clock.advance(by);
            }
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw wrong();
        }
    }

    private static Instant possible(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw wrong();
        }
        return instant;
    }

    private static WrongUseException wrong() {
        return new WrongUseException("A clock is set by " + FORM + ", and not before 2000 or after 2100");
    }
}
