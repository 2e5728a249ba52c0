package dev.gpconnect.appointments.okhttp;

import dev.gpconnect.appointments.transport.SpineCipherSuites;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;

/** TLS as Spine has it: TLS 1.2 (W-TLS-01), and where both sides show who they are, with its cipher suites in its order (W-TLS-03). */
final class SpineTls {

    private static final List<String> OF_TLS_1_3 = List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256");

    private SpineTls() {}

    static void apply(OkHttpClient.Builder client, TransportSettings settings, WatchedKeys keys) {
        X509TrustManager trust = settings.trust().orElseGet(SpineTls::whomTheJdkTrusts);
        client.sslSocketFactory(context(settings, keys, trust).getSocketFactory(), trust)
                .connectionSpecs(List.of(spec(settings), ConnectionSpec.CLEARTEXT));
    }

    private static ConnectionSpec spec(TransportSettings settings) {
        ConnectionSpec.Builder spec = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS);
        if (settings.keys().isPresent()) {
            spec.cipherSuites(suites(settings.isTls13Allowed()));
        }
        return settings.isTls13Allowed()
                ? spec.tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2).build()
                : spec.tlsVersions(TlsVersion.TLS_1_2).build();
    }

    private static String[] suites(boolean tls13) {
        List<String> suites = new ArrayList<>(tls13 ? OF_TLS_1_3 : List.of());
        suites.addAll(SpineCipherSuites.NAMES);
        return suites.toArray(String[]::new);
    }

    private static SSLContext context(TransportSettings settings, WatchedKeys keys, X509TrustManager trust) {
        String version = settings.isTls13Allowed() ? "TLSv1.3" : SpineCipherSuites.PROTOCOL;
        try {
            SSLContext context = SSLContext.getInstance(version);
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java offers no " + version + " (W-TLS-01)", failure);
        }
    }

    private static X509TrustManager whomTheJdkTrusts() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("This Java has no trust manager for X.509"));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java's own trust store cannot be read", failure);
        }
    }
}
