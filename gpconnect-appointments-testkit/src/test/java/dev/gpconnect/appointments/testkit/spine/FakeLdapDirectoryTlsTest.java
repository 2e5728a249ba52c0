package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.spine.SdsLdapDirectory;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom the directory over LDAP talks to. */
@Timeout(30)
class FakeLdapDirectoryTlsTest {

    private static final TestCertificates CERTIFICATES = TestCertificates.generate();
    private static final OdsCode PRACTICE = OdsCode.of("Y90001");
    private static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;

    private static SdsLdapDirectory.Builder builder(URI url) {
        return SdsLdapDirectory.builder(url).mutualTls(CERTIFICATES.client(), CERTIFICATES.trust());
    }

    private static FakeLdap serving(SSLContext context) {
        return FakeLdap.startTls(SdsRecords.reference("https://practices.example"), context, true);
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("W-TLS-04: the server's name, or its address")
    void server_ofTheRightName_isAsked(String host) {
        try (FakeLdap server = serving(CERTIFICATES.server());
                SdsLdapDirectory directory = builder(URI.create(
                                "ldaps://" + host + ":" + server.url().getPort()))
                        .build()) {
            assertThat(directory.find(PRACTICE, SLOTS).asid()).isEqualTo(Asid.of("200000009001"));
        }
    }

    static List<String> names() {
        return List.of("localhost", "127.0.0.1");
    }

    @Test
    @DisplayName("W-TLS-01, W-TLS-03: a server without TLS 1.2, or with other cipher suites, is not talked to")
    void server_withOtherTls_isAskedNothing() throws Exception {
        assertShakesNoHands(new String[] {"TLSv1.3"}, "TLS_AES_128_GCM_SHA256");
        assertShakesNoHands(new String[] {"TLSv1.2"}, "TLS_RSA_WITH_AES_128_CBC_SHA256");
    }

    private static void assertShakesNoHands(String[] protocols, String suite) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (SSLServerSocket server = (SSLServerSocket) CERTIFICATES
                        .server()
                        .getServerSocketFactory()
                        .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SdsLdapDirectory directory = builder(URI.create("ldaps://localhost:" + server.getLocalPort()))
                        .build()) {
            server.setEnabledProtocols(protocols);
            server.setEnabledCipherSuites(new String[] {suite});
            CompletableFuture<Integer> read = CompletableFuture.supplyAsync(
                    () -> {
                        try (Socket socket = server.accept()) {
                            return socket.getInputStream().read();
                        } catch (IOException e) {
                            return -2;
                        }
                    },
                    thread);

            assertThatThrownBy(() -> directory.find(PRACTICE, SLOTS))
                    .isInstanceOfSatisfying(
                            TlsException.class,
                            failure -> assertThat(failure.fault()).isEqualTo(Fault.OTHER))
                    .hasMessageContainingAll("Y90001", "cipher suite");
            assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(-2);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void handshake_thatTakesTooLong_isNotWaitedFor() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SdsLdapDirectory directory = builder(URI.create("ldaps://127.0.0.1:" + silent.getLocalPort()))
                        .connectTimeout(Duration.ofMillis(200))
                        .build()) {
            assertThatThrownBy(() -> directory.find(PRACTICE, SLOTS))
                    .isExactlyInstanceOf(NotSentException.class)
                    .hasMessageContainingAll(
                            "Y90001", "SEARCH_FREE_SLOTS", "could not be reached when", "connectTimeout(...)");
        }
    }

    @Test
    void handshake_whoseCallerIsInterrupted_endsAtOnce() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SdsLdapDirectory directory = builder(URI.create("ldaps://127.0.0.1:" + silent.getLocalPort()))
                        .connectTimeout(Duration.ofMinutes(10))
                        .build()) {
            CompletableFuture<Thread> caller = new CompletableFuture<>();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(
                    () -> {
                        caller.complete(Thread.currentThread());
                        Throwable caught = catchThrowable(() -> directory.find(PRACTICE, SLOTS));
                        flag.complete(Thread.interrupted());
                        return caught;
                    },
                    thread);
            try (Socket connection = silent.accept()) {
                assertThat(connection.getInputStream().read()).isPositive();
                caller.get().interrupt();

                assertThat(failure.get(10, TimeUnit.SECONDS))
                        .isExactlyInstanceOf(NotSentException.class)
                        .hasMessageContaining("interrupted");
                assertThat(flag.get()).isTrue();
                connection.getInputStream().readAllBytes();
            }
        } finally {
            thread.shutdownNow();
        }
    }
}
