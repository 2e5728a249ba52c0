package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.transport.tls.TlsMaterialException.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** The private key among PEM blocks: PKCS#8, plain or encrypted, or the older PKCS#1 of RSA. */
final class PemKeys {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final byte[] RSA_ENCRYPTION = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private PemKeys() {}

    static PrivateKey only(List<Pem> blocks, String names, char @Nullable [] password) {
        List<Pem> keys = blocks.stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .toList();
        if (keys.isEmpty()) {
            throw new TlsMaterialException(Fault.NO_PRIVATE_KEY, "There is no private key in " + names);
        }
        if (keys.size() > 1) {
            throw new TlsMaterialException(
                    Fault.SEVERAL_KEYS, "There are " + keys.size() + " private keys in " + names + ": keep one");
        }
        return read(keys.get(0), password);
    }

    private static PrivateKey read(Pem key, char @Nullable [] password) {
        if (key.hasHeaders()) {
            throw unsupported(key, "is encrypted in OpenSSL's old way", "openssl pkcs8 -topk8 -in OLD -out NEW");
        }
        return switch (key.label()) {
            case "PRIVATE KEY" -> pkcs8(key.bytes(), key.file());
            case "RSA PRIVATE KEY" -> pkcs8(wrapped(key.bytes()), key.file());
            case "ENCRYPTED PRIVATE KEY" -> pkcs8(decrypted(key, password), key.file());
            default ->
                throw unsupported(
                        key,
                        "is a " + key.label() + " and not PKCS#8",
                        "openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        };
    }

    /** PKCS#1 as the PKCS#8 around it. */
    private static byte[] wrapped(byte[] pkcs1) {
        return Der.write(
                Der.SEQUENCE,
                Der.write(Der.INTEGER, new byte[] {0}),
                RSA_ENCRYPTION,
                Der.write(Der.OCTET_STRING, pkcs1));
    }

    private static PrivateKey pkcs8(byte[] bytes, Path file) {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(bytes);
        GeneralSecurityException why = null;
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException fault) {
                why = fault;
            }
        }
        throw new TlsMaterialException(
                Fault.MALFORMED,
                file + " has a private key that cannot be read, or of a kind that TLS does not use",
                why);
    }

    private static byte[] decrypted(Pem key, char @Nullable [] password) {
        if (password == null) {
            throw new TlsMaterialException(
                    Fault.WRONG_PASSWORD, "The private key in " + key.file() + " is encrypted: give its password");
        }
        Cipher cipher;
        EncryptedPrivateKeyInfo encrypted;
        PBEKeySpec secret = new PBEKeySpec(password);
        try {
            encrypted = new EncryptedPrivateKeyInfo(key.bytes());
            String algorithm = algorithm(encrypted);
            SecretKey opener = SecretKeyFactory.getInstance(algorithm).generateSecret(secret);
            cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, opener, encrypted.getAlgParameters());
        } catch (GeneralSecurityException | IOException fault) {
            throw unsupported(
                    key,
                    "is encrypted in a way that Java does not know",
                    "openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW");
        } finally {
            secret.clearPassword();
        }
        try {
            return encrypted.getKeySpec(cipher).getEncoded();
        } catch (GeneralSecurityException fault) {
            throw new TlsMaterialException(
                    Fault.WRONG_PASSWORD, "The password does not open the private key in " + key.file());
        }
    }

    /** The name that Java has for it; PBES2 is only a family, whose member its parameters name. */
    private static String algorithm(EncryptedPrivateKeyInfo encrypted) {
        String name = encrypted.getAlgName();
        boolean isFamily = name.equals("PBES2") || name.equals("1.2.840.113549.1.5.13");
        return isFamily && encrypted.getAlgParameters() != null
                ? encrypted.getAlgParameters().toString()
                : name;
    }

    private static TlsMaterialException unsupported(Pem key, String what, String command) {
        return new TlsMaterialException(
                Fault.UNSUPPORTED, "The private key in " + key.file() + " " + what + ": convert it with " + command);
    }
}
