package dev.gpconnect.appointments.okhttp;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.HttpTransportProvider;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
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
    private final boolean ownsClient;
    private final boolean loopbackOnlyInClear;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OkHttpTransport(OkHttpClient client, boolean ownsClient, boolean loopbackOnlyInClear) {
        this.client = client;
        this.ownsClient = ownsClient;
        this.loopbackOnlyInClear = loopbackOnlyInClear;
    }

    /** Starts a transport; without further options it trusts what the JDK trusts and shows no certificate. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Prepares one exchange.
     *
     * @throws IllegalArgumentException if OkHttp would not send the URL or a header as given (W-URL-04), or if a transport
     *     with mutual TLS was to send in clear text to another machine (W-TLS-01)
     * @throws IllegalStateException if the transport is closed
     */
    @Override
    public HttpCall newCall(HttpRequest request) {
        checkOpen();
        Attempt attempt = new Attempt(request.connectTimeout());
        Request prepared = Requests.toOkHttp(request, loopbackOnlyInClear)
                .newBuilder()
                .tag(Attempt.class, attempt)
                .build();
        return new OkHttpCall(client.newCall(prepared), attempt, request.timeout(), this::checkOpen);
    }

    /**
     * Lets go of the connections and threads that this transport has made; an {@link OkHttpClient} that was given to the
     * builder stays as it is. Exchanges in progress may finish.
     */
    @Override
    public void close() {
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

    /** Sets a transport up. As a service it creates one with the default options. */
    public static final class Builder implements HttpTransportProvider {

        private @Nullable OkHttpClient client;
        private @Nullable X509KeyManager keys;
        private @Nullable X509TrustManager trust;

        /** A builder without options, for {@link java.util.ServiceLoader}; others call {@link OkHttpTransport#builder()}. */
        public Builder() {}

        /**
         * The client whose connections, threads, interceptors, TLS and proxy settings to share; it is never closed and not
         * changed. Its time-outs, redirects, cookies, cache, authenticator and retries are not used. By default the
         * transport makes a client of its own.
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
            this.keys = Objects.requireNonNull(keys, "keys");
            this.trust = Objects.requireNonNull(trust, "trust");
            return this;
        }

        /**
         * The transport.
         *
         * @throws IllegalStateException if both a client and mutual TLS were set
         */
        public OkHttpTransport build() {
            OkHttpClient shared = client;
            if (shared != null && keys != null) {
                throw new IllegalStateException(
                        "client(...) and mutualTls(...) were both set: either set TLS up in that"
                                + " OkHttpClient, or leave client(...) out");
            }
            OkHttpClient.Builder settings = shared == null ? Clients.ownSettings() : shared.newBuilder();
            if (keys != null && trust != null) {
                SpineTls.apply(settings, keys, trust);
            }
            return new OkHttpTransport(Clients.sendingOnce(settings), shared == null, keys != null);
        }

        /** The same as {@link #build()}. */
        @Override
        public HttpTransport create() {
            return build();
        }
    }
}
