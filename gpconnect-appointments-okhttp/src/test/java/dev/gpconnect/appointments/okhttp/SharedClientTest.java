package dev.gpconnect.appointments.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedClientTest extends Bench {

    private final List<Integer> statuses = new ArrayList<>();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .authenticator((route, response) ->
                    response.request().newBuilder().header("Authorization", "x").build())
            .readTimeout(1, TimeUnit.MILLISECONDS)
            .addInterceptor(this::statusSeen)
            .addNetworkInterceptor(this::statusSeen)
            .build();

    @BeforeEach
    void start() throws IOException {
        listen();
    }

    @AfterEach
    void stop() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    @Test
    void close_leavesTheClientAlone() throws Exception {
        HttpTransport transport = transport(client);
        send(transport, get());
        transport.close();
        assertThat(client.connectionPool().idleConnectionCount()).isEqualTo(1);
        assertThat(client.dispatcher().executorService().isShutdown()).isFalse();
        send(transport(client), get());
        assertThat(server.takeRequest().getConnectionIndex()).isZero();
        assertThat(server.takeRequest().getConnectionIndex()).isZero();
    }

    @Test
    void itsInterceptors_seeTheTrueStatus() throws Exception {
        for (int status : new int[] {503, 408, 302, 404, 407}) {
            answer(status);
            assertThat(send(transport(client), get())).isEqualTo(status + " ");
            assertThat(statuses).containsExactly(status, status);
            statuses.clear();
        }
    }

    @Test
    void itsAuthenticatorAndTimeouts_areNotUsed() throws Exception {
        answer(401);
        assertThat(send(transport(client), post())).isEqualTo("401 ");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void itsOwnRetry_cannotSendTwice() {
        OkHttpClient retrying = client.newBuilder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();
        assertThatThrownBy(() -> send(transport(retrying), post()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NotSentIOException.class)
                .hasMessageContaining("second time");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void itsInterceptor_mayReplaceTheRequest() throws Exception {
        OkHttpClient signing = client.newBuilder()
                .addInterceptor(chain -> chain.proceed(new okhttp3.Request.Builder()
                        .url(chain.request().url())
                        .header("Signature", "s")
                        .build()))
                .build();
        assertThat(send(transport(signing), get())).isEqualTo("200 fine");
        assertThat(server.takeRequest().getHeaders().get("Signature")).isEqualTo("s");
    }

    @Test
    void itsInterceptor_mayAnswerItself() throws Exception {
        OkHttpClient answering = client.newBuilder()
                .addInterceptor(chain ->
                        chain.proceed(chain.request()).newBuilder().code(418).build())
                .build();
        assertThat(send(transport(answering), get())).isEqualTo("418 fine");
    }

    @Test
    void unknownHost_isNotSent() {
        OkHttpClient lost = client.newBuilder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();
        assertThatThrownBy(() -> send(transport(lost), get("http://practice.example/Slot")))
                .isInstanceOf(NotSentIOException.class)
                .hasCauseInstanceOf(UnknownHostException.class);
    }

    @Test
    void clientAndMutualTls_togetherAreRefused() throws Exception {
        OkHttpTransport.Builder builder = OkHttpTransport.builder()
                .client(client)
                .mutualTls(TestKeys.client().keyManager(), TestKeys.client().trustManager());
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("client(")
                .hasMessageContaining("mutualTls(");
    }

    private void answer(int status) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", "0")
                .addHeader("Location", "/elsewhere")
                .build());
    }

    private Response statusSeen(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        statuses.add(response.code());
        return response;
    }

    private static HttpTransport transport(OkHttpClient client) {
        return OkHttpTransport.builder().client(client).build();
    }
}
