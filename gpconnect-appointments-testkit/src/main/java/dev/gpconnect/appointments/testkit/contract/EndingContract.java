package dev.gpconnect.appointments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An exchange ends in time, when it is cancelled, and when the transport is closed. */
abstract class EndingContract extends SendingOnceContract {

    private final ExecutorService background = Executors.newCachedThreadPool();

    @AfterEach
    void stopBackground() {
        background.shutdownNow();
    }

    @Test
    void noAnswer_endsInTime_andMayHaveBeenSent() throws Exception {
        long started = System.nanoTime();
        IOException failure = failure(post().timeout(SHORT));
        assertThat(failure).isNotInstanceOf(NotSentIOException.class);
        assertThat(System.nanoTime() - started).isBetween(SHORT.toNanos(), LONG.toNanos());
        assertThat(arrived().getMethod()).isEqualTo("POST");
    }

    @Test
    void bodyThatStalls_endsInTime() throws IOException {
        answer(halfABody());
        try (HttpResponse response = send(get().timeout(SHORT))) {
            assertThatThrownBy(() -> text(response.body())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void bodyThatDrips_endsInTime_thoughEachReadIsShort() throws IOException {
        answer(response(200, "x".repeat(1000)).throttleBody(1, 20, TimeUnit.MILLISECONDS));
        long started = System.nanoTime();
        try (HttpResponse response = send(get().timeout(SHORT))) {
            assertThatThrownBy(() -> text(response.body())).isInstanceOf(IOException.class);
        }
        assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void timeOut_ofOneCall_leavesTheNextAlone() throws Exception {
        failure(get().timeout(SHORT));
        arrived();
        answer(200, "taken by the first, whose connection is gone");
        answer(200, "second");
        assertThat(sendAndRead(get())).startsWith("200 ");
    }

    @Test
    void cancelled_beforeItIsExecuted_isNotSent() {
        HttpCall call = transport().newCall(post().build());
        call.cancel();
        call.cancel();
        assertThatThrownBy(call::execute).isInstanceOf(NotSentIOException.class);
        assertThat(arrivals()).isZero();
    }

    @Test
    void cancelled_whileItWaits_failsSoon_andMayHaveBeenSent() throws Exception {
        HttpCall call = transport().newCall(post().build());
        CompletableFuture<HttpResponse> answer = CompletableFuture.supplyAsync(() -> execute(call), background);
        arrived();
        call.cancel();
        call.cancel();
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NotSentIOException.class);
        assertThat(arrivals()).isEqualTo(1);
    }

    @Test
    void cancelled_whileTheBodyIsRead_failsTheRead() throws Exception {
        answer(halfABody());
        HttpCall call = transport().newCall(get().build());
        try (HttpResponse response = call.execute()) {
            assertThat(new String(response.body().readNBytes(5), StandardCharsets.US_ASCII))
                    .isEqualTo("01234");
            CompletableFuture<String> rest = CompletableFuture.supplyAsync(() -> read(response), background);
            call.cancel();
            assertThatThrownBy(() -> rest.get(10, TimeUnit.SECONDS)).cause().isInstanceOf(IOException.class);
        }
    }

    @Test
    void cancelled_whenItIsOver_hasNoEffect() throws Exception {
        answer(200, "first");
        answer(200, "second");
        HttpCall call = transport().newCall(get().build());
        try (HttpResponse response = call.execute()) {
            assertThat(text(response.body())).isEqualTo("first");
        }
        call.cancel();
        assertThat(sendAndRead(get())).isEqualTo("200 second");
    }

    @Test
    void transport_closedTwice_doesNoHarm() throws IOException {
        answer(200, "{}");
        sendAndRead(get());
        transport().close();
        transport().close();
    }

    private static HttpResponse execute(HttpCall call) {
        try {
            return call.execute();
        } catch (IOException failure) {
            throw new CompletionException(failure);
        }
    }

    private static String read(HttpResponse response) {
        try {
            return text(response.body());
        } catch (IOException failure) {
            throw new CompletionException(failure);
        }
    }
}
