package dev.gpconnect.appointments.testkit.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** The JSON of the control interface, in and out. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new WrongUseException("The body is not JSON: " + broken.getOriginalMessage());
        } catch (IOException broken) {
            throw new WrongUseException("The body is not JSON: " + broken.getMessage());
        }
    }

    /** Reads a body that must be an object; the message says what is expected. */
    static ObjectNode readObject(byte[] body, String expected) {
        if (read(body) instanceof ObjectNode object) {
            return object;
        }
        throw new WrongUseException("The body must be a JSON object, " + expected);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ArrayNode array(Collection<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    static FakeResponse answer(int status, JsonNode body) {
        return answer(status, "application/json; charset=utf-8", body.toString());
    }

    static FakeResponse answer(int status, String contentType, String body) {
        Map<String, String> headers = Map.of("Content-Type", contentType, "Cache-Control", "no-store");
        return FakeResponse.of(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static FakeResponse error(int status, String message) {
        return answer(status, object().put("error", message));
    }

    static FakeResponse noContent() {
        return FakeResponse.of(204, Map.of("Cache-Control", "no-store"), new byte[0]);
    }
}
