package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.RefusedException;
import java.util.Objects;

/** The limits of the texts of an appointment, refused before sending and never cut short (C-BOOK-07, D-TXT-01). */
final class AppointmentTexts {

    private static final int DESCRIPTION_LIMIT = 100;
    private static final int COMMENT_LIMIT = 500;

    private AppointmentTexts() {}

    static String description(String text) {
        requireText(text, "description");
        return checked(text, "description", DESCRIPTION_LIMIT);
    }

    static String comment(String text) {
        requireText(text, "comment");
        return checked(text, "comment", COMMENT_LIMIT);
    }

    static String reason(String text) {
        if (Objects.requireNonNull(text, "reason").isBlank()) {
            throw new RefusedException(
                    "C-CANC-01", "A cancellation needs a reason; say why the appointment is cancelled");
        }
        return checked(text, "reason", Integer.MAX_VALUE);
    }

    private static void requireText(String text, String name) {
        if (Objects.requireNonNull(text, name).isBlank()) {
            throw new RefusedException("D-TXT-01", "The " + name + " may not be blank");
        }
    }

    private static String checked(String text, String name, int limit) {
        if (text.length() > limit) {
            throw new RefusedException(
                    "C-BOOK-07",
                    "The " + name + " has " + text.length() + " characters and may have " + limit + "; shorten it");
        }
        boolean clean = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
        if (!clean) {
            throw new RefusedException("C-BOOK-07", "The " + name + " holds control characters; remove them");
        }
        boolean whole = text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (!whole) {
            throw new RefusedException(
                    "C-BOOK-07", "The " + name + " holds half a character, as if it had been cut; write it in full");
        }
        return text;
    }
}
