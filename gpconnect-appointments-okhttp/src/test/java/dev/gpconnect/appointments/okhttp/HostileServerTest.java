package dev.gpconnect.appointments.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("what a server may ask for, and does not get")
class HostileServerTest extends Bench {

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        listen();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @Requirement("D-TR-06")
    @DisplayName("D-TR-06: no redirect is followed, and nobody else is sent the token")
    void redirect_isNotFollowed(int status) throws IOException {
        try (MockWebServer elsewhere = new MockWebServer();
                HttpTransport transport =
                        OkHttpTransport.builder().client(new OkHttpClient()).build()) {
            elsewhere.start(InetAddress.getLoopbackAddress(), 0);
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", "http://127.0.0.1:" + elsewhere.getPort() + "/")
                    .build());

            assertThat(send(
                            transport,
                            get().headers(HttpHeaders.builder()
                                    .add("Authorization", "Bearer t")
                                    .build())))
                    .isEqualTo(status + " ");

            assertThat(server.getRequestCount()).isEqualTo(1);
            assertThat(elsewhere.getRequestCount()).isZero();
        }
    }

    @Test
    @Requirement("D-CA-03")
    @DisplayName("D-CA-03: no answer is kept, even if it may be and the OkHttpClient that is shared has a cache")
    void answer_thatMayBeKept_isAskedForAgain() throws IOException {
        try (Cache cache = new Cache(directory.toFile(), 1_000_000);
                HttpTransport transport = OkHttpTransport.builder()
                        .client(new OkHttpClient.Builder().cache(cache).build())
                        .build()) {
            server.enqueue(
                    response("first").addHeader("Cache-Control", "max-age=3600").build());
            server.enqueue(response("second")
                    .addHeader("Cache-Control", "max-age=3600")
                    .build());

            assertThat(send(transport, get())).isEqualTo("200 first");
            assertThat(send(transport, get())).isEqualTo("200 second");
            assertThat(cache.size()).isZero();
        }
    }
}
