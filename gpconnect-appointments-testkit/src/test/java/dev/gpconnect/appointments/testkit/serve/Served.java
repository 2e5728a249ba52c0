package dev.gpconnect.appointments.testkit.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gpconnect.appointments.testkit.fake.control.Behaviour;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.http.ServerPart;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reference world under a control interface, without any socket. */
final class Served {
    final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T08:00:00Z"));
    final FakeWorld world = FakeWorld.reference("https://practices.example", clock);
    final List<LoggedExchange> heard = new ArrayList<>();
    final ControlInterface control;
    final ControlledServer server;

    private long nanos;

    Served() {
        this(Behaviour.conformant());
    }

    Served(Behaviour first) {
        control = ControlInterface.of(world, clock, first);
        server = ControlledServer.of(control, () -> nanos += 3_000_000, heard::add);
    }

    FakeResponse call(String method, String path, String body) {
        return control.answer(
                FakeRequest.of(method, "/control/" + path, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    FakeResponse call(String method, String path) {
        return call(method, path, "");
    }

    JsonNode get(String path) {
        return json(call("GET", path));
    }

    JsonNode put(String path, String body) {
        return json(call("PUT", path, body));
    }

    /** A request that reached the providers' port. */
    FakeResponse send(FakeRequest request) {
        return server.intercept(ServerPart.PROVIDER, request, world::provider);
    }

    static JsonNode json(FakeResponse response) {
        try {
            return new ObjectMapper().readTree(response.text());
        } catch (IOException broken) {
            throw new AssertionError(response.text(), broken);
        }
    }
}
