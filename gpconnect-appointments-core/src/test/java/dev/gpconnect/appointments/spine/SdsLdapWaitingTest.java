package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A directory that takes connections and says nothing. */
@Timeout(20)
class SdsLdapWaitingTest {

    private static final OdsCode PRACTICE = OdsCode.of("Y90001");
    private static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        silent.close();
        threads.shutdownNow();
    }

    private SdsLdapDirectory.Builder directory() {
        return SdsLdapDirectory.builder(URI.create("ldap://127.0.0.1:" + silent.getLocalPort()));
    }

    @Test
    void answer_thatDoesNotCome_isNotWaitedForLongerThanSet() {
        try (SdsLdapDirectory directory =
                directory().responseTimeout(Duration.ofMillis(100)).build()) {
            assertThatThrownBy(() -> directory.find(PRACTICE, SLOTS))
                    .isExactlyInstanceOf(NotSentException.class)
                    .hasMessageContainingAll("Y90001", "SEARCH_FREE_SLOTS", "did not answer in time");
        }
    }

    @Test
    void directory_thatIsNotThere_isNotReached() throws IOException {
        silent.close();
        try (SdsLdapDirectory directory = directory().build()) {
            assertThatThrownBy(() -> directory.find(PRACTICE, SLOTS))
                    .isExactlyInstanceOf(NotSentException.class)
                    .hasMessageContainingAll("Y90001", "SEARCH_FREE_SLOTS", "could not be reached when");
        }
    }

    @Test
    void connections_allInUse_areNotWaitedForLongerThanSet() throws Exception {
        try (SdsLdapDirectory directory =
                directory().poolSize(1).responseTimeout(Duration.ofMillis(500)).build()) {
            CompletableFuture<Throwable> first = asked(directory);
            try (Socket inUse = silent.accept()) {
                assertThat(inUse.getInputStream().read()).isPositive();

                assertThat(List.of(
                                catchThrowable(() -> directory.find(PRACTICE, SLOTS)), first.get(10, TimeUnit.SECONDS)))
                        .allSatisfy(failure -> assertThat(failure)
                                .isExactlyInstanceOf(NotSentException.class)
                                .hasMessageContaining("Y90001"));
            }
        }
    }

    @Test
    void caller_interruptedWhileItWaits_isToldAtOnce_andKeepsItsFlag() throws Exception {
        try (SdsLdapDirectory directory =
                directory().responseTimeout(Duration.ofMinutes(10)).build()) {
            CompletableFuture<Thread> caller = new CompletableFuture<>();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(
                    () -> {
                        caller.complete(Thread.currentThread());
                        Throwable caught = catchThrowable(() -> directory.find(PRACTICE, SLOTS));
                        flag.complete(Thread.interrupted());
                        return caught;
                    },
                    threads);
            try (Socket connection = silent.accept()) {
                assertThat(connection.getInputStream().read()).isPositive();
                caller.get().interrupt();

                assertThat(failure.get(10, TimeUnit.SECONDS))
                        .isExactlyInstanceOf(NotSentException.class)
                        .hasMessageContainingAll("Y90001", "SEARCH_FREE_SLOTS", "interrupted");
                assertThat(flag.get()).isTrue();
            }
        }
    }

    @Test
    void caller_interruptedBefore_isToldAtOnce_andKeepsItsFlag() {
        try (SdsLdapDirectory directory = directory().build()) {
            Thread.currentThread().interrupt();

            Throwable failure = catchThrowable(() -> directory.find(PRACTICE, SLOTS));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).isExactlyInstanceOf(NotSentException.class).hasMessageContaining("interrupted");
        }
    }

    private CompletableFuture<Throwable> asked(SdsLdapDirectory directory) {
        return CompletableFuture.supplyAsync(() -> catchThrowable(() -> directory.find(PRACTICE, SLOTS)), threads);
    }
}
