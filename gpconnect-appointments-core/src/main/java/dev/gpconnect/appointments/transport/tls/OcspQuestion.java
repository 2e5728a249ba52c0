package dev.gpconnect.appointments.transport.tls;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/** The question to an OCSP responder (RFC 6960): is this certificate of this issuer revoked? The JDK reads the answer. */
final class OcspQuestion {

    /** SHA-1, by which every responder knows issuers. */
    private static final byte[] SHA_1 = {0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00};

    private OcspQuestion() {}

    static byte[] about(X509Certificate certificate, X509Certificate issuer) {
        byte[] name = Digests.sha1(certificate.getIssuerX500Principal().getEncoded());
        byte[] certificateId = Der.write(
                Der.SEQUENCE,
                SHA_1,
                Der.write(Der.OCTET_STRING, name),
                Der.write(Der.OCTET_STRING, Digests.sha1(keyBits(issuer))),
                Der.write(Der.INTEGER, certificate.getSerialNumber().toByteArray()));
        byte[] request = Der.write(Der.SEQUENCE, certificateId);
        byte[] requests = Der.write(Der.SEQUENCE, request);
        return Der.write(Der.SEQUENCE, Der.write(Der.SEQUENCE, requests));
    }

    /** The key itself, without its algorithm and the count of unused bits. */
    private static byte[] keyBits(X509Certificate issuer) {
        List<Der> key = Der.readAll(issuer.getPublicKey().getEncoded()).get(0).children();
        byte[] bits = key.get(1).content();
        return Arrays.copyOfRange(bits, 1, bits.length);
    }
}
