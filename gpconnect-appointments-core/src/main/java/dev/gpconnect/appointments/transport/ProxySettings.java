package dev.gpconnect.appointments.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy of the own network, through which connections are made by CONNECT: it sees the host and port that are connected
 * to, and nothing of the requests. It is not the Spine proxy.
 */
public final class ProxySettings {

    private static final int LAST_PORT = 65_535;
    private static final int HTTP = 80;

    private final String host;
    private final int port;
    private final @Nullable String authorization;

    private ProxySettings(String host, int port, @Nullable String authorization) {
        this.host = host;
        this.port = port;
        this.authorization = authorization;
    }

    /**
     * A proxy that wants no password.
     *
     * @param host its name or address; an IPv6 address with or without brackets
     * @param port from 1 to 65535
     * @throws IllegalArgumentException if there can be no such host or port
     */
    public static ProxySettings of(String host, int port) {
        String bare = HostNames.bare(Objects.requireNonNull(host, "host"));
        if (!HostNames.isHost(bare)) {
            throw new IllegalArgumentException("The proxy's host is not a name or an address");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("The proxy's port has to be 1 to " + LAST_PORT + ", not " + port);
        }
        return new ProxySettings(bare, port, null);
    }

    /**
     * Reads what an environment variable such as {@code HTTPS_PROXY} holds: {@code http://user:password@host:port}, user and
     * password percent-encoded; without {@code http://} too. Without a port it is 80.
     *
     * @throws IllegalArgumentException if it is anything else; the message does not show it, as it may hold a password
     */
    public static ProxySettings parse(String url) {
        String text = Objects.requireNonNull(url, "url").strip();
        URI uri = uri(text.contains("://") ? text : "http://" + text);
        if (!"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException(
                    "The proxy's URL has another scheme than http; only HTTP proxies are supported, so begin it with http://");
        }
        boolean isMore = !(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null;
        if (uri.getHost() == null || isMore) {
            throw unreadable();
        }
        ProxySettings proxy = of(uri.getHost(), uri.getPort() < 0 ? HTTP : uri.getPort());
        String user = uri.getRawUserInfo();
        return user == null ? proxy : proxy.withUserInfo(user);
    }

    /**
     * The same proxy for this user, by Basic authentication, which is sent with CONNECT and never to the server behind it.
     *
     * @throws IllegalArgumentException if the user holds a colon, which Basic authentication cannot carry, or one of the two a
     *     control character
     */
    public ProxySettings withCredentials(String user, String password) {
        Objects.requireNonNull(user, "user");
        String both = user + ":" + Objects.requireNonNull(password, "password");
        if (user.indexOf(':') >= 0 || both.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The proxy's user may hold no colon, and neither it nor its password a control"
                            + " character: Basic authentication cannot carry them");
        }
        String encoded = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        return new ProxySettings(host, port, "Basic " + encoded);
    }

    /** Its name or address, an IPv6 address without brackets. */
    public String host() {
        return host;
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /**
     * What goes into {@code Proxy-Authorization} of each CONNECT, without being asked for; empty where the proxy wants no password.
     * A secret: for transports alone.
     */
    public Optional<String> authorization() {
        return Optional.ofNullable(authorization);
    }

    private ProxySettings withUserInfo(String raw) {
        int colon = raw.indexOf(':');
        String user = colon < 0 ? raw : raw.substring(0, colon);
        return withCredentials(decoded(user), colon < 0 ? "" : decoded(raw.substring(colon + 1)));
    }

    /** By URI, as URLDecoder would make a space of a plus. */
    private static String decoded(String encoded) {
        return Objects.requireNonNullElse(uri("http://" + encoded + "@host").getUserInfo(), "");
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // without the cause, whose message shows the text
            throw unreadable();
        }
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("The proxy's URL is not of the form http://user:password@host:port;"
                + " percent-encode what is special in the user and the password");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProxySettings that
                && host.equals(that.host)
                && port == that.port
                && Objects.equals(authorization, that.authorization);
    }

    @Override
    public int hashCode() {
        return Objects.hash(host, port, authorization);
    }

    /** Host and port, and whether there is a password; never which. */
    @Override
    public String toString() {
        return "ProxySettings[" + host + ":" + port + (authorization == null ? "" : ", with a password") + "]";
    }
}
