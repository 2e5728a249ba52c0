package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.transport.SpineCipherSuites;
import dev.gpconnect.appointments.transport.TlsIOException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

/**
 * Mutual TLS with the directory as Spine has it, the host's name checked (W-TLS-01, W-TLS-03, W-TLS-04). Each connection has a
 * context of its own: no session is resumed, so that the certificate is checked every time.
 */
record SdsLdapTls(X509KeyManager keys, X509TrustManager trust) {

    SdsLdapTls {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(trust, "trust");
    }

    /**
     * A connection whose TLS stands.
     *
     * @throws TlsIOException if there is none, for a fault of TLS
     * @throws SocketTimeoutException if it takes too long
     */
    Socket secured(Socket plain, String host, int port, int timeoutMillis) throws IOException {
        SdsLdapKeys seen = new SdsLdapKeys(keys);
        SSLSocket socket = (SSLSocket) context(seen).getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {SpineCipherSuites.PROTOCOL});
        parameters.setCipherSuites(SpineCipherSuites.NAMES.toArray(String[]::new));
        parameters.setEndpointIdentificationAlgorithm("LDAPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(timeoutMillis);
        shakeHands(socket, seen);
        socket.setSoTimeout(0);
        return new SdsLdapSocket(socket);
    }

    /** A directory that hangs up on a client's certificate may do so without a word of TLS. */
    private static void shakeHands(SSLSocket socket, SdsLdapKeys seen) throws IOException {
        try {
            socket.startHandshake();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw TlsIOException.of(e, seen.certificate());
        }
    }

    private SSLContext context(SdsLdapKeys seen) {
        try {
            SSLContext context = SSLContext.getInstance(SpineCipherSuites.PROTOCOL);
            context.init(new KeyManager[] {seen}, new TrustManager[] {new SdsLdapTrust(trust)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java offers no TLS 1.2 (W-TLS-01)", e);
        }
    }

    @Override
    public String toString() {
        return "SdsLdapTls";
    }
}
