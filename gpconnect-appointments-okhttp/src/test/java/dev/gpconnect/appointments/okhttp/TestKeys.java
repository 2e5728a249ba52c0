package dev.gpconnect.appointments.okhttp;

import java.time.Duration;
import java.time.Instant;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Throw-away certificates: RSA, as the suites of W-TLS-03 ask. */
final class TestKeys {

    private static final HeldCertificate CA = new HeldCertificate.Builder()
            .rsa2048()
            .certificateAuthority(0)
            .commonName("Test CA")
            .build();

    private TestKeys() {}

    static HandshakeCertificates server(String name) {
        return signed(new HeldCertificate.Builder().addSubjectAlternativeName(name));
    }

    /** A server whose certificate has run out by then. */
    static HandshakeCertificates serverUntil(String name, Instant end) {
        return signed(new HeldCertificate.Builder()
                .addSubjectAlternativeName(name)
                .validityInterval(end.minus(Duration.ofDays(365)).toEpochMilli(), end.toEpochMilli()));
    }

    static HandshakeCertificates client() {
        return signed(new HeldCertificate.Builder().commonName("consumer"));
    }

    /** Trusts the servers and has nothing to show. */
    static HandshakeCertificates withoutACertificate() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(CA.certificate())
                .build();
    }

    /** Trusts none of the servers. */
    static HandshakeCertificates ofAnotherAuthority() {
        HeldCertificate other = new HeldCertificate.Builder()
                .rsa2048()
                .certificateAuthority(0)
                .commonName("Other CA")
                .build();
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(other.certificate())
                .build();
    }

    private static HandshakeCertificates signed(HeldCertificate.Builder certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate.rsa2048().signedBy(CA).build())
                .addTrustedCertificate(CA.certificate())
                .build();
    }
}
