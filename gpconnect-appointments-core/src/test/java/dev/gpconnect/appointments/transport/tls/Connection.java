package dev.gpconnect.appointments.transport.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A TLS server on this machine that asks for a certificate and tells whose it saw, and the client's side of a connection. */
final class Connection implements AutoCloseable {

    private static final char[] NONE = new char[0];

    private final SSLServerSocket listening;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    Connection(X509Certificate trusted, PrivateKey key, Certificate... chain) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("server", key, NONE, chain);
        own.setCertificateEntry("trusted", trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, NONE);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(own);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listening.setNeedClientAuth(true);
    }

    static SSLContext client(ClientKeys keys, SpineTrust trust) throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
        return context;
    }

    /** Connects to this name of the server, and gives the certificate that the server saw. */
    Certificate connect(SSLContext client, String host) throws Exception {
        CompletableFuture<Certificate> seen = CompletableFuture.supplyAsync(this::accept, thread);
        try (SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(host, loopback()), port()));
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getInputStream().read();
            return seen.join();
        }
    }

    private byte[] loopback() {
        return listening.getInetAddress().getAddress();
    }

    private int port() {
        return listening.getLocalPort();
    }

    private Certificate accept() {
        try (SSLSocket socket = (SSLSocket) listening.accept()) {
            socket.startHandshake();
            Certificate seen = socket.getSession().getPeerCertificates()[0];
            socket.getOutputStream().write(1);
            return seen;
        } catch (IOException refused) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        thread.shutdownNow();
    }
}
