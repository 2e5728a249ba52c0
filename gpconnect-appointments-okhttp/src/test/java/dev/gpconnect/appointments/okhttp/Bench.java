package dev.gpconnect.appointments.okhttp;

import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A server on this machine that answers 200 unless told otherwise. */
@Timeout(15)
abstract class Bench {

    static final Duration SHORT = Duration.ofMillis(200);
    static final Duration LONG = Duration.ofSeconds(20);

    final MockWebServer server = new MockWebServer();

    @BeforeEach
    void startServer() throws IOException {
        ((QueueDispatcher) server.getDispatcher()).setFailFast(response("fine").build());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    /** By the constructor: the builder's overloads name okio, of which the module path of the tests has an empty copy. */
    static MockResponse.Builder response(String body) {
        return new MockResponse(200, Headers.of(), body).newBuilder();
    }

    final void listen() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    final String url(String scheme, String host) {
        return scheme + "://" + host + ":" + server.getPort() + "/Slot";
    }

    final HttpRequest.Builder get() {
        return get(url("http", "127.0.0.1"));
    }

    static HttpRequest.Builder get(String url) {
        return HttpRequest.builder("GET", url).timeout(LONG);
    }

    final HttpRequest.Builder post() {
        return HttpRequest.builder("POST", url("http", "127.0.0.1"))
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .timeout(LONG);
    }

    static String send(HttpTransport transport, HttpRequest.Builder request) throws IOException {
        try (HttpResponse response = transport.newCall(request.build()).execute()) {
            return response.status() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
