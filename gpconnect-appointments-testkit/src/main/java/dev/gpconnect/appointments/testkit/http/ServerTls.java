package dev.gpconnect.appointments.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * Puts TLS on the connections that a server accepted, each of them once. A handshake that is to fail does so as at a server that has
 * no certificate: with the alert {@code handshake_failure}.
 */
final class ServerTls extends SSLSocketFactory {
    private final SSLSocketFactory certified;
    private final SSLSocketFactory keyless;
    private final BooleanSupplier failing;

    ServerTls(SSLContext context, BooleanSupplier failing) {
        this.certified = context.getSocketFactory();
        this.keyless = keyless();
        this.failing = failing;
    }

    private static SSLSocketFactory keyless() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java offers no TLS", failure);
        }
    }

    @Override
    public Socket createSocket(Socket accepted, String host, int port, boolean autoClose) throws IOException {
        return (failing.getAsBoolean() ? keyless : certified).createSocket(accepted, host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return certified.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return certified.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw serverOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw serverOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw serverOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw serverOnly();
    }

    private static UnsupportedOperationException serverOnly() {
        return new UnsupportedOperationException("Only connections that were accepted get TLS here");
    }
}
