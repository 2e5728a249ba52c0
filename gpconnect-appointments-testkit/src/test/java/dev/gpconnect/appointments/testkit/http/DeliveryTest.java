package dev.gpconnect.appointments.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an answer on its way: the same in process and on a socket (P-SSP-10). */
@ParameterizedClass
@EnumSource(DeliveryTest.Way.class)
final class DeliveryTest {

    enum Way {
        IN_PROCESS,
        HTTP
    }

    private static final Instant NOW = Instant.parse("2026-11-23T10:30:00Z");

    private final ManualClock clock = ManualClock.at(NOW);
    private final FakeServer server = FakeServer.startReference(clock);
    private final FakeWorld world = server.world();
    private final Way way;
    private final HttpTransport transport;

    DeliveryTest(Way way) {
        this.way = way;
        this.transport =
                way == Way.HTTP ? OkHttpTransport.builder().build() : InProcessTransport.to(world::provider, clock);
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    @Test
    void answer_withoutFault_arrivesWhole() throws IOException {
        try (HttpResponse response = send(Duration.ofSeconds(10))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body().readAllBytes()).asString().endsWith("}");
        }
    }

    @Test
    void droppedConnection_leavesTheEffectUnknown() {
        inject(Fault.dropped());

        assertThatThrownBy(() -> send(Duration.ofSeconds(10)).close())
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NotSentIOException.class);
    }

    @Test
    void truncatedBody_breaksOffWhereTheFaultSays() throws IOException {
        inject(Fault.truncated(10));

        try (HttpResponse response = send(Duration.ofSeconds(10))) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body().readNBytes(10)).hasSize(10);
            assertThatThrownBy(() -> response.body().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void status_ofAFault_arrives() throws IOException {
        inject(Fault.tooManyRequests(Duration.ofSeconds(3)));

        try (HttpResponse response = send(Duration.ofSeconds(10))) {
            assertThat(response.status()).isEqualTo(429);
            assertThat(response.headers().first("Retry-After")).contains("3");
            assertThat(response.body().readAllBytes()).isEmpty();
        }
    }

    @Test
    void contentType_ofAFault_arrives() throws IOException {
        inject(Fault.contentType("text/plain"));

        try (HttpResponse response = send(Duration.ofSeconds(10))) {
            assertThat(response.headers().first("Content-Type")).contains("text/plain");
        }
    }

    @Test
    void headersLaterThanTheRequestAllows_timeOut() {
        inject(Fault.slowHeaders(Duration.ofSeconds(30)));

        assertThatThrownBy(() -> send(Duration.ofMillis(200)).close()).isInstanceOf(IOException.class);
        if (way == Way.IN_PROCESS) {
            assertThat(clock.instant()).isEqualTo(NOW.plusMillis(200));
        }
    }

    @Test
    void bodyLaterThanTheRequestAllows_timesOut() {
        inject(Fault.slowBody(Duration.ofSeconds(30)));

        assertThatThrownBy(() -> {
                    try (HttpResponse response = send(Duration.ofMillis(200))) {
                        response.body().readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void answerThatTakesItsTime_movesTheClockInProcess() throws IOException {
        inject(Fault.slowHeaders(Duration.ofMillis(20)));

        send(Duration.ofSeconds(10)).close();

        assertThat(clock.instant()).isEqualTo(way == Way.IN_PROCESS ? NOW.plusMillis(20) : NOW);
    }

    private void inject(Fault fault) {
        world.controls().faults().inject(fault, Trigger.once().on(Interaction.META));
    }

    private HttpResponse send(Duration timeout) throws IOException {
        FakeRequest request = new Draft(Interaction.META, world.identity("Y90001"), clock, "/metadata").build();
        HttpHeaders.Builder headers = HttpHeaders.builder();
        for (String name :
                List.of("Ssp-TraceID", "Ssp-From", "Ssp-To", "Ssp-InteractionID", "Accept", "Authorization")) {
            request.headers(name).forEach(value -> headers.add(name, value));
        }
        return transport
                .newCall(HttpRequest.builder(request.method(), server.baseUrl() + request.target())
                        .headers(headers.build())
                        .timeout(timeout)
                        .build())
                .execute();
    }
}
