package dev.gpconnect.appointments.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The TLS of a server that speaks one version with one cipher suite. */
final class LimitedTls extends SSLSocketFactory {

    private final SSLSocketFactory factory;
    private final String version;
    private final String suite;

    LimitedTls(SSLSocketFactory factory, String version, String suite) {
        this.factory = factory;
        this.version = version;
        this.suite = suite;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return new String[] {suite};
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return new String[] {suite};
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        SSLSocket limited = (SSLSocket) factory.createSocket(socket, host, port, autoClose);
        limited.setEnabledProtocols(new String[] {version});
        limited.setEnabledCipherSuites(new String[] {suite});
        return limited;
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
