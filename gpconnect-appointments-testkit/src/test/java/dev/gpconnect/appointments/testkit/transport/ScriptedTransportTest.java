package dev.gpconnect.appointments.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A transport that plays a script and fails when it is not played as it was written. */
final class ScriptedTransportTest {

    private static final String SECRET = "9690937278";
    private static final String BOOKING = "urn:nhs:names:services:gpconnect:fhir:rest:create:appointment-1";

    private final ScriptedTransport transport = ScriptedTransport.create();

    @Test
    void requests_takeTheAnswersInTheirOrder() throws IOException {
        transport
                .json(200, "first")
                .answer(503, HttpHeaders.builder().add("Retry-After", "1").build(), utf8("second"))
                .answer(request -> HttpResponse.of(
                        201, HttpHeaders.none(), new ByteArrayInputStream(utf8("to " + request.method()))));

        try (HttpResponse response = call("GET").execute()) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers().first("content-type")).contains("application/fhir+json;charset=utf-8");
            assertThat(response.body()).hasContent("first");
        }
        try (HttpResponse response = call("GET").execute()) {
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.headers().first("Retry-After")).contains("1");
            assertThat(response.body()).hasContent("second");
        }
        assertThat(call("POST").execute().body()).hasContent("to POST");
        transport.close();
    }

    @Test
    void failure_isThrownToTheRequest() {
        IOException failure = new IOException("connection reset");
        transport.fail(failure);

        assertThatThrownBy(call("GET")::execute).isSameAs(failure);
        transport.assertExhausted();
    }

    @Test
    void requestTooMany_failsAtOnce_andIsNamedWithoutItsContents() throws IOException {
        transport.json(200, "{}");
        call("GET").execute().close();

        assertThatThrownBy(call("POST")::execute)
                .isInstanceOf(AssertionError.class)
                .hasMessage("No answer is scripted for request 2, POST " + BOOKING + ": the script has 1")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void requestTooMany_whoseFailureWasNotSeen_isToldAtTheEnd() {
        assertThatThrownBy(call("POST")::execute).isInstanceOf(AssertionError.class);

        assertThatThrownBy(transport::close)
                .isInstanceOf(AssertionError.class)
                .hasMessage("1 requests came after the last answer: [POST " + BOOKING + "]");
    }

    @Test
    void requestWithoutAnInteractionId_isNamedByItsVerb() {
        HttpRequest bare =
                HttpRequest.builder("PUT", "https://x.example/?" + SECRET).build();

        assertThatThrownBy(transport.newCall(bare)::execute)
                .hasMessageContaining("PUT without an interaction id")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void answersLeft_failTheEnd_andAreNamed() throws IOException {
        transport
                .json(200, SECRET)
                .json(201, SECRET)
                .fail(new IOException(SECRET))
                .answer(request -> {
                    throw new IOException();
                });
        call("GET").execute().close();

        String message = "3 of 4 scripted answers were not used:"
                + " [answer 2 (HTTP 201), answer 3 (IOException), answer 4 (worked out from its request)]";
        assertThatThrownBy(transport::assertExhausted)
                .isInstanceOf(AssertionError.class)
                .hasMessage(message);
        assertThatThrownBy(transport::close).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    @Test
    void closedTransport_closesAgainInSilence_andRefusesCalls() {
        transport.json(200, "{}");
        assertThatThrownBy(transport::close).isInstanceOf(AssertionError.class);

        transport.close();

        assertThatThrownBy(() -> call("GET")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void requests_areThoseThatWereSent() throws IOException {
        transport.json(200, "{}");
        HttpCall first = call("POST");
        call("GET").cancel();
        first.execute().close();

        assertThat(transport.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.url()).contains(SECRET);
        });
        assertThatThrownBy(transport.requests()::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void call_executedTwice_isRefused_andTakesOneAnswer() throws IOException {
        transport.json(200, "{}").json(200, "{}");
        HttpCall call = call("GET");
        call.execute().close();

        assertThatThrownBy(call::execute).isInstanceOf(IllegalStateException.class);
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void cancelled_beforeItIsExecuted_isNotSent_andTakesNoAnswer() {
        HttpCall call = call("POST");
        call.cancel();
        call.cancel();

        assertThatThrownBy(call::execute).isInstanceOf(NotSentIOException.class);
        assertThat(transport.requests()).isEmpty();
        transport.assertExhausted();
    }

    @Test
    void cancelled_whileItsAnswerIsWorkedOut_mayHaveBeenSent() {
        CompletableFuture<HttpCall> self = new CompletableFuture<>();
        transport.answer(request -> {
            self.join().cancel();
            return HttpResponse.of(200, HttpHeaders.none(), new ByteArrayInputStream(new byte[0]));
        });
        HttpCall call = call("POST");
        self.complete(call);

        assertThatThrownBy(call::execute).isInstanceOf(IOException.class).isNotInstanceOf(NotSentIOException.class);
    }

    @Test
    void cancelled_whileTheBodyIsRead_failsTheRead() throws IOException {
        transport.json(200, "body");
        HttpCall call = call("GET");
        try (HttpResponse response = call.execute()) {
            assertThat(response.body().read()).isEqualTo('b');
            call.cancel();
            assertThatThrownBy(response.body()::read).isInstanceOf(IOException.class);
            assertThatThrownBy(response.body()::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void manyThreads_eachTakeAnAnswerOfTheirOwn() {
        IntStream.range(0, 64).forEach(i -> transport.json(200, "answer " + i));
        Set<String> bodies = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 64)
                .mapToObj(i -> CompletableFuture.runAsync(() -> bodies.add(body(call("GET")))))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(bodies).hasSize(64);
        assertThat(transport.requests()).hasSize(64);
        transport.close();
    }

    @Test
    void call_toString_showsTheVerbOnly() {
        assertThat(call("GET")).hasToString("ScriptedCall[HttpRequest[GET]]");
    }

    private HttpCall call(String verb) {
        return transport.newCall(HttpRequest.builder(verb, "https://x.example/Patient?identifier=" + SECRET)
                .headers(HttpHeaders.builder()
                        .add("Ssp-InteractionID", BOOKING)
                        .add("Authorization", "Bearer " + SECRET)
                        .build())
                .body(utf8(SECRET))
                .build());
    }

    private static String body(HttpCall call) {
        try (HttpResponse response = call.execute()) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
