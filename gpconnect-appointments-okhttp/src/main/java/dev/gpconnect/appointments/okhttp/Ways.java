package dev.gpconnect.appointments.okhttp;

import dev.gpconnect.appointments.model.Loopback;
import dev.gpconnect.appointments.transport.ProxySettings;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Authenticator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Which way a request goes, straight or through the HTTP proxy, and what may not go in clear text. */
final class Ways {

    private static final String AUTHORIZATION = "Proxy-Authorization";

    private final TransportSettings settings;
    private final OkHttpClient straight;
    private final @Nullable OkHttpClient proxied;

    private Ways(TransportSettings settings, OkHttpClient straight, @Nullable OkHttpClient proxied) {
        this.settings = settings;
        this.straight = straight;
        this.proxied = proxied;
    }

    /** Both over the same connections and threads. Without a proxy in the settings OkHttp looks for one as it always does. */
    static Ways of(OkHttpClient client, TransportSettings settings) {
        ProxySettings proxy = settings.proxy().orElse(null);
        if (proxy == null) {
            return new Ways(settings, client, null);
        }
        InetSocketAddress address = InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
        OkHttpClient.Builder proxied = client.newBuilder().proxy(new Proxy(Proxy.Type.HTTP, address));
        proxy.authorization().ifPresent(secret -> proxied.proxyAuthenticator(beforeBeingAsked(secret)));
        return new Ways(settings, client.newBuilder().proxy(Proxy.NO_PROXY).build(), proxied.build());
    }

    /** OkHttp asks before the first CONNECT; when the proxy itself asks, what it was given is wrong, and it is not given it again. */
    private static Authenticator beforeBeingAsked(String secret) {
        return (route, response) -> response.request().header(AUTHORIZATION) == null
                ? response.request().newBuilder().header(AUTHORIZATION, secret).build()
                : null;
    }

    /** The client that takes a request to its server. */
    OkHttpClient to(Request request) {
        HttpUrl url = request.url();
        boolean isProxied = settings.proxyFor(url.host(), url.port()).isPresent();
        if (!url.isHttps() && isProxied) {
            throw new IllegalArgumentException("A request to " + url.host()
                    + " would be shown to the HTTP proxy with its token: use an https URL, or name the host among those"
                    + " that need no proxy");
        }
        if (!url.isHttps() && settings.keys().isPresent() && !Loopback.isHost(url.host())) {
            throw new IllegalArgumentException("A transport with mutual TLS does not send in clear text to "
                    + url.host() + ": use an https URL (W-TLS-01)");
        }
        return isProxied && proxied != null ? proxied : straight;
    }
}
