package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.transport.tls.TlsMaterialException.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A key store of one file: PKCS#12 or JKS, told by how it begins. */
final class KeyStores {

    private static final byte[] JKS = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed};

    private final Path file;
    private final KeyStore store;

    private KeyStores(Path file, KeyStore store) {
        this.file = file;
        this.store = store;
    }

    static KeyStores open(FileBytes files, char @Nullable [] password) {
        Map.Entry<Path, byte[]> only = files.contents().entrySet().iterator().next();
        byte[] bytes = only.getValue();
        boolean isJks = bytes.length > JKS.length && Arrays.equals(bytes, 0, JKS.length, JKS, 0, JKS.length);
        try {
            KeyStore store = KeyStore.getInstance(isJks ? "JKS" : "PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return new KeyStores(only.getKey(), store);
        } catch (IOException fault) {
            throw fault.getCause() instanceof UnrecoverableKeyException
                    ? wrongPassword(only.getKey(), fault)
                    : malformed(only.getKey(), fault);
        } catch (GeneralSecurityException fault) {
            throw malformed(only.getKey(), fault);
        }
    }

    private static TlsMaterialException wrongPassword(Path file, Exception fault) {
        return new TlsMaterialException(Fault.WRONG_PASSWORD, "The password does not open " + file, fault);
    }

    private static TlsMaterialException malformed(Path file, Exception fault) {
        return new TlsMaterialException(Fault.MALFORMED, file + " is not a PKCS#12 or JKS key store", fault);
    }

    /** The private key of this name, or the only one, with its certificates. */
    KeyMaterial key(@Nullable String alias, char[] password, TlsWatch watch) {
        try {
            List<String> keys = aliases(true);
            String chosen = alias == null ? only(keys) : alias;
            if (!store.isKeyEntry(chosen)) {
                throw new TlsMaterialException(
                        Fault.NO_PRIVATE_KEY,
                        "No private key is called " + chosen + " in " + file + ", it has " + keys);
            }
            Key key = store.getKey(chosen, password);
            if (!(key instanceof PrivateKey privateKey)) {
                throw new TlsMaterialException(Fault.NO_PRIVATE_KEY, chosen + " is no private key in " + file);
            }
            return KeyMaterial.of(privateKey, certificates(store.getCertificateChain(chosen)), file.toString(), watch);
        } catch (UnrecoverableKeyException fault) {
            throw wrongPassword(file, fault);
        } catch (GeneralSecurityException fault) {
            throw malformed(file, fault);
        }
    }

    private String only(List<String> keys) {
        if (keys.isEmpty()) {
            throw new TlsMaterialException(Fault.NO_PRIVATE_KEY, "There is no private key in " + file);
        }
        if (keys.size() > 1) {
            throw new TlsMaterialException(
                    Fault.SEVERAL_KEYS, "There are several private keys in " + file + ": name one of " + keys);
        }
        return keys.get(0);
    }

    /** The certificates that the store says are to be trusted. */
    List<X509Certificate> trusted() {
        try {
            List<Certificate> certificates = new ArrayList<>();
            for (String alias : aliases(false)) {
                certificates.add(store.getCertificate(alias));
            }
            if (certificates.isEmpty()) {
                throw new TlsMaterialException(
                        Fault.NO_CERTIFICATE,
                        file + " has no certificate that it marks as trusted: import them with keytool -importcert,"
                                + " or use a PEM file");
            }
            return certificates(certificates.toArray(Certificate[]::new));
        } catch (GeneralSecurityException fault) {
            throw malformed(file, fault);
        }
    }

    private List<String> aliases(boolean keys) throws GeneralSecurityException {
        List<String> aliases = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (keys ? store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class) : store.isCertificateEntry(alias)) {
                aliases.add(alias);
            }
        }
        Collections.sort(aliases);
        return aliases;
    }

    private static List<X509Certificate> certificates(Certificate @Nullable [] chain) {
        List<X509Certificate> certificates = new ArrayList<>();
        if (chain != null) {
            for (Certificate certificate : chain) {
                if (certificate instanceof X509Certificate x509 && !certificates.contains(x509)) {
                    certificates.add(x509);
                }
            }
        }
        return certificates;
    }
}
