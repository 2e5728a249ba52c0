package dev.gpconnect.appointments.okhttp;

import dev.gpconnect.appointments.transport.SpineCipherSuites;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;

/** Mutual TLS as Spine has it: TLS 1.2 (W-TLS-01) with its cipher suites in its order (W-TLS-03). */
final class SpineTls {

    private static final ConnectionSpec SPINE = new ConnectionSpec.Builder(ConnectionSpec.RESTRICTED_TLS)
            .tlsVersions(TlsVersion.TLS_1_2)
            .cipherSuites(SpineCipherSuites.NAMES.toArray(String[]::new))
            .build();

    private SpineTls() {}

    static void apply(OkHttpClient.Builder settings, X509KeyManager keys, X509TrustManager trust) {
        settings.sslSocketFactory(context(keys, trust).getSocketFactory(), trust)
                .connectionSpecs(List.of(SPINE, ConnectionSpec.CLEARTEXT));
    }

    private static SSLContext context(X509KeyManager keys, X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.2");
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java offers no TLS 1.2 (W-TLS-01)", failure);
        }
    }
}
