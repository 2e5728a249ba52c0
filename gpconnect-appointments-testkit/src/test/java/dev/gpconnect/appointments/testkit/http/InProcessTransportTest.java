package dev.gpconnect.appointments.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The way to a fake without a socket. */
final class InProcessTransportTest {

    private final List<FakeRequest> received = new ArrayList<>();
    private final InProcessTransport transport = InProcessTransport.to(request -> {
        received.add(request);
        return FakeResponse.of(201, Map.of("ETag", "W/\"1\""), "{}".getBytes(StandardCharsets.UTF_8));
    });

    @Test
    void request_arrivesByteForByte_andTheAnswerComesBack() throws IOException {
        HttpCall call = transport.newCall(HttpRequest.builder(
                        "POST", "https://spine.example/https://Gp.example:443/A1/STU3/1/gpconnect/Appointment?a=%7C%2B")
                .headers(HttpHeaders.builder().add("Ssp-From", "1").build())
                .body("body".getBytes(StandardCharsets.UTF_8))
                .build());

        try (HttpResponse response = call.execute()) {
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.headers().first("etag")).contains("W/\"1\"");
            assertThat(response.body().readAllBytes()).asString().isEqualTo("{}");
        }

        assertThat(received).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/https://Gp.example:443/A1/STU3/1/gpconnect/Appointment?a=%7C%2B");
            assertThat(request.headers("ssp-from")).containsExactly("1");
            assertThat(request.body()).asString().isEqualTo("body");
        });
    }

    @Test
    void cancelledCall_isNotSent() {
        HttpCall call = transport.newCall(
                HttpRequest.builder("GET", "https://x.example/a").build());
        call.cancel();

        assertThatThrownBy(call::execute).isInstanceOf(NotSentIOException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void callExecutedTwice_andClosedTransport_areMisuse() throws IOException {
        HttpCall call = transport.newCall(
                HttpRequest.builder("GET", "https://x.example").build());
        call.execute().close();

        assertThatThrownBy(call::execute).isInstanceOf(IllegalStateException.class);
        transport.close();
        assertThatThrownBy(() -> transport.newCall(
                        HttpRequest.builder("GET", "https://x.example").build()))
                .isInstanceOf(IllegalStateException.class);
    }
}
