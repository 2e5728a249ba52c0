package dev.gpconnect.appointments.okhttp;

import java.time.Duration;

/** Durations as OkHttp takes them, to whom nought means for ever. */
final class Durations {

    private static final Duration LONGEST = Duration.ofDays(1);

    private Durations() {}

    /** At least one millisecond, at most a day. */
    static long millis(Duration duration) {
        Duration bounded = duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
        return Math.max(1, bounded.toMillis());
    }
}
