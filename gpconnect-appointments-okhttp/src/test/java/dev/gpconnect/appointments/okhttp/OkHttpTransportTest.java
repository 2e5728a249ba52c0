package dev.gpconnect.appointments.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.HttpTransportProvider;
import dev.gpconnect.appointments.transport.NotSentIOException;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OkHttpTransportTest extends Bench {

    private final HttpTransport transport = OkHttpTransport.builder().build();

    @BeforeEach
    void start() throws IOException {
        listen();
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void serviceLoader_findsTheTransport() {
        assertThat(ServiceLoader.load(HttpTransportProvider.class))
                .singleElement()
                .satisfies(provider -> {
                    try (HttpTransport loaded = provider.create(TransportSettings.defaults())) {
                        assertThat(loaded).isInstanceOf(OkHttpTransport.class);
                    }
                });
    }

    @Test
    void spineUrl_keepsTheProvidersOwnUrl() throws Exception {
        String target = "/https://Provider.Example:443/A20047/STU3/1/gpconnect/Slot?x=a%7Cb&start=ge2030-01-01%2B01:00";
        send(transport, get("http://127.0.0.1:" + server.getPort() + target));
        assertThat(server.takeRequest().getTarget()).isEqualTo(target);
    }

    @Test
    void url_withoutPath_asksForTheRoot() throws Exception {
        send(transport, get("http://127.0.0.1:" + server.getPort()));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/");
    }

    @Test
    void url_thatOkHttpWouldTidy_isRefused_withoutShowingItsQuery() {
        for (String target : new String[] {
            "/a/../b?s3cret", "/a?s3cret#f", "/a?s3cret=O'Neil", "\\a?s3cret", "/a b?s3cret", "?s3cret"
        }) {
            HttpRequest request =
                    get("http://127.0.0.1:" + server.getPort() + target).build();
            assertThatThrownBy(() -> transport.newCall(request))
                    .as(target)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("W-URL-04")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void url_thatIsNone_isRefused() {
        HttpRequest request = get("http://[s3cret/").build();
        assertThatThrownBy(() -> transport.newCall(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void header_thatIsNotAscii_isRefused_withoutShowingIt() {
        HttpRequest request = get().headers(
                        HttpHeaders.builder().add("Ssp-From", "s3crét").build())
                .build();
        assertThatThrownBy(() -> transport.newCall(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ssp-From")
                .hasMessageNotContaining("s3cr");
    }

    @Test
    void responseHeader_withAControlCharacter_isReadWithASpace() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .addHeaderLenient("ETag", "W/\"1\u00012\"")
                .build());
        try (HttpResponse response = transport.newCall(get().build()).execute()) {
            assertThat(response.headers().first("ETag")).contains("W/\"1 2\"");
        }
    }

    @Test
    void body_goesInOnePiece_withItsLength_andTheHeaderAsGiven() throws Exception {
        HttpHeaders type = HttpHeaders.builder()
                .add("Content-Type", "application/fhir+json;charset=utf-8")
                .build();
        send(transport, post().headers(type));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().values("Content-Type")).containsExactly("application/fhir+json;charset=utf-8");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo("2");
        assertThat(request.getChunkSizes()).isNull();
    }

    @Test
    void readNBytes_doesNotWaitForMore() throws Exception {
        server.enqueue(response("0123456789").throttleBody(5, 1, TimeUnit.HOURS).build());
        try (HttpResponse response = transport.newCall(get().build()).execute()) {
            assertThat(response.body().readNBytes(5)).isEqualTo("01234".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void connectTimeout_coversTheTlsHandshake() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            HttpCall call = transport.newCall(get("https://127.0.0.1:" + mute.getLocalPort() + "/Slot")
                    .connectTimeout(SHORT)
                    .build());
            assertThatThrownBy(call::execute)
                    .isInstanceOf(NotSentIOException.class)
                    .hasMessageContaining("no connection within 200 ms")
                    .hasCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void connectTimeout_endsWithTheConnection() throws Exception {
        server.enqueue(response("0123456789")
                .throttleBody(2, 100, TimeUnit.MILLISECONDS)
                .build());
        assertThat(send(transport, get().connectTimeout(SHORT))).isEqualTo("200 0123456789");
    }

    @Test
    void timeouts_ofNoughtOrForEver_areTakenAsTheLeastAndTheMost() throws Exception {
        assertThat(Durations.millis(Duration.ZERO)).isEqualTo(1);
        assertThat(Durations.millis(Duration.ofSeconds(-5))).isEqualTo(1);
        assertThat(Durations.millis(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(86_400_000);
    }

    @Test
    void closedTransport_isRefused() throws IOException {
        HttpCall prepared = transport.newCall(get().build());
        HttpRequest request = get().build();
        transport.close();
        transport.close();
        assertThatThrownBy(() -> transport.newCall(request)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(prepared::execute).isInstanceOf(IllegalStateException.class);
    }
}
