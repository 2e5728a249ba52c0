package dev.gpconnect.appointments.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number, e-mail address or the like (M-GEN-06). {@link #toString()} does not show the value.
 *
 * @param system the kind: {@code phone}, {@code email} …
 * @param value the number or address
 * @param use what it is for: {@code work}, {@code home}, {@code mobile}, {@code temp}; null when not told
 */
public record ContactPoint(
        String system, String value, @Nullable String use) {

    /** Checks that kind and value are there. */
    public ContactPoint {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(value, "value");
    }

    /** A work telephone number. */
    public static ContactPoint workPhone(String number) {
        return new ContactPoint("phone", number, "work");
    }

    @Override
    public String toString() {
        return "ContactPoint[" + system + ", redacted]";
    }
}
