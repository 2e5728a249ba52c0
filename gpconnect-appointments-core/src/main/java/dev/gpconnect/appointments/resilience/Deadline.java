package dev.gpconnect.appointments.resilience;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time by which a whole call, all its exchanges together, has to be over. */
public final class Deadline {

    private final LongSupplier ticker;
    private final long end;

    private Deadline(LongSupplier ticker, long end) {
        this.ticker = ticker;
        this.end = end;
    }

    /** A deadline this long from now, by a ticker of nanoseconds. */
    public static Deadline after(Duration time, LongSupplier ticker) {
        return new Deadline(ticker, ticker.getAsLong() + time.toNanos());
    }

    /** What is left; zero when it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - ticker.getAsLong()));
    }

    /** What is left, but no more than this. */
    public Duration remainingUpTo(Duration most) {
        Duration left = remaining();
        return left.compareTo(most) < 0 ? left : most;
    }
}
