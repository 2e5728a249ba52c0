package dev.gpconnect.appointments.testkit.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import okhttp3.tls.HeldCertificate;

/** A list of revoked certificates in DER, signed by their authority and valid as long as that is. */
final class RevocationList {

    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final int INTEGER = 0x02;
    private static final int UTC_TIME = 0x17;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] SHA256_WITH_RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00
    };

    private RevocationList() {}

    static byte[] of(HeldCertificate authority, BigInteger revoked) {
        X509Certificate issuer = authority.certificate();
        byte[] from = time(issuer.getNotBefore().toInstant());
        byte[] entry = der(SEQUENCE, der(INTEGER, revoked.toByteArray()), from);
        byte[] list = der(
                SEQUENCE,
                der(INTEGER, new byte[] {1}),
                SHA256_WITH_RSA,
                issuer.getSubjectX500Principal().getEncoded(),
                from,
                time(issuer.getNotAfter().toInstant()),
                der(SEQUENCE, entry));
        return der(SEQUENCE, list, SHA256_WITH_RSA, der(BIT_STRING, new byte[] {0}, signed(list, authority)));
    }

    private static byte[] signed(byte[] list, HeldCertificate authority) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(authority.keyPair().getPrivate());
            signature.update(list);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java cannot sign with RSA", failure);
        }
    }

    private static byte[] time(Instant time) {
        return der(UTC_TIME, UTC.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** An element of at most 65,535 bytes. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.size() >= 0x80) {
            element.write(0x82);
            element.write(content.size() >> 8);
        }
        element.write(content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
