package dev.gpconnect.appointments.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members of a JSON object, each with its name and the text of its value as it stands in the bytes. */
final class JsonMembers {

    private static final ObjectMapper MAPPER = new ObjectMapper(new JsonFactory());

    private final JsonNode object;
    private final List<Member> members = new ArrayList<>();

    private JsonMembers(byte[] json) throws IOException {
        this.object = MAPPER.readTree(json);
        try (JsonParser parser = MAPPER.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                int to = (int) parser.currentLocation().getByteOffset();
                members.add(new Member(name, new String(json, from, to - from, StandardCharsets.ISO_8859_1)));
            }
        }
    }

    /** The members of the object; nothing if it is not JSON to the letter. */
    static Optional<JsonMembers> of(byte[] json) {
        try {
            return Optional.of(new JsonMembers(json));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** All of them but these, in order. */
    List<Member> without(Set<String> names) {
        return members.stream().filter(member -> !names.contains(member.name)).toList();
    }

    boolean has(String name) {
        return object.has(name);
    }

    String text(String name) {
        return object.get(name).textValue();
    }

    ArrayNode list(String name) {
        return (ArrayNode) object.get(name);
    }

    /** A member. */
    record Member(String name, String value) {}

    /** What has to hold of the members. */
    @FunctionalInterface
    interface Check {
        void check(JsonMembers members);
    }
}
