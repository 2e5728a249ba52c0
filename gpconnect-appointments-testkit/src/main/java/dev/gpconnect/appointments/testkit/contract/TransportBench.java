package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.http.NoDelayServerSockets;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A server on this machine, and a transport that sends to it. */
@Timeout(15)
abstract class TransportBench {

    static final String FHIR = "application/fhir+json;charset=utf-8";
    static final Duration SHORT = Duration.ofMillis(200);
    static final Duration LONG = Duration.ofSeconds(20);

    private @Nullable MockWebServer server;
    private @Nullable HttpTransport transport;

    protected abstract HttpTransport createTransport();

    @BeforeEach
    void startBench() throws IOException {
        MockWebServer started = new MockWebServer();
        started.setServerSocketFactory(new NoDelayServerSockets());
        started.start(InetAddress.getLoopbackAddress(), 0);
        server = started;
        transport = createTransport();
    }

    @AfterEach
    void stopBench() {
        try {
            transport().close();
        } finally {
            server().close();
        }
    }

    final MockWebServer server() {
        return Objects.requireNonNull(server, "server");
    }

    final HttpTransport transport() {
        return Objects.requireNonNull(transport, "transport");
    }

    final String url(String target) {
        return "http://127.0.0.1:" + server().getPort() + target;
    }

    /** A read of {@code /Slot}, with ample time. */
    final HttpRequest.Builder get() {
        return get("/Slot");
    }

    final HttpRequest.Builder get(String target) {
        return HttpRequest.builder("GET", url(target)).timeout(LONG);
    }

    /** A booking, with ample time. */
    final HttpRequest.Builder post() {
        return HttpRequest.builder("POST", url("/Appointment"))
                .headers(HttpHeaders.builder().add("Content-Type", FHIR).build())
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .timeout(LONG);
    }

    final HttpResponse send(HttpRequest.Builder request) throws IOException {
        return transport().newCall(request.build()).execute();
    }

    /** The status and the whole body. */
    final String sendAndRead(HttpRequest.Builder request) throws IOException {
        try (HttpResponse response = send(request)) {
            return response.status() + " " + text(response.body());
        }
    }

    static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    final void answer(int status, String body) {
        answer(response(status, body));
    }

    final void answer(MockResponse.Builder response) {
        server().enqueue(response.build());
    }

    /** What is not scripted is answered, so that a transport that sends twice is seen at once. */
    final void anythingElseIsAnswered() {
        ((QueueDispatcher) server().getDispatcher())
                .setFailFast(response(200, "not scripted").build());
    }

    static MockResponse.Builder response(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", FHIR)
                .body(body);
    }

    /** Five characters of ten, and then nothing more. */
    static MockResponse.Builder halfABody() {
        return response(200, "0123456789").throttleBody(5, 1, TimeUnit.HOURS);
    }

    /** The next request that arrives. */
    final RecordedRequest arrived() throws InterruptedException {
        RecordedRequest request = server().takeRequest(10, TimeUnit.SECONDS);
        assertThat(request).as("a request that arrives").isNotNull();
        return Objects.requireNonNull(request);
    }

    /** How many requests the server has seen. */
    final int arrivals() {
        return server().getRequestCount();
    }
}
