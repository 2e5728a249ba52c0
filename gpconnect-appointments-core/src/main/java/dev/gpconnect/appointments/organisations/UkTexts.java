package dev.gpconnect.appointments.organisations;

import dev.gpconnect.appointments.model.UkTime;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people in the UK read them: wall-clock time with its date and the clock in force, whatever the host's own (D-UI-06). */
final class UkTexts {

    /** Day before month, as in the UK; not the UK's own locale, for which Java releases differ in how they shorten September. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private UkTexts() {}

    /** For example {@code Sun 25 Oct 2026}. */
    static String date(ZonedDateTime time) {
        return DATE.format(time.withZoneSameInstant(UkTime.ZONE));
    }

    /** For example {@code Sun 25 Oct 2026 01:30 BST}, and an hour later {@code Sun 25 Oct 2026 01:30 GMT}. */
    static String dateTime(ZonedDateTime time) {
        ZonedDateTime local = time.withZoneSameInstant(UkTime.ZONE);
        boolean summer = UkTime.ZONE.getRules().isDaylightSavings(local.toInstant());
        return DATE.format(local) + " " + TIME.format(local) + (summer ? " BST" : " GMT");
    }

    /** For example {@code 1 hour 30 minutes}; a part of a minute is dropped. */
    static String duration(Duration duration) {
        long hours = duration.toHours();
        int minutes = duration.toMinutesPart();
        if (hours == 0) {
            return counted(minutes, "minute");
        }
        return counted(hours, "hour") + (minutes == 0 ? "" : " " + counted(minutes, "minute"));
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
