package dev.gpconnect.appointments.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day's traffic leaves nothing behind. */
final class HttpFrontTest {
    private static final int MANY = 2_000;

    private final MockWebServer server = new MockWebServer();
    private HttpFront front;

    @BeforeEach
    void start() throws Exception {
        front = new HttpFront(server, HttpFront.Place.LOOPBACK);
        front.serve(request -> FakeResponse.of(200, Map.of(), new byte[] {1}), () -> false);
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Test
    void requests_afterTheyWereAnswered_areNotKept() throws Exception {
        for (int i = 0; i < MANY; i++) {
            send();
        }

        assertThat(server.getRequestCount()).isEqualTo(MANY);
        assertThat(server.takeRequest(0, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void requestsThatCannotBeRead_areForgottenWithTheNextOne() throws Exception {
        for (int i = 0; i < 3; i++) {
            sendBroken();
        }
        send();

        assertThat(server.getRequestCount()).isEqualTo(4);
        assertThat(server.takeRequest(0, TimeUnit.MILLISECONDS)).isNull();
    }

    private void send() throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(front.url() + "/x").toURL().openConnection();
        try (InputStream body = connection.getInputStream()) {
            assertThat(body.readAllBytes()).hasSize(1);
        }
    }

    private void sendBroken() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            String head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nshort";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isNegative();
        }
    }
}
