package dev.gpconnect.appointments.testkit.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object. They are asked for one by one; those that nobody asked for are an error in the end. */
final class Members {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ObjectNode object;
    private final String what;
    private final Set<String> asked = new TreeSet<>();

    /** The members of an object that error messages call this. */
    Members(ObjectNode object, String what) {
        this.object = object;
        this.what = what;
    }

    /** Any value; null when it is absent. */
    @Nullable JsonNode find(String name) {
        asked.add(name);
        return object.get(name);
    }

    @Nullable String findText(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isTextual()) {
            throw wrong(name, "a text");
        }
        return value == null ? null : value.textValue();
    }

    /** A text of this shape, which the message calls by the words. */
    String text(String name, String pattern, String words) {
        String text = findText(name);
        if (text == null || !text.matches(pattern)) {
            throw wrong(name, words);
        }
        return text;
    }

    int number(String name, int least, int most) {
        JsonNode value = find(name);
        if (value == null || !value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong(name, "a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most));
        }
        return value.intValue();
    }

    boolean isTrue(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value != null && value.booleanValue();
    }

    /** An ISO 8601 duration of at most a day. */
    Duration duration(String name) {
        String text = findText(name);
        try {
            Duration duration = Duration.parse(text == null ? "" : text);
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException unreadable) {
            // said below
        }
        throw wrong(name, "an ISO duration of at most a day, for example PT2S");
    }

    /** To be called when everything has been asked for. */
    void requireNoOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw new WrongUseException(
                        what + " has no member '" + name + "'; it can have " + String.join(", ", asked));
            }
        });
    }

    private WrongUseException wrong(String name, String words) {
        return new WrongUseException("The member '" + name + "' of " + what + " must be " + words);
    }
}
