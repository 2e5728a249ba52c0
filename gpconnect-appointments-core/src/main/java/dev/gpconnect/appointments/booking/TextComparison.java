package dev.gpconnect.appointments.booking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the texts that were sent with those that an appointment has. Spaces around a text do not count. */
final class TextComparison {

    private final String description;
    private final String comment;
    private final List<SentText> sent = new ArrayList<>(2);

    TextComparison(Appointment stored) {
        this.description = stored.description().orElse("").strip();
        this.comment = stored.comment().orElse("").strip();
    }

    /** A description that was sent; null when none was. */
    TextComparison description(@Nullable String text) {
        return add(text, description);
    }

    /** A comment that was sent; null when none was. */
    TextComparison comment(@Nullable String text) {
        return add(text, comment);
    }

    /** Whether the comment was to be removed. */
    TextComparison withoutComment(boolean removed) {
        return add(removed ? "" : null, comment);
    }

    StoredTexts result() {
        if (sent.stream().allMatch(SentText::isWhole)) {
            return StoredTexts.AS_SENT;
        }
        if (isAllFound()) {
            return StoredTexts.MERGED;
        }
        return sent.stream().allMatch(SentText::isBegun) ? StoredTexts.CUT : StoredTexts.CHANGED;
    }

    /** The longest first, each in a place of its own: a text may be part of another. */
    private boolean isAllFound() {
        String rest = description + '\n' + comment;
        List<String> texts = sent.stream()
                .map(SentText::text)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        for (String text : texts) {
            int at = rest.indexOf(text);
            if (text.isEmpty() || at < 0) {
                return false;
            }
            rest = rest.substring(0, at) + '\n' + rest.substring(at + text.length());
        }
        return true;
    }

    private TextComparison add(@Nullable String text, String stored) {
        if (text != null) {
            sent.add(new SentText(text.strip(), stored));
        }
        return this;
    }

    /** A text that was sent, and what its own field holds now. */
    private record SentText(String text, String stored) {

        boolean isWhole() {
            return text.equals(stored);
        }

        boolean isBegun() {
            return !stored.isEmpty() && text.startsWith(stored);
        }

        /** Nothing of the texts: they may name the patient. */
        @Override
        public String toString() {
            return "SentText[redacted]";
        }
    }
}
