package dev.gpconnect.appointments.testkit.fake.wire;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** London wall-clock time, in and out of the wire's forms (W-DT-01 to W-DT-03, W-DT-08). */
public final class UkTime {
    /** The zone of every time that a practice shows or keeps. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\+0[01]:00");

    private UkTime() {}

    /** Local time with the offset in force then, never {@code Z} (W-DT-01). */
    public static String wire(Instant instant) {
        return WIRE.format(instant.atZone(ZONE));
    }

    /** The form of the {@code Last-Modified} header. */
    static String http(Instant instant) {
        return HTTP.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The clock's moment in London time. */
    public static ZonedDateTime now(Clock clock) {
        return clock.instant().atZone(ZONE);
    }

    /** The clock's day in London. */
    public static LocalDate today(Clock clock) {
        return now(clock).toLocalDate();
    }

    /** The day in London on which a moment lies. */
    public static LocalDate date(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** Reads a full date; null for anything else (W-DT-03). */
    public static @Nullable LocalDate tryDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException invalid) {
            return null;
        }
    }

    /** Reads a date-time to the second whose offset is one in force in London then; null for anything else (W-DT-02, W-DT-03). */
    public static @Nullable OffsetDateTime tryDateTime(String text) {
        if (!DATE_TIME.matcher(text).matches()) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            LocalDateTime local = time.toLocalDateTime();
            return ZONE.getRules().isValidOffset(local, time.getOffset()) ? time : null;
        } catch (DateTimeException invalid) {
            return null;
        }
    }

    /** Reads an instant in any legal FHIR form; null when there is none or its offset is missing. */
    public static @Nullable Instant tryInstant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException invalid) {
            return null;
        }
    }
}
