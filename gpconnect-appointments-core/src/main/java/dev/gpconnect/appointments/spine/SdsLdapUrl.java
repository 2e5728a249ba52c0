package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.model.Loopback;
import java.net.URI;
import java.util.Locale;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Where the directory listens.
 *
 * @param secure whether over TLS
 * @param host a name or an address, without brackets
 */
record SdsLdapUrl(boolean secure, String host, int port) {

    private static final int LDAPS = 636;
    private static final int LDAP = 389;

    static SdsLdapUrl of(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String path = String.valueOf(url.getRawPath());
        boolean secure = scheme.equals("ldaps");
        if ((!secure && !scheme.equals("ldap")) || url.getHost() == null) {
            throw new IllegalArgumentException("The URL of a directory is such as ldaps://ldap.example.nhs.uk");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || !(path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException(
                    "The URL of a directory has a host and a port only; the base is set with baseDn(...)");
        }
        String host = url.getHost().replace("[", "").replace("]", "");
        if (!secure && !Loopback.isHost(host)) {
            throw new IllegalArgumentException("Plain ldap is for this machine only: use an ldaps URL (W-TLS-01)");
        }
        int standard = secure ? LDAPS : LDAP;
        return new SdsLdapUrl(secure, host, url.getPort() < 0 ? standard : url.getPort());
    }

    /** How connections are made safe, or null for a plain URL. */
    @Nullable SdsLdapTls tls(@Nullable X509KeyManager keys, @Nullable X509TrustManager trust) {
        return !secure || keys == null || trust == null ? null : new SdsLdapTls(keys, trust);
    }
}
