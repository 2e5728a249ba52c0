package dev.gpconnect.appointments.testkit.tls;

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

    /** Shows no key. */
    @Override
    public String toString() {
        return "TestCertificates[" + authority.certificate().getSubjectX500Principal() + "]";
    }
}
