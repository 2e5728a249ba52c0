package dev.gpconnect.appointments.okhttp;

import dev.gpconnect.appointments.transport.TlsIOException.ClientCertificate;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a transport, which see whether a server asks for a certificate and is shown one: an alert of the server does not
 * tell. A handshake is of one thread, that of its call.
 */
final class WatchedKeys implements X509KeyManager {

    private static final ThreadLocal<ClientCertificate> SHOWN = new ThreadLocal<>();

    private final @Nullable X509KeyManager keys;

    /** Watches these keys, or none. */
    WatchedKeys(@Nullable X509KeyManager keys) {
        this.keys = keys;
    }

    /** A handshake begins on this thread. */
    void begin() {
        SHOWN.set(ClientCertificate.NOT_ASKED_FOR);
    }

    /** What became of the certificate in this thread's handshake, which is then forgotten. */
    ClientCertificate end() {
        ClientCertificate result = SHOWN.get();
        SHOWN.remove();
        return result == null ? ClientCertificate.UNKNOWN : result;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        String alias = keys == null ? null : keys.chooseClientAlias(keyTypes, issuers, socket);
        if (alias != null) {
            SHOWN.set(ClientCertificate.SHOWN);
        } else if (SHOWN.get() != ClientCertificate.SHOWN) {
            SHOWN.set(ClientCertificate.NOT_SHOWN);
        }
        return alias;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return keys == null ? null : keys.getClientAliases(keyType, issuers);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return keys == null ? null : keys.getServerAliases(keyType, issuers);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return keys == null ? null : keys.chooseServerAlias(keyType, issuers, socket);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keys == null ? null : keys.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keys == null ? null : keys.getPrivateKey(alias);
    }
}
