package dev.gpconnect.appointments.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** A server's TLS that speaks one version with one cipher suite. */
final class NarrowTls extends SSLContextSpi {

    private final SSLContext wide;
    private final String version;
    private final String suite;

    private NarrowTls(SSLContext wide, String version, String suite) {
        this.wide = wide;
        this.version = version;
        this.suite = suite;
    }

    static SSLContext of(SSLContext wide, String version, String suite) {
        return new SSLContext(new NarrowTls(wide, version, suite), wide.getProvider(), version) {};
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return new Sockets();
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return wide.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return wide.getClientSessionContext();
    }

    /** Only connections that were accepted get TLS. */
    private final class Sockets extends SSLSocketFactory {

        @Override
        public String[] getDefaultCipherSuites() {
            return new String[] {suite};
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return new String[] {suite};
        }

        @Override
        public Socket createSocket(Socket accepted, String host, int port, boolean autoClose) throws IOException {
            SSLSocket socket = (SSLSocket) wide.getSocketFactory().createSocket(accepted, host, port, autoClose);
            socket.setEnabledProtocols(new String[] {version});
            socket.setEnabledCipherSuites(new String[] {suite});
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
