package dev.gpconnect.appointments.booking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.fhir.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Compares two resources as JSON, leaving out which version they are and the order of members and list items. */
final class ContentComparison {

    // of a copy, since a mapper makes itself the codec of its factory
    private static final ObjectMapper MAPPER = new ObjectMapper(Json.factory().copy());

    private ContentComparison() {}

    static boolean same(byte[] one, byte[] other) {
        return canonical(content(one)).equals(canonical(content(other)));
    }

    private static JsonNode content(byte[] json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root.get("meta") instanceof ObjectNode meta) {
                meta.remove("versionId");
                meta.remove("lastUpdated");
                // one that held nothing else is as good as none
                if (meta.isEmpty()) {
                    ((ObjectNode) root).remove("meta");
                }
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new UnreadableContentException("It is not well-formed JSON");
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(member -> '"' + member.getKey() + "\":" + canonical(member.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(ContentComparison::canonical)
                    .sorted()
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return node.toString();
    }
}
