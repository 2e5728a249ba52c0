package dev.gpconnect.appointments;

import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.patients.DemographicDifference;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key under which an acknowledgement is carried outside: nobody without it can make one, and none covers a value that the
 * user has not seen (D-XC-02, D-XC-05).
 */
final class AcknowledgementKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;

    private final SecretKeySpec key;

    private AcknowledgementKey(byte[] key) {
        // copies the bytes
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    static AcknowledgementKey of(byte[] key) {
        if (key.length < LEAST_BYTES) {
            throw new IllegalArgumentException("An acknowledgement key has at least " + LEAST_BYTES
                    + " bytes; make them at random and keep them secret");
        }
        return new AcknowledgementKey(key);
    }

    static AcknowledgementKey random() {
        byte[] key = new byte[LEAST_BYTES];
        new SecureRandom().nextBytes(key);
        return new AcknowledgementKey(key);
    }

    /** The authentication code of differences that the user has seen in this version of a practice's record. */
    byte[] code(OdsCode practice, String patientId, String version, List<DemographicDifference> seen) {
        Mac mac = newMac();
        add(mac, practice.value());
        add(mac, patientId);
        add(mac, version);
        for (DemographicDifference difference : seen) {
            add(mac, difference.field().name());
            add(mac, difference.ours());
            add(mac, difference.theirs());
        }
        return mac.doFinal();
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "AcknowledgementKey[redacted]";
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no " + ALGORITHM + "; add a security provider that has it", e);
        }
    }

    /** Adds the length, -1 for an absent text, and each character as it is, so that no two lists of texts come to the same bytes. */
    private static void add(Mac mac, @Nullable String text) {
        String present = text == null ? "" : text;
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Character.BYTES * present.length());
        bytes.putInt(text == null ? -1 : text.length());
        bytes.asCharBuffer().put(present);
        mac.update(bytes.array());
    }
}
