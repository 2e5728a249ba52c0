package dev.gpconnect.appointments.testkit.spine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A real OpenLDAP server on loopback, with the records of the fake one, over TLS and only for clients with a certificate. Where it is
 * not installed, the test that wants one is skipped.
 */
final class Slapd {

    private static final List<String> PLACES = List.of("/usr/sbin", "/usr/lib/openldap", "/usr/libexec");
    private static final int SECONDS_TO_START = 20;
    private static final LDAPConnectionOptions TIMEOUTS = timeouts();

    private final Path directory;
    private final Path binary;
    private final int port;
    private final SocketFactory client;
    private Process process;

    private Slapd(Path directory, Path binary, TestCertificates certificates) throws Exception {
        this.directory = directory;
        this.binary = binary;
        this.port = freePort();
        this.client = clientOf(certificates);
    }

    /**
     * Starts one, or skips the test.
     *
     * @param directory empty, for all of its files
     */
    static Slapd start(SdsRecords records, TestCertificates certificates, Path directory) throws Exception {
        Optional<Path> installed = installed();
        assumeTrue(installed.isPresent(), "slapd is not installed: without OpenLDAP's server this test is skipped");
        // a copy, as a system's AppArmor profile keeps the installed one to its own directories
        Path binary = Files.copy(installed.orElseThrow(), directory.resolve("slapd"));
        Slapd slapd = new Slapd(directory, binary, certificates);
        slapd.configure(certificates);
        slapd.load(records);
        slapd.run();
        return slapd;
    }

    private static Optional<Path> installed() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), PLACES.stream())
                .map(place -> Path.of(place, "slapd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static SocketFactory clientOf(TestCertificates certificates) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(new KeyManager[] {certificates.client()}, new TrustManager[] {certificates.trust()}, null);
        return context.getSocketFactory();
    }

    private void configure(TestCertificates certificates) throws IOException {
        Files.createDirectory(directory.resolve("data"));
        certificates.writePem(directory);
        Files.writeString(directory.resolve("slapd.conf"), SlapdConfig.of(directory));
    }

    private void load(SdsRecords records) throws Exception {
        Path ldif = directory.resolve("records.ldif");
        Files.writeString(
                ldif, LdapEntries.of(records).stream().map(Entry::toLDIFString).collect(Collectors.joining("\n")));
        Process loading = command("-T", "add", "-f", "slapd.conf", "-l", ldif.toString());
        if (!loading.waitFor(SECONDS_TO_START, TimeUnit.SECONDS) || loading.exitValue() != 0) {
            loading.destroyForcibly();
            throw failed("take the records");
        }
    }

    /** Starts it, on the same port each time. */
    void run() throws Exception {
        process = command("-f", "slapd.conf", "-h", url().toString(), "-d", "0");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!answers()) {
            // looks again in a moment, or at once if it ended
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                stop();
                throw failed("start");
            }
        }
    }

    private static LDAPConnectionOptions timeouts() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(1000);
        options.setResponseTimeoutMillis(1000);
        return options;
    }

    private boolean answers() {
        try (LDAPConnection connection = new LDAPConnection(client, TIMEOUTS, "127.0.0.1", port)) {
            return connection.getRootDSE() != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    private Process command(String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of(binary.toString()), Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                .start();
    }

    private File log() {
        return directory.resolve("log").toFile();
    }

    private IllegalStateException failed(String what) throws IOException {
        return new IllegalStateException("slapd could not " + what + ":\n" + Files.readString(log().toPath()));
    }

    /** Where it listens. */
    URI url() {
        return URI.create("ldaps://127.0.0.1:" + port);
    }

    /** Stops it; it may be {@linkplain #run() run} again. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS_TO_START, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
