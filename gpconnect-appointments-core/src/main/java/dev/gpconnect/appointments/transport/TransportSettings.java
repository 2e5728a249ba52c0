package dev.gpconnect.appointments.transport;

import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a transport connects, whichever it is: whom it is and trusts, which TLS it speaks, and through which proxy. Given to a
 * {@link HttpTransportProvider}.
 *
 * <pre>{@code
 * TransportSettings settings = TransportSettings.builder()
 *         .mutualTls(keys, trust)
 *         .proxy(ProxySettings.parse(System.getenv("HTTPS_PROXY")))
 *         .noProxy("10.0.0.0/8, .local")
 *         .build();
 * }</pre>
 */
public final class TransportSettings {

    private static final TransportSettings DEFAULTS = builder().build();

    private final @Nullable X509KeyManager keys;
    private final @Nullable X509TrustManager trust;
    private final boolean tls13Allowed;
    private final @Nullable ProxySettings proxy;
    private final @Nullable String noProxyList;
    private final NoProxy noProxy;

    private TransportSettings(Builder builder) {
        this.keys = builder.keys;
        this.trust = builder.trust;
        this.tls13Allowed = builder.tls13Allowed;
        this.proxy = builder.proxy;
        this.noProxyList = builder.noProxyList;
        this.noProxy = builder.noProxy;
    }

    /** No certificate of its own, the JDK's trust, TLS 1.2 alone, and the proxy that the transport uses by itself, if any. */
    public static TransportSettings defaults() {
        return DEFAULTS;
    }

    /** Starts from the {@linkplain #defaults() defaults}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whom the transport is; nobody by default. */
    public Optional<X509KeyManager> keys() {
        return Optional.ofNullable(keys);
    }

    /** Whom it trusts; who the JDK trusts by default. */
    public Optional<X509TrustManager> trust() {
        return Optional.ofNullable(trust);
    }

    /** Whether TLS 1.3 is spoken too; TLS 1.2 always is (W-TLS-01). */
    public boolean isTls13Allowed() {
        return tls13Allowed;
    }

    /** The HTTP proxy, which is not for every host: see {@link #proxyFor}. */
    public Optional<ProxySettings> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** The hosts that need no proxy, as they were given. */
    public Optional<String> noProxy() {
        return Optional.ofNullable(noProxyList);
    }

    /**
     * The HTTP proxy on the way to a host; none to this machine, nor to a host that needs none. No name is looked up.
     *
     * @param host a name or an address, an IPv6 address with or without brackets
     * @param port the port that is to be connected to
     */
    public Optional<ProxySettings> proxyFor(String host, int port) {
        return noProxy.covers(host, port) ? Optional.empty() : proxy();
    }

    /** No keys and no passwords. */
    @Override
    public String toString() {
        return "TransportSettings[keys=" + (keys != null) + ", trust=" + (trust != null) + ", tls13Allowed="
                + tls13Allowed + ", proxy=" + proxy + ", noProxy=" + noProxyList + "]";
    }

    /** Puts settings together; for one thread. */
    public static final class Builder {

        private @Nullable X509KeyManager keys;
        private @Nullable X509TrustManager trust;
        private boolean tls13Allowed;
        private @Nullable ProxySettings proxy;
        private @Nullable String noProxyList;
        private NoProxy noProxy = NoProxy.parse("");

        private Builder() {}

        /**
         * Whom to be and whom to trust: mutual TLS with the cipher suites that Spine takes (W-TLS-01, W-TLS-03). Which chains are
         * trusted, and whether a certificate was revoked, is for the trust manager to say (W-TLS-04).
         */
        public Builder mutualTls(X509KeyManager keys, X509TrustManager trust) {
            this.keys = Objects.requireNonNull(keys, "keys");
            return trust(trust);
        }

        /** Whom to trust instead of those whom the JDK trusts. */
        public Builder trust(X509TrustManager trust) {
            this.trust = Objects.requireNonNull(trust, "trust");
            return this;
        }

        /**
         * Speaks TLS 1.3 with a server that can, and TLS 1.2 with others. Off by default, as Spine wants TLS 1.2 alone (W-TLS-01); and
         * with TLS 1.3 a server refuses a client's certificate only when the request may have left, so that the outcome of a booking
         * is then unknown.
         */
        public Builder allowTls13() {
            this.tls13Allowed = true;
            return this;
        }

        /** The HTTP proxy to connect through, by CONNECT; this machine is never connected to through it. */
        public Builder proxy(ProxySettings proxy) {
            this.proxy = Objects.requireNonNull(proxy, "proxy");
            return this;
        }

        /**
         * The hosts that need no proxy, as in the environment variable {@code NO_PROXY}: separated by commas, each a host, which
         * stands for the hosts below it too, a {@code .suffix}, an address, a range of addresses such as {@code 10.0.0.0/8}, or
         * {@code *} for all; hosts and addresses also with {@code :port}. None by default; of use beside {@link #proxy} only.
         *
         * @throws IllegalArgumentException if an entry is none of these
         */
        public Builder noProxy(String list) {
            this.noProxy = NoProxy.parse(list);
            this.noProxyList = list;
            return this;
        }

        /** The settings. */
        public TransportSettings build() {
            return new TransportSettings(this);
        }
    }
}
