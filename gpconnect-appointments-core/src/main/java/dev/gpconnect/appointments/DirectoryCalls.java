package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.BundleReader;
import dev.gpconnect.appointments.fhir.Resources;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Looks up who and what a practice consists of: one resource by its id, or by its business identifier. */
final class DirectoryCalls<T> {

    private final Practice practice;
    private final String type;
    private final Function<byte[], T> parser;
    private final Function<T, String> idOf;

    DirectoryCalls(Practice practice, String type, Function<byte[], T> parser, Function<T, String> idOf) {
        this.practice = practice;
        this.type = type;
        this.parser = parser;
        this.idOf = idOf;
    }

    T read(InteractionId interaction, String id) {
        String path = type + "/" + ResourceId.require(id);
        return practice.call(Interaction.get(interaction, path), practice.newDeadline(), answer -> {
            T resource = parser.apply(answer.bytes());
            if (!idOf.apply(resource).equals(id)) {
                throw another();
            }
            return resource;
        });
    }

    /** Finds the resource that has an identifier; one that states none of the system is taken to be the one. */
    Optional<T> find(InteractionId interaction, String system, String value) {
        return search(interaction, Requests.find(type, system, value), found -> {
            if (found.size() > 1) {
                throw new UnreadableContentException("More than one " + type + " has this identifier");
            }
            found.forEach(json -> requireStated(value, Resources.identifiers(json, type, system)));
            return found.stream().findFirst().map(parser);
        });
    }

    List<T> all(InteractionId interaction) {
        return search(interaction, type, found -> found.stream().map(parser).toList());
    }

    private <R> R search(InteractionId interaction, String path, Function<List<byte[]>, R> result) {
        return practice.call(
                Interaction.get(interaction, path),
                practice.newDeadline(),
                answer -> result.apply(BundleReader.slices(answer.bytes(), type)));
    }

    private void requireStated(String value, List<String> stated) {
        boolean isTheOne =
                stated.isEmpty() || stated.stream().map(DirectoryCalls::plain).anyMatch(plain(value)::equals);
        if (!isTheOne) {
            throw another();
        }
    }

    private UnreadableContentException another() {
        return new UnreadableContentException("The " + type + " in it is another one");
    }

    /** Without spaces and in upper case, as systems write identifiers with and without (W-SDS-13). */
    private static String plain(String identifier) {
        return identifier.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }
}
