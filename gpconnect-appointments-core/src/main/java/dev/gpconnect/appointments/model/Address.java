package dev.gpconnect.appointments.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A postal address (M-GEN-05). {@link #toString()} does not show it; {@link #display()} does.
 *
 * @param lines house and street; may be empty
 * @param city the town, or null
 * @param district the county, or null
 * @param postalCode the postcode, or null
 * @param country the country, or null
 */
public record Address(
        List<String> lines,
        @Nullable String city,
        @Nullable String district,
        @Nullable String postalCode,
        @Nullable String country) {

    /** Copies the list. */
    public Address {
        lines = List.copyOf(lines);
    }

    /** The address on one line, its parts parted by commas. */
    public String display() {
        return Stream.concat(lines.stream(), Stream.of(city, district, postalCode, country))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "Address[redacted]";
    }
}
