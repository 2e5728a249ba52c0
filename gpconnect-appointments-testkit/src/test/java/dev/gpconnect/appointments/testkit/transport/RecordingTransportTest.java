package dev.gpconnect.appointments.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A transport that records and changes nothing. */
final class RecordingTransportTest {

    private final List<RecordedExchange> recorded = new ArrayList<>();

    @Test
    void exchange_isRecordedWhenItsResponseIsClosed() throws IOException {
        HttpResponse response = call(() -> answer(text("body"))).execute();
        assertThat(recorded).isEmpty();
        assertThat(response.body().read()).isEqualTo('b');
        assertThat(response.body().readAllBytes()).asString().isEqualTo("ody");
        response.close();
        response.close();

        assertThat(recorded).singleElement().satisfies(exchange -> {
            assertThat(exchange.number()).isEqualTo(1);
            assertThat(exchange.response().orElseThrow().status()).isEqualTo(201);
            assertThat(exchange.response().orElseThrow().body()).asString().isEqualTo("body");
            assertThat(exchange.toString()).doesNotContain("secret");
        });
    }

    @Test
    void bodyThatBreaksOff_breaksOffForTheClientToo_andIsRecordedAsFar() throws IOException {
        HttpResponse response = call(() -> answer(new SequenceInputStream(text("half"), new Broken())))
                .execute();

        assertThatThrownBy(() -> response.body().readAllBytes()).hasMessage("broken");
        response.close();

        assertThat(recorded.get(0).response().orElseThrow().body()).asString().isEqualTo("half");
    }

    @Test
    void requestWithoutAnAnswer_isRecordedWithoutOne() {
        HttpCall call = call(() -> {
            throw new IOException("no answer");
        });

        assertThatThrownBy(call::execute).hasMessage("no answer");

        assertThat(recorded)
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.response()).isEmpty());
    }

    private HttpCall call(Answer answer) {
        HttpTransport transport = new HttpTransport() {
            @Override
            public HttpCall newCall(HttpRequest request) {
                return new HttpCall() {
                    @Override
                    public HttpResponse execute() throws IOException {
                        return answer.get();
                    }

                    @Override
                    public void cancel() {}
                };
            }

            @Override
            public void close() {}
        };
        return RecordingTransport.of(transport, recorded::add)
                .newCall(HttpRequest.builder("GET", "https://x.example/?secret").build());
    }

    private static HttpResponse answer(InputStream body) {
        return HttpResponse.of(201, HttpHeaders.none(), body);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private interface Answer {
        HttpResponse get() throws IOException;
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }
}
