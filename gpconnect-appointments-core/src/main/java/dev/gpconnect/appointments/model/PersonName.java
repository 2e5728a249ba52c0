package dev.gpconnect.appointments.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's name in its parts. {@link #toString()} does not show it; {@link #display()} does.
 *
 * @param family the family name
 * @param given the given names in order; may be empty
 * @param prefix titles such as Dr; may be empty
 */
public record PersonName(String family, List<String> given, List<String> prefix) {

    /** Copies the lists. */
    public PersonName {
        Objects.requireNonNull(family, "family");
        given = List.copyOf(given);
        prefix = List.copyOf(prefix);
    }

    /** A name of a family name and one given name. */
    public static PersonName of(String family, String given) {
        return new PersonName(family, List.of(given), List.of());
    }

    /** The name as people write it, such as {@code Dr Sarah Black}. */
    public String display() {
        return Stream.of(prefix.stream(), given.stream(), Stream.of(family))
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "PersonName[redacted]";
    }
}
