package dev.gpconnect.appointments.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Date-times as GP Connect has them: UK wall-clock time with the offset in force at that instant, to the second
 * (W-DT-01, W-DT-02).
 */
public final class UkTime {

    /** The zone of every date and time that has to do with a practice's diary. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final int PLAIN_LENGTH = "2026-11-23T09:00:00+00:00".length();

    private UkTime() {}

    /** The instant in the wire's form, such as {@code 2026-07-01T09:00:00+01:00}; a fraction of a second is dropped. */
    public static String format(Instant instant) {
        return WIRE.format(instant.atZone(ZONE));
    }

    /**
     * Reads a date-time in London time. The form of W-DT-01 is read without detours; any other that ISO 8601 allows with an
     * offset ({@code Z}, fractions) is accepted too, as a reader should be tolerant.
     *
     * @throws DateTimeException if the text is not a date-time with an offset
     */
    public static ZonedDateTime parse(String text) {
        OffsetDateTime time = isPlain(text) ? plain(text) : OffsetDateTime.parse(text);
        return time.atZoneSameInstant(ZONE);
    }

    /** Today's date in London at this instant (W-DT-08). */
    public static LocalDate today(Instant now) {
        return now.atZone(ZONE).toLocalDate();
    }

    private static boolean isPlain(String text) {
        return text.length() == PLAIN_LENGTH
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (text.charAt(19) == '+' || text.charAt(19) == '-')
                && text.charAt(22) == ':';
    }

    private static OffsetDateTime plain(String text) {
        LocalDateTime local = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 2),
                number(text, 8, 2),
                number(text, 11, 2),
                number(text, 14, 2),
                number(text, 17, 2));
        int minutes = number(text, 20, 2) * 60 + number(text, 23, 2);
        int seconds = text.charAt(19) == '-' ? -minutes * 60 : minutes * 60;
        return OffsetDateTime.of(local, ZoneOffset.ofTotalSeconds(seconds));
    }

    private static int number(String text, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("Not a date-time with an offset");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
