package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;

/** An answer is handed over as it came, and its connection is used again. */
abstract class ResponseContract extends RequestContract {

    private static final List<Integer> ERRORS =
            List.of(400, 401, 403, 404, 407, 408, 409, 412, 415, 421, 422, 429, 495, 500, 502, 503, 504);

    private static final List<Integer> REDIRECTS = List.of(300, 301, 302, 303, 307, 308);

    private static final String MULTI_BYTE = "{\"family\":\"Zoë – 你好 \uD83D\uDE00\"}";

    @Test
    void headers_areHandedOverInFull() throws IOException {
        answer(response(201, "{}")
                .addHeader("ETag", "W/\"1\"")
                .addHeader("Location", "/Appointment/1")
                .addHeader("Warning", "one")
                .addHeader("Warning", "two"));
        try (HttpResponse response = send(post())) {
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.headers().first("etag")).contains("W/\"1\"");
            assertThat(response.headers().first("LOCATION")).contains("/Appointment/1");
            assertThat(response.headers().first("Content-Type")).contains(FHIR);
            assertThat(response.headers().all("Warning")).containsExactly("one", "two");
        }
    }

    @Test
    void body_ofKnownLength() throws IOException {
        answer(200, MULTI_BYTE);
        assertThat(sendAndRead(get())).isEqualTo("200 " + MULTI_BYTE);
    }

    @Test
    void body_inChunks() throws IOException {
        answer(response(200, "").chunkedBody(MULTI_BYTE, 3));
        assertThat(sendAndRead(get())).isEqualTo("200 " + MULTI_BYTE);
    }

    @Test
    void body_upToTheEndOfTheConnection() throws IOException {
        answer(response(200, MULTI_BYTE)
                .removeHeader("Content-Length")
                .addHeader("Connection", "close")
                .onResponseEnd(new SocketEffect.CloseSocket()));
        assertThat(sendAndRead(get())).isEqualTo("200 " + MULTI_BYTE);
    }

    @Test
    void body_inGzip_isDecoded() throws IOException {
        answer(new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(gzip(MULTI_BYTE)));
        assertThat(sendAndRead(get())).isEqualTo("200 " + MULTI_BYTE);
    }

    @Test
    void body_inGzip_isDecoded_whenTheRequestAskedForIt() throws IOException {
        answer(new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(gzip(MULTI_BYTE)));
        HttpHeaders asking =
                HttpHeaders.builder().add("accept-encoding", "gzip").build();
        assertThat(sendAndRead(get().headers(asking))).isEqualTo("200 " + MULTI_BYTE);
    }

    @Test
    void body_inGzipAndChunks_isDecoded() throws IOException {
        answer(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .chunkedBody(gzip(MULTI_BYTE.repeat(1000)), 100));
        assertThat(sendAndRead(get())).isEqualTo("200 " + MULTI_BYTE.repeat(1000));
    }

    @Test
    void body_thatIsEmpty_isReadAsEmpty() throws IOException {
        for (int status : List.of(200, 204, 304, 400, 500, 503)) {
            answer(new MockResponse.Builder().code(status));
            assertThat(sendAndRead(get())).isEqualTo(status + " ");
        }
    }

    @Test
    void error_isHandedOver_withItsBody_andNotRepeated() throws IOException {
        anythingElseIsAnswered();
        for (int status : ERRORS) {
            int before = arrivals();
            answer(response(status, "<html>— no</html>").setHeader("Content-Type", "text/html"));
            try (HttpResponse response = send(post())) {
                assertThat(response.status()).isEqualTo(status);
                assertThat(response.headers().first("Content-Type")).contains("text/html");
                assertThat(text(response.body())).isEqualTo("<html>— no</html>");
            }
            assertThat(arrivals() - before).as("sent, with %s", status).isEqualTo(1);
        }
    }

    @Test
    void redirect_isNotFollowed() throws IOException {
        anythingElseIsAnswered();
        for (int status : REDIRECTS) {
            int before = arrivals();
            answer(response(status, "elsewhere").addHeader("Location", url("/elsewhere")));
            try (HttpResponse response = send(get())) {
                assertThat(response.status()).isEqualTo(status);
                assertThat(response.headers().first("Location")).contains(url("/elsewhere"));
                assertThat(text(response.body())).isEqualTo("elsewhere");
            }
            assertThat(arrivals() - before).as("sent, with %s", status).isEqualTo(1);
        }
    }

    @Test
    void connection_isUsedAgain_afterAnAnswerWasReadAndClosed() throws Exception {
        answer(200, "first");
        answer(404, "second");
        answer(200, "third");
        sendAndRead(get());
        sendAndRead(post());
        sendAndRead(get());
        assertThat(arrived().getConnectionIndex()).isZero();
        assertThat(arrived().getConnectionIndex()).isZero();
        assertThat(arrived().getConnectionIndex()).isZero();
    }

    @Test
    void closing_unread_twice_doesNoHarm() throws IOException {
        answer(200, "first");
        answer(200, "second");
        HttpResponse response = send(get());
        response.close();
        response.close();
        assertThat(sendAndRead(get())).isEqualTo("200 second");
    }

    @Test
    void manyThreads_eachGetTheirOwnAnswer() {
        server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return response(200, request.getTarget()).build();
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            IntStream.range(0, 64)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> assertEcho("/Slot/" + i), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertEcho(String target) {
        try {
            assertThat(sendAndRead(get(target))).isEqualTo("200 " + target);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Buffer gzip(String text) throws IOException {
        Buffer buffer = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(buffer))) {
            sink.writeUtf8(text);
        }
        return buffer;
    }
}
