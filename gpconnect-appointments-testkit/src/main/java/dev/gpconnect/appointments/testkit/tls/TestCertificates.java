package dev.gpconnect.appointments.testkit.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A certificate authority that lives as long as a test, and what it signed for servers and clients: right ones, and ones that must be
 * refused (W-TLS-01). The keys are RSA, as Spine's cipher suites need them (W-TLS-03); right certificates hold for a day. Immutable.
 *
 * <pre>{@code
 * TestCertificates certificates = TestCertificates.generate();
 * FakeServer server = FakeServer.builder(clock).tls(certificates.server()).clientAuth().start();
 * HttpTransport transport = OkHttpTransport.builder()
 *         .mutualTls(certificates.client(), certificates.trust())
 *         .build();
 * }</pre>
 */
public final class TestCertificates {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant A_DAY_LATER = Instant.parse("2020-01-02T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("2045-01-01T00:00:00Z");
    private static final Instant A_DAY_AFTER_THAT = Instant.parse("2045-01-02T00:00:00Z");
    private static final BigInteger REVOKED = BigInteger.valueOf(4711);

    private final HeldCertificate authority;
    private final HeldCertificate stranger;
    private final HeldCertificate leaf;

    private TestCertificates() {
        this.authority = authority("Test authority");
        this.stranger = authority("Unknown authority");
        this.leaf = new HeldCertificate.Builder().rsa2048().build();
    }

    /** Makes a new authority, which nobody else trusts; takes about a second. */
    public static TestCertificates generate() {
        return new TestCertificates();
    }

    private static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .rsa2048()
                .certificateAuthority(0)
                .commonName(name)
                .build();
    }

    /** A server that can be trusted as {@code localhost}, {@code 127.0.0.1} and {@code ::1}, and trusts this authority's clients. */
    public SSLContext server() {
        return context(loopback().signedBy(authority));
    }

    /** The same server, its certificate long expired. */
    public SSLContext expiredServer() {
        return context(expired(loopback().signedBy(authority)));
    }

    /** The same server, its certificate not valid yet. */
    public SSLContext notYetValidServer() {
        return context(loopback()
                .signedBy(authority)
                .validityInterval(FAR_AHEAD.toEpochMilli(), A_DAY_AFTER_THAT.toEpochMilli()));
    }

    /** The same server, its certificate revoked: the authority's {@link #revocationList()} says so (W-TLS-04). */
    public SSLContext revokedServer() {
        return context(loopback().signedBy(authority).serialNumber(REVOKED));
    }

    /** The authority's list of revoked certificates, in DER: that of {@link #revokedServer()} alone. Valid for a day. */
    public byte[] revocationList() {
        return RevocationList.of(authority, REVOKED);
    }

    /** A server whose certificate is for {@code elsewhere.example}. */
    public SSLContext wrongHostServer() {
        return context(named("elsewhere.example")
                .addSubjectAlternativeName("elsewhere.example")
                .signedBy(authority));
    }

    /** The same server, its certificate from an authority that nobody knows. */
    public SSLContext untrustedServer() {
        return context(loopback().signedBy(stranger));
    }

    /** Whom a client should trust: this authority alone. */
    public X509TrustManager trust() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build()
                .trustManager();
    }

    /** A client that the servers trust. */
    public X509KeyManager client() {
        return keys(named("consumer.example").signedBy(authority));
    }

    /** The same client, its certificate long expired. */
    public X509KeyManager expiredClient() {
        return keys(expired(named("consumer.example").signedBy(authority)));
    }

    /** The same client, its certificate from an authority that the servers do not know. */
    public X509KeyManager untrustedClient() {
        return keys(named("consumer.example").signedBy(stranger));
    }

    /** A client without a certificate. */
    public X509KeyManager noClient() {
        return new HandshakeCertificates.Builder().build().keyManager();
    }

    private HeldCertificate.Builder loopback() {
        return named("localhost")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("::1");
    }

    private HeldCertificate.Builder named(String name) {
        return new HeldCertificate.Builder().rsa2048().keyPair(leaf.keyPair()).commonName(name);
    }

    private static HeldCertificate.Builder expired(HeldCertificate.Builder certificate) {
        return certificate.validityInterval(LONG_AGO.toEpochMilli(), A_DAY_LATER.toEpochMilli());
    }

    private SSLContext context(HeldCertificate.Builder certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate.build())
                .addTrustedCertificate(authority.certificate())
                .build()
                .sslContext();
    }

    private static X509KeyManager keys(HeldCertificate.Builder certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate.build())
                .build()
                .keyManager();
    }

    /**
     * Writes files as an application has them, to test its configuration with:
     *
     * <ul>
     *   <li>{@code authority.pem}: whom to trust
     *   <li>{@code authority.crl}: the {@link #revocationList()}
     *   <li>{@code client.crt}, {@code client.key}: a client's certificate and its private key, in PKCS#8
     *   <li>{@code client.pem}: key, certificate and authority in one
     *   <li>{@code server.crt}, {@code server.key}, {@code server.pem}: the same of a server
     * </ul>
     *
     * <p>Files of these names are written over.
     *
     * @param directory is made if it is not there
     */
    public void writePem(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("authority.pem"), authority.certificatePem());
        Files.write(directory.resolve("authority.crl"), revocationList());
        writePem(
                directory,
                "client",
                named("consumer.example").signedBy(authority).build());
        writePem(directory, "server", loopback().signedBy(authority).build());
    }

    private void writePem(Path directory, String name, HeldCertificate held) throws IOException {
        String certificate = held.certificatePem();
        String key = held.privateKeyPkcs8Pem();
        Files.writeString(directory.resolve(name + ".crt"), certificate);
        Files.writeString(directory.resolve(name + ".key"), key);
        Files.writeString(directory.resolve(name + ".pem"), key + certificate + authority.certificatePem());
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "TestCertificates[" + authority.certificate().getSubjectX500Principal() + "]";
    }
}
