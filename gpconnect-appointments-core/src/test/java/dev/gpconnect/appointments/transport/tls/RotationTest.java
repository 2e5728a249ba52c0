package dev.gpconnect.appointments.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.tls.TlsEvent.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("W-TLS-01, W-TLS-04: keys and authorities are replaced while connections are made")
class RotationTest {

    private static final String LATER = "2026-11-23T08:00:10Z";

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();
    private Authority root;
    private KeyPair first;
    private KeyPair second;
    private X509Certificate firstCertificate;
    private X509Certificate secondCertificate;
    private Path keyFile;
    private Path trustFile;
    private ClientKeys keys;
    private Connection server;
    private SSLContext client;

    @BeforeEach
    void start() throws Exception {
        root = Authority.root("Root");
        first = Authority.rsa();
        second = Authority.rsa();
        firstCertificate = root.leaf("first", first).certificate();
        secondCertificate = root.leaf("second", second).certificate();
        keyFile = Files.writeString(directory.resolve("client.pem"), pem(first, firstCertificate));
        trustFile = Files.writeString(directory.resolve("trust.pem"), TlsFiles.pem(root.certificate()));
        keys = ClientKeys.pem(keyFile).watch(heard.watch()).build();
        SpineTrust trust = SpineTrust.pem(trustFile)
                .withoutRevocationCalls()
                .crls(Files.write(
                        directory.resolve("list.crl"), root.crl(Authority.NOW).getEncoded()))
                .watch(heard.watch())
                .build();
        client = Connection.client(keys, trust);
        server = new Connection(
                root.certificate(),
                first.getPrivate(),
                root.leaf("server", first).certificate());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private String pem(KeyPair pair, X509Certificate certificate) throws Exception {
        return TlsFiles.pkcs8(pair.getPrivate()) + TlsFiles.pem(certificate, root.certificate());
    }

    @Requirement("D-TR-01")
    @Test
    void key_replaced_isShownByTheNextConnection() throws Exception {
        assertThat(server.connect(client, "localhost")).isEqualTo(firstCertificate);
        Files.writeString(keyFile, pem(second, secondCertificate));
        assertThat(server.connect(client, "localhost")).isEqualTo(firstCertificate);

        heard.clock.set(LATER);

        assertThat(server.connect(client, "localhost")).isEqualTo(secondCertificate);
        assertThat(heard.kinds()).containsExactly(Kind.RENEWED);
        assertThat(keys.status().subjectCommonName()).isEqualTo("second");
    }

    @Test
    void key_halfWritten_leavesTheOldOneInForce_untilItIsWhole() throws Exception {
        String whole = pem(second, secondCertificate);
        Files.writeString(keyFile, whole.substring(0, whole.length() - 100));
        heard.clock.set(LATER);
        assertThat(server.connect(client, "localhost")).isEqualTo(firstCertificate);
        heard.clock.set("2026-11-23T08:00:20Z");
        assertThat(server.connect(client, "localhost")).isEqualTo(firstCertificate);
        assertThat(heard.kinds()).containsExactly(Kind.REJECTED);
        assertThat(heard.events.get(0).message()).endsWith("client.pem is cut short: a BEGIN has no END");
        assertThat(heard.events.get(0).cause()).get().isInstanceOf(TlsMaterialException.class);

        Files.writeString(keyFile, whole);
        heard.clock.set("2026-11-23T08:00:30Z");

        assertThat(server.connect(client, "localhost")).isEqualTo(secondCertificate);
        assertThat(heard.kinds()).containsExactly(Kind.REJECTED, Kind.RENEWED);
    }

    @Test
    void key_expiredOrGone_leavesTheOldOneInForce() throws Exception {
        X509Certificate expired = root.leaf("old", second)
                .valid("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
                .certificate();
        Files.writeString(keyFile, pem(second, expired));
        heard.clock.set(LATER);
        assertThat(server.connect(client, "localhost")).isEqualTo(firstCertificate);
        Files.delete(keyFile);
        heard.clock.set("2026-11-23T08:00:20Z");
        assertThat(server.connect(client, "localhost")).isEqualTo(firstCertificate);

        assertThat(heard.kinds()).containsExactly(Kind.REJECTED, Kind.REJECTED);
    }

    @Test
    void symbolicLink_turnedToAnotherDirectory_isSeen() throws Exception {
        Path mounted = Files.createDirectory(directory.resolve("mounted"));
        Path one = Files.createDirectory(mounted.resolve("..one"));
        Path two = Files.createDirectory(mounted.resolve("..two"));
        Files.writeString(one.resolve("tls.pem"), pem(first, firstCertificate));
        Files.writeString(two.resolve("tls.pem"), pem(second, secondCertificate));
        Files.setLastModifiedTime(two.resolve("tls.pem"), Files.getLastModifiedTime(one.resolve("tls.pem")));
        Files.createSymbolicLink(mounted.resolve("..data"), one);
        Files.createSymbolicLink(mounted.resolve("tls.pem"), Path.of("..data", "tls.pem"));
        ClientKeys linked =
                ClientKeys.pem(mounted.resolve("tls.pem")).watch(heard.watch()).build();

        Files.createSymbolicLink(mounted.resolve("..next"), two);
        Files.move(mounted.resolve("..next"), mounted.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        heard.clock.set(LATER);

        assertThat(linked.getClientAliases("RSA", null)).containsExactly("client-1");
        assertThat(linked.getCertificateChain("client-1")[0]).isEqualTo(secondCertificate);
        assertThat(linked.getPrivateKey("client-0")).isEqualTo(first.getPrivate());
    }

    @Test
    void authority_taken_endsTheTrustInItsServers() throws Exception {
        assertThat(server.connect(client, "localhost")).isEqualTo(firstCertificate);
        Files.writeString(trustFile, TlsFiles.pem(Authority.root("Other").certificate()));
        heard.clock.set(LATER);

        assertThatThrownBy(() -> server.connect(client, "localhost")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void serverCertificate_revokedMeanwhile_isRefusedOnTheNextConnection() throws Exception {
        X509Certificate certificate = root.leaf("server", first).certificate();
        server.close();
        server = new Connection(root.certificate(), first.getPrivate(), certificate);
        assertThat(server.connect(client, "localhost")).isEqualTo(firstCertificate);

        Files.write(
                directory.resolve("list.crl"),
                root.crl(Authority.NOW, certificate).getEncoded());
        heard.clock.set(LATER);

        assertThatThrownBy(() -> server.connect(client, "localhost")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void hostName_ofAnother_isRefused() {
        assertThatThrownBy(() -> server.connect(client, "elsewhere.example"))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("elsewhere.example");
    }

    @Test
    void expiry_isReportedAhead_onceADay() throws Exception {
        heard.clock.set("2027-04-07T07:00:00Z");
        Files.writeString(keyFile, pem(second, secondCertificate));
        ClientKeys near = ClientKeys.pem(keyFile).watch(heard.watch()).build();
        near.getClientAliases("RSA", null);
        heard.clock.set("2027-04-08T06:59:59Z");
        near.getClientAliases("RSA", null);
        assertThat(heard.events).extracting(TlsEvent::message).isEmpty();

        heard.clock.set("2027-04-08T07:00:00Z");
        near.getClientAliases("RSA", null);
        near.getClientAliases("RSA", null);
        heard.clock.set("2027-05-08T00:00:00Z");
        near.getClientAliases("RSA", null);

        assertThat(heard.events)
                .extracting(TlsEvent::message)
                .isEqualTo(List.of(
                        "The certificate of second expires in 29 days, at 2027-05-07T08:00:00Z",
                        "The certificate of Root expires in 29 days, at 2027-05-07T08:00:00Z",
                        "The certificate of second expired at 2027-05-07T08:00:00Z: replace its file",
                        "The certificate of Root expired at 2027-05-07T08:00:00Z: replace its file"));
    }
}
