package dev.gpconnect.appointments.resilience;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After}, which is a number of seconds or an HTTP date (D-TR-05). */
public final class RetryAfter {

    private static final int MOST_DIGITS = 9;
    private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

    private RetryAfter() {}

    /**
     * The wait that a header asks for; zero for a date that has passed, nothing if it is neither number nor date.
     *
     * @param header the header's value
     * @param now when the answer came
     */
    public static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(seconds(text)) : until(text, now);
    }

    private static Duration seconds(String digits) {
        return digits.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Integer.parseInt(digits));
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Duration left = Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
