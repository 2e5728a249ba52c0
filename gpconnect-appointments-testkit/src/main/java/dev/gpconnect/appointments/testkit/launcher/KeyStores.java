package dev.gpconnect.appointments.testkit.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Reads PKCS#12 and JKS key stores. */
final class KeyStores {

    private KeyStores() {}

    /** Our certificate and key; none where no file is given. */
    static X509KeyManager keys(@Nullable Path file, char @Nullable [] password)
            throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(file, password, "--client-keystore"), password);
        return only(X509KeyManager.class, factory.getKeyManagers());
    }

    /** Whom we trust; the JDK's own trust where no file is given. */
    static X509TrustManager trust(@Nullable Path file, char @Nullable [] password)
            throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(load(file, password, "--truststore"));
        return only(X509TrustManager.class, factory.getTrustManagers());
    }

    private static @Nullable KeyStore load(@Nullable Path file, char @Nullable [] password, String option)
            throws IOException, GeneralSecurityException {
        if (file == null) {
            return null;
        }
        if (!Files.isReadable(file)) {
            throw new IOException(option + ": the file " + file + " cannot be read");
        }
        try {
            return KeyStore.getInstance(file.toFile(), password);
        } catch (IOException | GeneralSecurityException e) {
            String variable =
                    "GPCONNECT_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
            throw new IOException(
                    option + ": " + file + " cannot be opened as PKCS#12 or JKS; check it and its password in "
                            + variable + "_PASSWORD",
                    e);
        }
    }

    private static <T> T only(Class<T> type, Object[] managers) {
        return Arrays.stream(managers)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The JDK has no " + type.getSimpleName()));
    }
}
