package dev.gpconnect.appointments.okhttp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** OkHttp clients, set up as a transport needs them. */
final class Clients {

    /** Through the Spine proxy every practice is one host, so that nothing may be limited by host. */
    private static final int MANY = 1024;

    private static final int IDLE_CONNECTIONS = 64;
    private static final long IDLE_MINUTES = 5;

    private Clients() {}

    /** The settings of a client that belongs to the transport. */
    static OkHttpClient.Builder ownSettings() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(MANY);
        dispatcher.setMaxRequestsPerHost(MANY);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_MINUTES, TimeUnit.MINUTES));
    }

    /**
     * The settings of a client that is shared. A verifier of its own may refuse a server whose name is right, and not accept one
     * whose name is wrong (W-TLS-04).
     */
    static OkHttpClient.Builder sharedSettings(OkHttpClient shared) {
        HostnameVerifier byName = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .build()
                .hostnameVerifier();
        HostnameVerifier own = shared.hostnameVerifier();
        return own == byName
                ? shared.newBuilder()
                : shared.newBuilder()
                        .hostnameVerifier((host, session) -> byName.verify(host, session) && own.verify(host, session));
    }

    /**
     * A client that sends a request once and keeps nothing. The time-outs are those of each request: OkHttp's own are off.
     * {@link Attempt} stands innermost of the application's interceptors and outermost of the network's.
     */
    static OkHttpClient sendingOnce(OkHttpClient.Builder settings) {
        settings.followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .addInterceptor(Attempt::aroundFollowUps);
        settings.networkInterceptors().add(0, Attempt::aroundExchange);
        return settings.build();
    }
}
