package dev.gpconnect.appointments.okhttp;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.HttpTransportProvider;
import dev.gpconnect.appointments.transport.ProxySettings;
import dev.gpconnect.appointments.transport.TransportSettings;
import dev.gpconnect.appointments.transport.tls.TlsStatus;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with OkHttp. One for the whole application; used by many threads at once.
 *
 * <pre>{@code
 * HttpTransport transport = OkHttpTransport.builder().mutualTls(keys, trust).build();
 * }</pre>
 *
 * <p>A request goes on the wire at most once, whatever the answer. Looking up a host's name cannot be interrupted in Java:
 * time-outs and cancelling take effect when the look-up returns.
 */
public final class OkHttpTransport implements HttpTransport {

    private final OkHttpClient client;
    private final Ways ways;
    private final @Nullable WatchedKeys keys;
    private final TransportSettings settings;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OkHttpTransport(OkHttpClient client, TransportSettings settings, @Nullable WatchedKeys keys) {
        this.client = client;
        this.ways = Ways.of(client, settings);
        this.keys = keys;
        this.settings = settings;
    }

    private static OkHttpTransport owning(TransportSettings settings) {
        WatchedKeys keys = new WatchedKeys(settings.keys().orElse(null));
        OkHttpClient.Builder own = Clients.ownSettings();
        SpineTls.apply(own, settings, keys);
        OkHttpClient client = Clients.sendingOnce(own);
        return new OkHttpTransport(client, settings, keys);
    }

    private static OkHttpTransport sharing(OkHttpClient shared) {
        OkHttpClient client = Clients.sendingOnce(Clients.sharedSettings(shared));
        return new OkHttpTransport(client, TransportSettings.defaults(), null);
    }

    /** Starts a transport; without further options it trusts what the JDK trusts, shows no certificate, and speaks TLS 1.2 alone. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Prepares one exchange.
     *
     * @throws IllegalArgumentException if OkHttp would not send the URL or a header as given (W-URL-04), or if a transport
     *     with mutual TLS was to send in clear text to another machine (W-TLS-01), or any to the HTTP proxy of its settings
     * @throws IllegalStateException if the transport is closed
     */
    @Override
    public HttpCall newCall(HttpRequest request) {
        checkOpen();
        Attempt attempt = new Attempt(request.connectTimeout());
        Request prepared = Requests.toOkHttp(request)
                .newBuilder()
                .tag(Attempt.class, attempt)
                .build();
        Call call = ways.to(prepared).newCall(prepared);
        return new OkHttpCall(call, attempt, new Connecting(keys), request.timeout(), this::checkOpen);
    }

    /** What is known of {@code ClientKeys} and {@code SpineTrust}; of others, and of a client that was given, nothing. */
    @Override
    public TlsStatus tls() {
        return TlsStatus.of(settings.keys().orElse(null), settings.trust().orElse(null));
    }

    /**
     * Lets go of the connections and threads that this transport has made; an {@link OkHttpClient} that was given to the
     * builder stays as it is. Exchanges in progress may finish.
     */
    @Override
    public void close() {
        boolean ownsClient = keys != null;
        if (closed.compareAndSet(false, true) && ownsClient) {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("The transport is closed");
        }
    }

    /** Sets a transport up; for one thread. As a service it creates one with the settings that it is given. */
    public static final class Builder implements HttpTransportProvider {

        private @Nullable OkHttpClient client;
        private final TransportSettings.Builder settings = TransportSettings.builder();
        private final Set<String> options = new LinkedHashSet<>();

        /** A builder without options, for {@link java.util.ServiceLoader}; others call {@link OkHttpTransport#builder()}. */
        public Builder() {}

        /**
         * The client whose connections, threads, interceptors, TLS and proxy settings to share; it is never closed and not
         * changed. Its time-outs, redirects, cookies, cache, authenticator and retries are not used. A hostname verifier of its own
         * may refuse more servers than OkHttp's, and cannot accept more (W-TLS-04). By default the transport makes a client of its
         * own.
         */
        public Builder client(OkHttpClient client) {
            this.client = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Whom to be and whom to trust: TLS 1.2 with the cipher suites that Spine takes, the server's name checked (W-TLS-01,
         * W-TLS-03). Which chains are trusted, and whether a certificate was revoked, is for the trust manager to say (W-TLS-04).
         * A transport with mutual TLS sends in clear text to this machine only.
         */
        public Builder mutualTls(X509KeyManager keys, X509TrustManager trust) {
            settings.mutualTls(keys, trust);
            return with("mutualTls");
        }

        /**
         * Speaks TLS 1.3 too, which is off by default as Spine wants TLS 1.2 alone (W-TLS-01); see
         * {@link TransportSettings.Builder#allowTls13()} for what that costs.
         */
        public Builder allowTls13() {
            settings.allowTls13();
            return with("allowTls13");
        }

        /**
         * The HTTP proxy of the own network, which wants no password: connections are made through it by CONNECT, except to this
         * machine. By default the one that the JVM's system properties name, if any.
         *
         * @throws IllegalArgumentException if there can be no such host or port
         */
        public Builder proxy(String host, int port) {
            return proxy(ProxySettings.of(host, port));
        }

        /**
         * The HTTP proxy of the own network, and who to be there: by Basic authentication, which the proxy is sent with each CONNECT
         * and nobody else ever is.
         *
         * @throws IllegalArgumentException if there can be no such host, port or user
         */
        public Builder proxy(String host, int port, String user, String password) {
            return proxy(ProxySettings.of(host, port).withCredentials(user, password));
        }

        /**
         * The hosts that need no proxy, in the syntax of the environment variable {@code NO_PROXY}; see
         * {@link TransportSettings.Builder#noProxy(String)}.
         *
         * @throws IllegalArgumentException if an entry of the list is none
         */
        public Builder noProxy(String list) {
            settings.noProxy(list);
            return with("noProxy");
        }

        private Builder proxy(ProxySettings proxy) {
            settings.proxy(proxy);
            return with("proxy");
        }

        private Builder with(String option) {
            options.add(option);
            return this;
        }

        /**
         * The transport.
         *
         * @throws IllegalStateException if a client was set and, beside it, an option that the client has to bring along itself
         */
        public OkHttpTransport build() {
            OkHttpClient shared = client;
            if (shared != null && !options.isEmpty()) {
                String other = options.iterator().next();
                throw new IllegalStateException(
                        "client(...) and " + other + "(...) were both set: either set this up in that"
                                + " OkHttpClient, or leave client(...) out");
            }
            return shared == null ? owning(settings.build()) : sharing(shared);
        }

        /** A transport with a client of its own and these settings; the builder's options have no part in it. */
        @Override
        public HttpTransport create(TransportSettings settings) {
            return owning(settings);
        }
    }
}
