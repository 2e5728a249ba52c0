package dev.gpconnect.appointments.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import dev.gpconnect.appointments.transport.ProxyIOException;
import dev.gpconnect.appointments.transport.ProxyIOException.Fault;
import dev.gpconnect.appointments.transport.ProxySettings;
import dev.gpconnect.appointments.transport.TlsIOException;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("an HTTP proxy between the transport and the Spine")
class ProxyTest extends Bench {

    private static final String TOKEN = "Bearer aaa.bbb.";

    /** ada:s3cret. */
    private static final String BASIC = "Basic YWRhOnMzY3JldA==";

    private final HandshakeCertificates own = TestKeys.client();

    @Test
    @Requirement("D-TR-01")
    @DisplayName(
            "D-TR-01, W-TLS-01: mutual TLS goes through the proxy, which sees a host, a port and the proxy's own password")
    void proxy_passesMutualTlsOn_andSeesNothingOfIt() throws Exception {
        serve("spine.example");
        try (ConnectProxy proxy = new ConnectProxy(ConnectProxy.THROUGH);
                HttpTransport transport = mutual().proxy("127.0.0.1", proxy.port(), "ada", "s3cret")
                        .build()) {
            assertThat(send(transport, withToken())).isEqualTo("200 fine");
            assertThat(send(transport, withToken())).isEqualTo("200 fine");

            assertThat(proxy.heads())
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT spine.example:" + server.getPort() + " HTTP/1.1\r\n")
                    .contains("Proxy-Authorization: " + BASIC + "\r\n")
                    .doesNotContain("aaa.bbb", "\r\nAuthorization");
            assertThat(proxy.passedOn()).doesNotContain("aaa.bbb", "HTTP/1.1", BASIC);
        }
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo(TOKEN);
        assertThat(request.getHeaders().get("Proxy-Authorization")).isNull();
        assertThat(request.getHandshake().peerPrincipal().getName()).contains("consumer");
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void proxy_withoutAPassword_isSentNone() throws Exception {
        serve("spine.example");
        try (ConnectProxy proxy = new ConnectProxy(ConnectProxy.THROUGH);
                HttpTransport transport = new OkHttpTransport.Builder()
                        .create(TransportSettings.builder()
                                .mutualTls(own.keyManager(), own.trustManager())
                                .proxy(ProxySettings.of("127.0.0.1", proxy.port()))
                                .build())) {
            assertThat(send(transport, withToken())).isEqualTo("200 fine");
            assertThat(proxy.heads()).singleElement().asString().doesNotContain("Authorization");
        }
    }

    @Test
    void proxy_thatWantsAnotherPassword_isAskedOnce() throws Exception {
        try (ConnectProxy proxy = ConnectProxy.answering(407)) {
            assertFault(Fault.AUTHENTICATION_REQUIRED, mutual().proxy("127.0.0.1", proxy.port(), "ada", "s3cret"));
            assertThat(proxy.heads()).hasSize(1);
        }
    }

    @Test
    void proxy_thatWantsAPassword_isAskedOnce() throws Exception {
        try (ConnectProxy proxy = ConnectProxy.answering(407)) {
            assertFault(Fault.AUTHENTICATION_REQUIRED, mutual().proxy("127.0.0.1", proxy.port()));
            assertThat(proxy.heads()).singleElement().asString().doesNotContain("Authorization");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 404, 502, 503})
    void proxy_thatRefuses_isNotTheSpine(int status) throws Exception {
        try (ConnectProxy proxy = ConnectProxy.answering(status)) {
            assertFault(Fault.REFUSED, mutual().proxy("127.0.0.1", proxy.port()));
            assertThat(proxy.heads()).hasSize(1);
        }
    }

    @Test
    void proxy_thatSaysNothing_isGivenUpInTime() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy(ConnectProxy.SILENCE)) {
            assertFault(Fault.SILENT, mutual().proxy("127.0.0.1", proxy.port()));
        }
    }

    @Test
    void proxy_thatIsNone_isNamed() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy("220 smtp.example ESMTP\r\n")) {
            assertFault(Fault.BROKEN, mutual().proxy("127.0.0.1", proxy.port()));
        }
    }

    @Test
    void proxy_whereNobodyListens_isNamed() throws Exception {
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // bound, but not listening
            assertFault(Fault.UNREACHABLE, mutual().proxy("127.0.0.1", taken.getLocalPort()));
        }
    }

    @Test
    void proxy_ofASharedClient_isNamedToo() throws Exception {
        try (ConnectProxy proxy = ConnectProxy.answering(407)) {
            OkHttpClient shared = new OkHttpClient.Builder()
                    .proxy(new Proxy(
                            Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())))
                    .build();
            assertFault(Fault.AUTHENTICATION_REQUIRED, OkHttpTransport.builder().client(shared));
        }
    }

    @Test
    void server_behindTheProxy_isCheckedAsAnyOther() throws Exception {
        serve("elsewhere.example");
        try (ConnectProxy proxy = new ConnectProxy(ConnectProxy.THROUGH);
                HttpTransport transport =
                        mutual().proxy("127.0.0.1", proxy.port()).build()) {
            TlsIOException failure = catchThrowableOfType(TlsIOException.class, () -> send(transport, withToken()));
            assertThat(failure.fault()).isEqualTo(TlsException.Fault.SERVER_WRONG_HOST);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void call_cancelledAtTheProxy_isNoFaultOfTheProxys() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy(ConnectProxy.SILENCE);
                HttpTransport transport =
                        mutual().proxy("127.0.0.1", proxy.port()).build()) {
            listen();
            HttpCall call = transport.newCall(withToken().build());
            call.cancel();
            assertThatThrownBy(call::execute)
                    .isInstanceOf(NotSentIOException.class)
                    .isNotInstanceOf(ProxyIOException.class);
        }
    }

    @Test
    void thisMachine_isNotBehindTheProxy() throws Exception {
        listen();
        try (ConnectProxy proxy = ConnectProxy.answering(403);
                HttpTransport transport =
                        mutual().proxy("127.0.0.1", proxy.port()).build()) {
            assertThat(send(transport, get())).isEqualTo("200 fine");
            assertThat(proxy.heads()).isEmpty();
        }
    }

    @Test
    void host_thatNeedsNoProxy_isConnectedToStraight() {
        Ways ways = Ways.of(
                new OkHttpClient(),
                TransportSettings.builder()
                        .proxy(ProxySettings.of("proxy.example", 3128))
                        .noProxy("spine.example:444")
                        .build());

        assertThat(ways.to(request("https://spine.example:444/")).proxy()).isEqualTo(Proxy.NO_PROXY);
        assertThat(ways.to(request("https://spine.example/")).proxy().address())
                .isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 3128));
    }

    @Test
    void clearText_isNotShownToTheProxy() throws Exception {
        try (HttpTransport transport =
                OkHttpTransport.builder().proxy("proxy.example", 3128).build()) {
            HttpRequest request =
                    get("http://spine.example/Patient?identifier=9690937278").build();
            assertThatThrownBy(() -> transport.newCall(request))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("use an https URL")
                    .hasMessageNotContaining("9690937278");
        }
    }

    private OkHttpTransport.Builder mutual() {
        return OkHttpTransport.builder().mutualTls(own.keyManager(), own.trustManager());
    }

    private void serve(String name) throws IOException {
        server.requireClientAuth();
        server.useHttps(TestKeys.server(name).sslSocketFactory());
        listen();
    }

    private HttpRequest.Builder withToken() {
        return get("https://spine.example:" + server.getPort() + "/Slot")
                .headers(HttpHeaders.builder().add("Authorization", TOKEN).build());
    }

    private void assertFault(Fault fault, OkHttpTransport.Builder builder) throws IOException {
        listen();
        try (HttpTransport transport = builder.build()) {
            HttpRequest.Builder request = fault == Fault.SILENT ? withToken().connectTimeout(SHORT) : withToken();
            ProxyIOException failure = catchThrowableOfType(ProxyIOException.class, () -> send(transport, request));
            assertThat(failure.fault()).isEqualTo(fault);
            assertThat(failure).hasMessageContaining("not the Spine proxy").hasMessageNotContaining("s3cret");
        }
        assertThat(server.getRequestCount()).isZero();
    }

    private static Request request(String url) {
        return new Request.Builder().url(url).build();
    }
}
