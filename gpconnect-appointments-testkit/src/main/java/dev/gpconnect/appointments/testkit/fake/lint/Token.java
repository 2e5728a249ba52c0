package dev.gpconnect.appointments.testkit.fake.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The claims of a bearer token, as far as they can be read; what cannot is missing, and the practice refuses it anyway. */
final class Token {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String raw;
    private final JsonNode claims;

    private Token(String raw, JsonNode claims) {
        this.raw = raw;
        this.claims = claims;
    }

    static Token of(FakeRequest request) {
        String raw = Objects.requireNonNullElse(request.header("Authorization"), "");
        String[] parts = raw.split("\\.", -1);
        JsonNode claims = MissingNode.getInstance();
        try {
            if (parts.length > 1) {
                byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
                claims = JSON.readTree(new String(payload, StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException | JsonProcessingException unreadable) {
            claims = MissingNode.getInstance();
        }
        return new Token(raw, claims);
    }

    boolean readable() {
        return claims.isObject();
    }

    JsonNode claims() {
        return claims;
    }

    /** What no other token has, in place of the token itself. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    String text(String claim) {
        return claims.path(claim).asText("");
    }

    /** The identifiers of a claim's resource, by system. */
    Map<String, String> identifiers(String claim) {
        Map<String, String> identifiers = new HashMap<>();
        for (JsonNode identifier : claims.path(claim).path("identifier")) {
            identifiers.put(
                    identifier.path("system").asText(""),
                    identifier.path("value").asText(""));
        }
        return identifiers;
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return "Token[redacted]";
    }
}
