package dev.gpconnect.appointments.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FakeServerBuilderTest {
    private final FakeServer.Builder builder =
            FakeServer.builder(ManualClock.at(Instant.parse("2026-11-23T08:00:00Z")));

    private static int get(URI url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void host_standsInEveryUrl() {
        try (FakeServer server = builder.host("localhost").start()) {
            assertThat(List.of(server.baseUrl(), server.spineUrl(), server.sdsUrl(), server.serviceRoot("Y90001")))
                    .allSatisfy(url -> assertThat(url).hasHost("localhost").hasScheme("http"));
        }
    }

    @Test
    void port_ofAnotherServer_isNamed() {
        try (FakeServer server = builder.start()) {
            int taken = server.baseUrl().getPort();
            assertThatThrownBy(builder.port(taken)::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Port " + taken + " of 127.0.0.1");
        }
    }

    @Test
    void interceptor_thatCannotBeMade_leavesNoPortTaken() {
        try (FakeServer server = builder.start()) {
            builder.port(server.baseUrl().getPort());
        }
        builder.interceptor(world -> {
            throw new IllegalStateException("not made");
        });
        assertThatThrownBy(builder::start).isInstanceOf(IllegalStateException.class);

        try (FakeServer server = builder.interceptor(world -> (part, request, fake) -> fake.apply(request))
                .start()) {
            assertThat(server.spineUrl()).hasPort(server.baseUrl().getPort() + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_535})
    void port_withoutOneAfterIt_isRefused(int port) {
        assertThatThrownBy(() -> builder.port(port)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void interceptor_seesWhatEachPartIsAsked_andMayAnswer() throws Exception {
        List<ServerPart> seen = new CopyOnWriteArrayList<>();
        builder.interceptor(world -> (part, request, fake) -> {
            seen.add(part);
            return part == ServerPart.SPINE ? FakeResponse.of(418, Map.of(), new byte[0]) : fake.apply(request);
        });
        try (FakeServer server = builder.start()) {
            assertThat(get(server.baseUrl().resolve("/nothing"))).isEqualTo(404);
            assertThat(get(URI.create(server.sdsUrl() + "/Endpoint"))).isEqualTo(401);
            assertThat(get(server.spineUrl())).isEqualTo(418);
        }
        assertThat(seen).containsExactly(ServerPart.PROVIDER, ServerPart.SDS, ServerPart.SPINE);
    }
}
