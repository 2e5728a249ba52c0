package dev.gpconnect.appointments.okhttp;

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

    static HandshakeCertificates client() {
        return signed(new HeldCertificate.Builder().commonName("consumer"));
    }

    private static HandshakeCertificates signed(HeldCertificate.Builder certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate.rsa2048().signedBy(CA).build())
                .addTrustedCertificate(CA.certificate())
                .build();
    }
}
