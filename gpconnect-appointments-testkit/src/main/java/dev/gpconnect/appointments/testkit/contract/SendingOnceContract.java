package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.NotSentIOException;
import dev.gpconnect.appointments.transport.TlsIOException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** A request is sent once, and a failure says whether it may have left. */
abstract class SendingOnceContract extends ResponseContract {

    @Test
    void unavailable_withRetryAfter_isHandedOver_notRepeated() throws IOException {
        anythingElseIsAnswered();
        for (String retryAfter : List.of("0", "1", "99999999999", "Wed, 21 Oct 2015 07:28:00 GMT")) {
            for (HttpRequest.Builder request : List.of(get(), post())) {
                int before = arrivals();
                answer(response(503, "busy").addHeader("Retry-After", retryAfter));
                try (var response = send(request)) {
                    assertThat(response.status()).isEqualTo(503);
                    assertThat(response.headers().all("Retry-After")).containsExactly(retryAfter);
                    assertThat(text(response.body())).isEqualTo("busy");
                }
                assertThat(arrivals() - before).isEqualTo(1);
            }
        }
    }

    @Test
    void read_answeredWith408_isNotRepeated() throws IOException {
        anythingElseIsAnswered();
        answer(response(408, "slow").addHeader("Connection", "close"));
        assertThat(sendAndRead(get())).isEqualTo("408 slow");
        assertThat(arrivals()).isEqualTo(1);
    }

    @Test
    void connectionDropped_afterTheRequest_mayHaveBeenSent_andIsNotRepeated() {
        anythingElseIsAnswered();
        for (HttpRequest.Builder request : List.of(get(), post())) {
            int before = arrivals();
            answer(response(200, "").onResponseStart(new SocketEffect.CloseSocket()));
            assertThat(failure(request)).isNotInstanceOf(NotSentIOException.class);
            assertThat(arrivals() - before).isEqualTo(1);
        }
    }

    @Test
    void usedConnectionDropped_afterTheRequest_mayHaveBeenSent_andIsNotRepeated() throws IOException {
        anythingElseIsAnswered();
        for (HttpRequest.Builder request : List.of(get(), post())) {
            answer(200, "the connection is warm");
            sendAndRead(get());
            int before = arrivals();
            answer(response(200, "").onResponseStart(new SocketEffect.CloseSocket()));
            assertThat(failure(request)).isNotInstanceOf(NotSentIOException.class);
            assertThat(arrivals() - before).isEqualTo(1);
        }
    }

    @Test
    void idleConnectionClosedByTheServer_isReplacedOrFails_butNothingArrivesTwice() throws IOException {
        answer(response(200, "first").onResponseEnd(new SocketEffect.CloseSocket()));
        sendAndRead(get());
        answer(200, "second");
        answer(200, "third");
        try {
            assertThat(sendAndRead(post())).isEqualTo("200 second");
        } catch (IOException stale) {
            assertThat(stale).isNotNull();
        }
        assertThat(arrivals()).isLessThanOrEqualTo(2);
    }

    @Test
    void bodyBrokenOff_failsTheRead() throws IOException {
        answer(response(200, "0123456789").onResponseBody(new SocketEffect.CloseSocket()));
        try (var response = send(get())) {
            assertThatThrownBy(() -> text(response.body())).isInstanceOf(IOException.class);
        }
        assertThat(arrivals()).isEqualTo(1);
    }

    @Test
    void nobodyListens_isNotSent() throws IOException {
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // bound, but not listening
            HttpRequest.Builder request = at("http", taken.getLocalPort());
            assertThat(failure(request)).isInstanceOf(NotSentIOException.class);
        }
    }

    @Test
    void tlsHandshakeRefused_isNotSent_forTls() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerInClear(plain));
            assertThat(failure(at("https", plain.getLocalPort())))
                    .isInstanceOfSatisfying(
                            TlsIOException.class, tls -> assertThat(tls.fault()).isEqualTo(Fault.OTHER));
            answered.join();
        }
    }

    @Test
    void tlsServerThatNobodyTrusts_isNotSent_forThatReason() throws IOException {
        HandshakeCertificates server = new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .rsa2048()
                        .addSubjectAlternativeName("127.0.0.1")
                        .build())
                .build();
        try (MockWebServer stranger = new MockWebServer()) {
            stranger.useHttps(server.sslSocketFactory());
            stranger.start(InetAddress.getLoopbackAddress(), 0);
            assertThat(failure(at("https", stranger.getPort())))
                    .isInstanceOfSatisfying(
                            TlsIOException.class, tls -> assertThat(tls.fault()).isEqualTo(Fault.SERVER_UNTRUSTED));
            assertThat(stranger.getRequestCount()).isZero();
        }
    }

    @Test
    void tlsHandshakeUnanswered_isNotSent_inTime() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            HttpRequest.Builder request =
                    at("https", mute.getLocalPort()).connectTimeout(SHORT).timeout(SHORT);
            assertThat(failure(request)).isInstanceOf(NotSentIOException.class);
        }
    }

    @Test
    void call_executedTwice_isRefused() throws IOException {
        answer(200, "once");
        answer(200, "twice");
        HttpCall call = transport().newCall(get().build());
        call.execute().close();
        assertThatThrownBy(call::execute).isInstanceOf(IllegalStateException.class);
        assertThat(arrivals()).isEqualTo(1);
    }

    /** The failure of a request, whose message gives nothing away. */
    final IOException failure(HttpRequest.Builder request) {
        IOException failure = catchThrowableOfType(IOException.class, () -> send(request));
        assertThat(failure).isNotNull();
        assertThat(String.valueOf(failure.getMessage())).doesNotContain("9690937278");
        return failure;
    }

    private static HttpRequest.Builder at(String scheme, int port) {
        return HttpRequest.builder("GET", scheme + "://127.0.0.1:" + port + "/Patient?identifier=9690937278")
                .timeout(LONG);
    }

    private static void answerInClear(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException gone) {
            // the client has hung up, as it should
        }
    }
}
