package dev.gpconnect.appointments.testkit.contract;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;

/** A token taken apart as a strict reader does: no member twice, nothing behind the object. */
record DecodedToken(JsonNode header, JsonNode claims) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static DecodedToken of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new AssertionError("A token has three parts, and this one " + parts.length);
        }
        return new DecodedToken(decoded(parts[0], "header"), decoded(parts[1], "payload"));
    }

    /** The JSON in a text. */
    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("Not JSON", e);
        }
    }

    private static JsonNode decoded(String part, String what) {
        try {
            JsonNode tree = MAPPER.readTree(Base64.getUrlDecoder().decode(part));
            if (tree.isObject()) {
                return tree;
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new AssertionError("The token's " + what + " is not base64url of JSON in UTF-8", e);
        }
        throw new AssertionError("The token's " + what + " is not a JSON object");
    }
}
