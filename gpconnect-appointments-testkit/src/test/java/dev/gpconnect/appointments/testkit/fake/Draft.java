package dev.gpconnect.appointments.testkit.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A request under construction: right in everything until a test changes it. */
public final class Draft {
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final ObjectNode claims;
    private String method;
    private String root;
    private String path;
    private byte[] body = new byte[0];
    private String jwtHeader = "{\"alg\":\"none\",\"typ\":\"JWT\"}";

    public Draft(Interaction interaction, PracticeIdentity practice, Clock clock, String path) {
        this.method = method(interaction);
        this.root = practice.rootPath();
        this.path = path;
        header("Ssp-TraceID", "09a01679-2564-4fb4-5129-aecc81ea2706");
        header("Ssp-From", "200000009010");
        header("Ssp-To", practice.asid());
        header("Ssp-InteractionID", interaction.id());
        header("Accept", "application/fhir+json");
        claims = Json.claims(clock.instant().getEpochSecond(), interaction.scope());
        header("Authorization");
    }

    private static String method(Interaction interaction) {
        return switch (interaction) {
            case BOOK, REG -> "POST";
            case AMND, CANC -> "PUT";
            default -> "GET";
        };
    }

    public Draft header(String name, String... values) {
        headers.put(name, List.of(values));
        return this;
    }

    public Draft without(String name) {
        headers.remove(name);
        return this;
    }

    public Draft method(String other) {
        method = other;
        return this;
    }

    public Draft path(String other) {
        path = other;
        return this;
    }

    public Draft root(String other) {
        root = other;
        return this;
    }

    public Draft claims(Consumer<ObjectNode> change) {
        change.accept(claims);
        return this;
    }

    public Draft jwtHeader(String json) {
        jwtHeader = json;
        return this;
    }

    public Draft body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        headers.putIfAbsent("Content-Type", List.of("application/fhir+json;charset=utf-8"));
        return this;
    }

    public String token() {
        return base64(jwtHeader) + "." + base64(claims.toString()) + ".";
    }

    public FakeRequest build() {
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        if (headers.containsKey("Authorization") && headers.get("Authorization").isEmpty()) {
            all.put("Authorization", List.of("Bearer " + token()));
        }
        return FakeRequest.of(method, root + path, all, body);
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
