package dev.gpconnect.appointments.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-TLS-01 to W-TLS-04: whom a transport with mutual TLS speaks to, and how")
class SpineTlsTest extends Bench {

    private static final String ONE_OF_SPINE = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";

    private final HandshakeCertificates own = TestKeys.client();

    @ParameterizedTest
    @ValueSource(
            strings = {
                ONE_OF_SPINE,
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
                "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
                "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
                "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"
            })
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-03: TLS 1.2 is spoken with each suite of Spine's, and both sides show who they are")
    void suite_ofSpine_isSpoken(String suite) throws Exception {
        serve(TestKeys.server("localhost"), "TLSv1.2", suite);

        try (HttpTransport transport = mutual(own.trustManager())) {
            assertThat(send(transport, get(url("https", "localhost")))).isEqualTo("200 fine");
        }

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHandshake().tlsVersion()).isEqualTo(TlsVersion.TLS_1_2);
        assertThat(request.getHandshake().cipherSuite().javaName()).isEqualTo(suite);
        assertThat(request.getHandshake().peerPrincipal().getName()).contains("consumer");
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"
    })
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-01, W-TLS-02: no other version and no other suite is, which plain TLS would speak")
    void versionOrSuite_thatIsNotSpines_isNotSpoken(String version, String suite) throws IOException {
        serve(TestKeys.server("localhost"), version, suite);

        assertNotSent(mutual(own.trustManager()));

        OkHttpClient plain = new OkHttpClient.Builder()
                .sslSocketFactory(own.sslSocketFactory(), own.trustManager())
                .build();
        try (HttpTransport anyTls = OkHttpTransport.builder().client(plain).build()) {
            assertThat(send(anyTls, get(url("https", "localhost")))).isEqualTo("200 fine");
        }
    }

    @Test
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-04: the server's name has to be in its certificate")
    void server_ofAnotherName_isNotSentTo() throws IOException {
        serve(TestKeys.server("elsewhere.example"), "TLSv1.2", ONE_OF_SPINE);

        assertNotSent(mutual(own.trustManager()));
    }

    @Test
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-04: the server has to be trusted by those who are given, and by nobody else")
    void server_ofAnotherAuthority_isNotSentTo() throws IOException {
        serve(TestKeys.server("localhost"), "TLSv1.2", ONE_OF_SPINE);

        assertNotSent(mutual(TestKeys.ofAnotherAuthority().trustManager()));
    }

    @Test
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-04: a certificate that has run out is not accepted")
    void server_whoseCertificateHasRunOut_isNotSentTo() throws IOException {
        serve(TestKeys.serverUntil("localhost", Instant.parse("2020-01-01T00:00:00Z")), "TLSv1.2", ONE_OF_SPINE);

        assertNotSent(mutual(own.trustManager()));
    }

    @Test
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-04: a certificate that the given trust manager knows to be revoked is not accepted")
    void server_whoseCertificateIsRevoked_isNotSentTo() throws IOException {
        serve(TestKeys.server("localhost"), "TLSv1.2", ONE_OF_SPINE);

        assertNotSent(mutual(new Revoking(own.trustManager())));
    }

    @Test
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01: who shows no certificate is turned away, so the one that is shown counts")
    void client_withoutACertificate_isTurnedAway() throws IOException {
        serve(TestKeys.server("localhost"), "TLSv1.2", ONE_OF_SPINE);
        HandshakeCertificates nobody = TestKeys.withoutACertificate();

        assertNotSent(OkHttpTransport.builder()
                .mutualTls(nobody.keyManager(), nobody.trustManager())
                .build());
    }

    private HttpTransport mutual(X509TrustManager trust) {
        return OkHttpTransport.builder().mutualTls(own.keyManager(), trust).build();
    }

    private void serve(HandshakeCertificates keys, String version, String suite) throws IOException {
        server.requireClientAuth();
        server.useHttps(new LimitedTls(keys.sslSocketFactory(), version, suite));
        listen();
    }

    private void assertNotSent(HttpTransport transport) {
        try (transport) {
            assertThatThrownBy(() -> send(transport, get(url("https", "localhost"))))
                    .isInstanceOf(NotSentIOException.class);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    /** Trusts whom another trusts, and has heard that all their certificates are revoked. */
    private record Revoking(X509TrustManager trust) implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            trust.checkServerTrusted(chain, authType);
            throw new CertificateException("revoked");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            trust.checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.getAcceptedIssuers();
        }
    }
}
