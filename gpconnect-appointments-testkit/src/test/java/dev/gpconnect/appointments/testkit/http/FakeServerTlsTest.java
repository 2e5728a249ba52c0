package dev.gpconnect.appointments.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom the transport talks to over mutual TLS, and who is let in. */
@DisplayName("W-TLS-01, W-TLS-03: mutual TLS")
final class FakeServerTlsTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.generate();

    private FakeServer server = start(CERTIFICATES.server());
    private OkHttpTransport transport = transport(CERTIFICATES.client());

    private static FakeServer start(SSLContext context) {
        return FakeServer.builder(ManualClock.at(Instant.parse("2026-11-23T08:00:00Z")))
                .tls(context)
                .clientAuth()
                .start();
    }

    private static OkHttpTransport transport(X509KeyManager keys) {
        return OkHttpTransport.builder().mutualTls(keys, CERTIFICATES.trust()).build();
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    private void serve(SSLContext context) {
        server.close();
        server = start(context);
    }

    private void showing(X509KeyManager keys) {
        transport.close();
        transport = transport(keys);
    }

    private int get(URI url) throws IOException {
        HttpRequest request = HttpRequest.builder("GET", url.toString())
                .timeout(Duration.ofSeconds(20))
                .build();
        try (HttpResponse response = transport.newCall(request).execute()) {
            return response.status();
        }
    }

    @Test
    void everyPart_isServedOverTls() throws Exception {
        assertThat(server.baseUrl()).hasScheme("https");
        assertThat(get(server.baseUrl().resolve("/nothing"))).isEqualTo(404);
        assertThat(get(server.sdsUrl())).isEqualTo(401);
        assertThat(get(server.spineUrl())).isEqualTo(403);
    }

    static Stream<SSLContext> serversOfUnknownStanding() {
        return Stream.of(CERTIFICATES.expiredServer(), CERTIFICATES.untrustedServer());
    }

    @ParameterizedTest
    @MethodSource("serversOfUnknownStanding")
    void server_expiredOrUntrusted_isSentNothing(SSLContext context) {
        serve(context);

        assertThatThrownBy(() -> get(server.spineUrl()))
                .isInstanceOf(NotSentIOException.class)
                .hasCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void server_ofAnotherName_isSentNothing() {
        serve(CERTIFICATES.wrongHostServer());

        assertThatThrownBy(() -> get(server.spineUrl()))
                .isInstanceOf(NotSentIOException.class)
                .hasCauseInstanceOf(SSLPeerUnverifiedException.class);
    }

    static Stream<X509KeyManager> clientsNotToBeLetIn() {
        return Stream.of(CERTIFICATES.noClient(), CERTIFICATES.expiredClient(), CERTIFICATES.untrustedClient());
    }

    @ParameterizedTest
    @MethodSource("clientsNotToBeLetIn")
    void client_withoutAGoodCertificate_isRefused(X509KeyManager keys) {
        showing(keys);

        assertThatThrownBy(() -> get(server.spineUrl())).isInstanceOf(IOException.class);
    }

    @Test
    void handshakeFault_failsOneConnection() throws Exception {
        server.world().controls().faults().inject(Fault.handshake(), Trigger.once());

        assertThatThrownBy(() -> get(server.spineUrl())).isInstanceOf(NotSentIOException.class);
        assertThat(get(server.spineUrl())).isEqualTo(403);
        assertThat(server.world().controls().faults().happened()).containsExactly(1);
    }

    @Test
    void handshakeFault_isNotUsedUpByARequestOnAConnectionThatStands() throws Exception {
        URI metadata = URI.create(server.serviceRoot("Y90001") + "/metadata");
        assertThat(get(metadata)).isEqualTo(400);
        server.world().controls().faults().inject(Fault.handshake(), Trigger.once());

        assertThat(get(metadata)).isEqualTo(400);
        assertThat(server.world().controls().faults().happened()).containsExactly(0);
    }
}
