package dev.gpconnect.appointments.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.TlsVersion;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MutualTlsTest extends Bench {

    private final HandshakeCertificates own = TestKeys.client();
    private final HttpTransport transport = OkHttpTransport.builder()
            .mutualTls(own.keyManager(), own.trustManager())
            .build();

    @AfterEach
    void close() {
        transport.close();
    }

    @Requirement("D-TR-01")
    @Test
    void spine_seesTls12_itsFirstSuite_andTheCertificate() throws Exception {
        serve("localhost");
        assertThat(send(transport, get(url("https", "localhost")))).isEqualTo("200 fine");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHandshake().tlsVersion()).isEqualTo(TlsVersion.TLS_1_2);
        assertThat(request.getHandshake().cipherSuite().javaName()).isEqualTo("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        assertThat(request.getHandshake().peerPrincipal().getName()).contains("consumer");
    }

    @Test
    void http2_isUsed_andSendsOnce() throws Exception {
        serve("localhost");
        for (int status : new int[] {503, 421, 408}) {
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Retry-After", "0")
                    .build());
            assertThat(send(transport, get(url("https", "localhost")))).isEqualTo(status + " ");
            assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void http11_isUsed_whereTheServerHasNoMore() throws Exception {
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        serve("localhost");
        assertThat(send(transport, get(url("https", "localhost")))).isEqualTo("200 fine");
        assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
    }

    @Test
    void serverOfAnotherName_isNotSent() throws IOException {
        serve("elsewhere.example");
        assertNotSent(transport, url("https", "localhost"));
    }

    @Test
    void serverThatIsNotTrusted_isNotSent() throws IOException {
        serve("localhost");
        try (HttpTransport trustingTheJdk = OkHttpTransport.builder().build()) {
            assertNotSent(trustingTheJdk, url("https", "localhost"));
        }
    }

    @Requirement("D-TR-01")
    @Test
    void clearText_isForThisMachineOnly() throws Exception {
        listen();
        assertThat(send(transport, get())).isEqualTo("200 fine");
        HttpRequest request = get("http://proxy.example/https://provider.example/Patient/9690937278")
                .build();
        assertThatThrownBy(() -> transport.newCall(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("W-TLS-01")
                .hasMessageNotContaining("9690937278");
    }

    private void serve(String name) throws IOException {
        server.requireClientAuth();
        HandshakeCertificates keys = TestKeys.server(name);
        server.useHttps(keys.sslSocketFactory());
        listen();
    }

    private void assertNotSent(HttpTransport sender, String url) {
        assertThatThrownBy(() -> send(sender, get(url))).isInstanceOf(NotSentIOException.class);
        assertThat(server.getRequestCount()).isZero();
    }
}
