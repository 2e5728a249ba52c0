package dev.gpconnect.appointments.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests held back until a test lets them go. */
@Timeout(15)
final class GatedTransportTest {

    private final ScriptedTransport script = ScriptedTransport.create();
    private final GatedTransport transport = GatedTransport.of(script);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void requestThatNoGateHolds_passes() throws IOException {
        transport.hold(GatedTransportTest::isPost);
        script.json(200, "{}");

        assertThat(call("GET").execute().status()).isEqualTo(200);
    }

    @Test
    void heldRequest_waitsUntilAnotherHasArrived_andComesSecond() {
        Gate posts = transport.hold(GatedTransportTest::isPost);
        script.json(200, "{}").json(201, "{}");

        CompletableFuture<Integer> post = send(call("POST"));
        posts.awaitArrivals(1);
        assertThat(send(call("PUT")).join()).isEqualTo(200);
        assertThat(post).isNotDone();
        posts.release();

        assertThat(post.join()).isEqualTo(201);
        assertThat(script.requests()).extracting(HttpRequest::method).containsExactly("PUT", "POST");
    }

    @Test
    void releasedGate_staysOpen_andCountsOn() throws IOException {
        Gate posts = transport.hold(GatedTransportTest::isPost);
        posts.release();
        posts.release();
        script.json(201, "{}").json(201, "{}");

        call("POST").execute().close();
        call("POST").execute().close();

        posts.awaitArrivals(2);
        assertThat(posts.arrivals()).isEqualTo(2);
    }

    @Test
    void severalRequests_areLetGoTogether() {
        Gate posts = transport.hold(GatedTransportTest::isPost);
        script.json(201, "{}").json(201, "{}");
        CompletableFuture<Integer> first = send(call("POST"));
        CompletableFuture<Integer> second = send(call("POST"));
        posts.awaitArrivals(2);
        assertThat(script.requests()).isEmpty();

        posts.release();

        assertThat(first.join() + second.join()).isEqualTo(402);
    }

    @Test
    void requestOfTwoGates_passesOneAfterTheOther() {
        Gate posts = transport.hold(GatedTransportTest::isPost);
        Gate all = transport.hold(request -> true);
        script.json(201, "{}");
        CompletableFuture<Integer> post = send(call("POST"));
        posts.awaitArrivals(1);
        assertThat(all.arrivals()).isZero();

        posts.release();
        all.awaitArrivals(1);
        assertThat(script.requests()).isEmpty();
        all.release();

        assertThat(post.join()).isEqualTo(201);
    }

    @Test
    void cancelled_whileItIsHeld_isNotSent() {
        Gate posts = transport.hold(GatedTransportTest::isPost);
        HttpCall call = call("POST");
        CompletableFuture<Integer> post = send(call);
        posts.awaitArrivals(1);

        call.cancel();

        assertNotSent(post, "cancelled");
    }

    @Test
    void cancelled_beforeItIsExecuted_isNotSent_andNeverArrives() {
        Gate posts = transport.hold(GatedTransportTest::isPost);
        HttpCall call = call("POST");
        call.cancel();

        assertThatThrownBy(call::execute).isInstanceOf(NotSentIOException.class);
        assertThat(posts.arrivals()).isZero();
    }

    @Test
    void heldForAsLongAsItMayTake_isNotSent() {
        transport.hold(GatedTransportTest::isPost);
        HttpCall call = transport.newCall(HttpRequest.builder("POST", "https://x.example/")
                .timeout(Duration.ofMillis(20))
                .build());

        assertNotSent(send(call), "as long as it may take");
    }

    @Test
    void callerInterrupted_whileItIsHeld_isNotSent_andKeepsTheFlag() {
        Gate posts = transport.hold(GatedTransportTest::isPost);
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = CompletableFuture.supplyAsync(
                () -> {
                    thread.complete(Thread.currentThread());
                    assertThatThrownBy(call("POST")::execute).isInstanceOf(NotSentIOException.class);
                    return Thread.currentThread().isInterrupted();
                },
                threads);
        posts.awaitArrivals(1);

        thread.join().interrupt();

        assertThat(flag.join()).isTrue();
    }

    @Test
    void transportClosed_whileARequestIsHeld_endsItUnsent() {
        Gate posts = transport.hold(GatedTransportTest::isPost);
        CompletableFuture<Integer> post = send(call("POST"));
        posts.awaitArrivals(1);

        transport.close();

        assertNotSent(post, "cancelled");
        assertThatThrownBy(() -> call("POST")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void call_executedTwice_isRefused() throws IOException {
        script.json(200, "{}");
        HttpCall call = call("GET");
        call.execute().close();

        assertThatThrownBy(call::execute).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void arrivalsThatDoNotCome_failTheWait() {
        Gate posts = transport.hold(GatedTransportTest::isPost);

        assertThatThrownBy(() -> posts.awaitArrivals(1, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("0 requests came to the gate within PT0.001S, where 1 were awaited");
    }

    @Test
    void waitForArrivals_interrupted_fails_andKeepsTheFlag() {
        Gate posts = transport.hold(GatedTransportTest::isPost);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> posts.awaitArrivals(1)).isInstanceOf(AssertionError.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void call_toString_showsTheVerbOnly() {
        assertThat(call("GET")).hasToString("GatedTransport.Call[HttpRequest[GET]]");
    }

    private static boolean isPost(HttpRequest request) {
        return request.method().equals("POST");
    }

    private void assertNotSent(CompletableFuture<Integer> sent, String why) {
        assertThatThrownBy(() -> sent.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(NotSentIOException.class)
                .hasMessageContaining(why);
        assertThat(script.requests()).isEmpty();
    }

    private HttpCall call(String verb) {
        return transport.newCall(
                HttpRequest.builder(verb, "https://x.example/?secret").build());
    }

    private CompletableFuture<Integer> send(HttpCall call) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (HttpResponse response = call.execute()) {
                        return response.status();
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }
}
