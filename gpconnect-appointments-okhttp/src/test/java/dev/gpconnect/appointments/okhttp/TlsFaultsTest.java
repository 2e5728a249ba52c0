package dev.gpconnect.appointments.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import dev.gpconnect.appointments.transport.TlsIOException;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.TlsVersion;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-TLS-01, W-TLS-04: what is said of TLS that fails, and TLS 1.3 for those who ask for it")
class TlsFaultsTest extends Bench {

    private static final String ONE_OF_SPINE = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";
    private static final String ONE_OF_1_3 = "TLS_AES_256_GCM_SHA384";

    private final HandshakeCertificates own = TestKeys.client();

    @Test
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-04: a server that has expired, that is for another name or that nobody trusts")
    void server_withAWrongCertificate_hasItsFault() throws IOException {
        serve(TestKeys.serverUntil("localhost", Instant.parse("2020-01-01T00:00:00Z")), "TLSv1.2", ONE_OF_SPINE);

        assertFault(Fault.SERVER_EXPIRED, mutual(own.trustManager()).build());
        assertFault(
                Fault.SERVER_UNTRUSTED,
                mutual(TestKeys.ofAnotherAuthority().trustManager()).build());
    }

    @Test
    void serverOfAnotherName_hasItsFault() throws IOException {
        serve(TestKeys.server("elsewhere.example"), "TLSv1.2", ONE_OF_SPINE);

        assertFault(Fault.SERVER_WRONG_HOST, mutual(own.trustManager()).build());
    }

    @Test
    @DisplayName("W-TLS-01: who forgets to give keys is told so")
    void client_withoutKeys_isToldThatTheyAreWanted() throws IOException {
        serve(TestKeys.server("localhost"), "TLSv1.2", ONE_OF_SPINE);
        TransportSettings trusting =
                TransportSettings.builder().trust(own.trustManager()).build();

        assertFault(Fault.CLIENT_CERTIFICATE_ABSENT, new OkHttpTransport.Builder().create(trusting));
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLSv1.1, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"
    })
    @DisplayName("W-TLS-01, W-TLS-02: no common version or suite")
    void versionOrSuite_thatIsNotSpines_isAnotherFault(String version, String suite) throws IOException {
        serve(TestKeys.server("localhost"), version, suite);

        assertFault(Fault.OTHER, mutual(own.trustManager()).build());
    }

    @Test
    @DisplayName("W-TLS-01: without keys too, TLS 1.3 is not spoken unless it is asked for")
    void tls13_isNotSpoken_unlessAskedFor() throws IOException {
        serve(TestKeys.server("localhost"), "TLSv1.3", ONE_OF_1_3);
        TransportSettings.Builder settings = TransportSettings.builder().trust(own.trustManager());

        assertFault(Fault.OTHER, new OkHttpTransport.Builder().create(settings.build()));
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3, TLS_AES_256_GCM_SHA384, TLS_1_3", "TLSv1.2, " + ONE_OF_SPINE + ", TLS_1_2"})
    void tls13_thatIsAskedFor_isSpokenBesideTls12(String version, String suite, TlsVersion spoken) throws Exception {
        serve(TestKeys.server("localhost"), version, suite);

        try (HttpTransport transport = mutual(own.trustManager()).allowTls13().build()) {
            assertThat(send(transport, get(url("https", "localhost")))).isEqualTo("200 fine");
        }
        assertThat(server.takeRequest().getHandshake().tlsVersion()).isEqualTo(spoken);
    }

    @Test
    @DisplayName("C-GEN-09: with TLS 1.3 a refusal of the client comes when the request may have left, and is told so")
    void tls13_refusingTheClient_mayHaveBeenSent() throws IOException {
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        serve(TestKeys.server("localhost"), "TLSv1.3", ONE_OF_1_3);
        HandshakeCertificates nobody = TestKeys.withoutACertificate();

        try (HttpTransport transport = OkHttpTransport.builder()
                .mutualTls(nobody.keyManager(), nobody.trustManager())
                .allowTls13()
                .build()) {
            assertThatThrownBy(() -> send(transport, get(url("https", "localhost"))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NotSentIOException.class);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("W-TLS-04: a shared client's own verifier cannot let a wrong name pass, and may refuse a right one")
    void verifier_ofASharedClient_canOnlyRefuseMore(boolean letsAllPass) throws IOException {
        serve(TestKeys.server(letsAllPass ? "elsewhere.example" : "localhost"), "TLSv1.2", ONE_OF_SPINE);

        assertFault(Fault.SERVER_WRONG_HOST, sharing((host, session) -> letsAllPass));
    }

    @Test
    void verifier_ofASharedClient_thatAgrees_isNoHindrance() throws IOException {
        serve(TestKeys.server("localhost"), "TLSv1.2", ONE_OF_SPINE);

        try (HttpTransport transport = sharing((host, session) -> host.equals("localhost"))) {
            assertThat(send(transport, get(url("https", "localhost")))).isEqualTo("200 fine");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mutualTls", "allowTls13", "proxy", "noProxy"})
    void sharedClient_besideAnOption_isRefused(String option) {
        OkHttpTransport.Builder builder = OkHttpTransport.builder().client(new OkHttpClient());
        switch (option) {
            case "mutualTls" -> builder.mutualTls(own.keyManager(), own.trustManager());
            case "allowTls13" -> builder.allowTls13();
            case "proxy" -> builder.proxy("proxy.example", 3128);
            default -> builder.noProxy("*");
        }

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("client(...) and " + option + "(...) were both set");
    }

    private HttpTransport sharing(HostnameVerifier verifier) {
        OkHttpClient shared = new OkHttpClient.Builder()
                .sslSocketFactory(own.sslSocketFactory(), own.trustManager())
                .hostnameVerifier(verifier)
                .build();
        return OkHttpTransport.builder().client(shared).build();
    }

    private OkHttpTransport.Builder mutual(X509TrustManager trust) {
        return OkHttpTransport.builder().mutualTls(own.keyManager(), trust);
    }

    private void serve(HandshakeCertificates keys, String version, String suite) throws IOException {
        server.requireClientAuth();
        server.useHttps(new LimitedTls(keys.sslSocketFactory(), version, suite));
        listen();
    }

    private void assertFault(Fault fault, HttpTransport transport) {
        try (transport) {
            TlsIOException failure =
                    catchThrowableOfType(TlsIOException.class, () -> send(transport, get(url("https", "localhost"))));
            assertThat(failure.fault()).isEqualTo(fault);
        }
        assertThat(server.getRequestCount()).isZero();
    }
}
