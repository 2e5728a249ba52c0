package dev.gpconnect.appointments.testkit.fake.personality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Bodies as JSON trees. */
final class JsonBody {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonBody() {}

    /** The answer with another body; the same answer when it has none, or none in JSON. */
    static FakeResponse changed(FakeResponse answer, Consumer<ObjectNode> change) {
        String type = answer.header("Content-Type");
        ObjectNode body = type != null && type.contains("json") ? read(answer.text()) : null;
        if (body == null) {
            return answer;
        }
        change.accept(body);
        return answer.withBody(write(body));
    }

    /** The request with another body; the same request when its body is no JSON object. */
    static FakeRequest changed(FakeRequest request, Consumer<ObjectNode> change) {
        ObjectNode body = read(new String(request.body(), StandardCharsets.UTF_8));
        if (body == null) {
            return request;
        }
        change.accept(body);
        return request.withBody(write(body));
    }

    /** The resource, or those in the entries of the Bundle. */
    static void eachResource(ObjectNode body, Consumer<ObjectNode> action) {
        if (!type(body).equals("Bundle")) {
            action.accept(body);
            return;
        }
        for (JsonNode entry : body.path("entry")) {
            if (entry.path("resource") instanceof ObjectNode resource) {
                action.accept(resource);
            }
        }
    }

    /** The type of a resource; empty when it does not say. */
    static String type(JsonNode resource) {
        return resource.path("resourceType").asText("");
    }

    /** Every object within, the node itself first if it is one. */
    static void eachObject(JsonNode node, Consumer<ObjectNode> action) {
        if (node instanceof ObjectNode object) {
            action.accept(object);
        }
        node.forEach(child -> eachObject(child, action));
    }

    /** Takes some items out of a list, and the list away when none is left. */
    static void removeItems(ObjectNode owner, String list, Predicate<JsonNode> unwanted) {
        if (owner.get(list) instanceof ArrayNode items) {
            items.removeIf(unwanted);
            if (items.isEmpty()) {
                owner.remove(list);
            }
        }
    }

    private static @Nullable ObjectNode read(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    private static byte[] write(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
