package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.transport.TlsIOException.ClientCertificate;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** The application's keys, for one handshake: sees whether the directory asks for a certificate and is shown one. */
final class SdsLdapKeys implements X509KeyManager {

    private final X509KeyManager keys;
    private volatile ClientCertificate certificate = ClientCertificate.NOT_ASKED_FOR;

    SdsLdapKeys(X509KeyManager keys) {
        this.keys = keys;
    }

    /** What became of the certificate so far. */
    ClientCertificate certificate() {
        return certificate;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        String alias = keys.chooseClientAlias(types, issuers, socket);
        if (alias != null) {
            certificate = ClientCertificate.SHOWN;
        } else if (certificate != ClientCertificate.SHOWN) {
            certificate = ClientCertificate.NOT_SHOWN;
        }
        return alias;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return keys.getClientAliases(type, issuers);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return keys.getServerAliases(type, issuers);
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return keys.chooseServerAlias(type, issuers, socket);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keys.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keys.getPrivateKey(alias);
    }
}
