package dev.gpconnect.appointments.spine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one connection, with TLS and the host's name checked before it is given out (W-TLS-01, W-TLS-04). It makes
 * connected sockets only, so that all of this happens where the LDAP library waits for it, for a limited time.
 */
final class SdsLdapSockets extends SocketFactory {

    private final String host;
    private final @Nullable SdsLdapTls tls;
    private final int timeoutMillis;
    private final AtomicReference<@Nullable Socket> underWay = new AtomicReference<>();
    private volatile boolean abandoned;

    SdsLdapSockets(String host, @Nullable SdsLdapTls tls, Duration timeout) {
        this.host = host;
        this.tls = tls;
        this.timeoutMillis = (int) timeout.toMillis();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        Socket socket = new Socket();
        try {
            begin(socket);
            socket.connect(new InetSocketAddress(address, port), timeoutMillis);
            Socket made = tls == null ? socket : tls.secured(socket, host, port, timeoutMillis);
            end(made);
            return made;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private void begin(Socket socket) throws IOException {
        underWay.set(socket);
        checkWanted();
    }

    private void end(Socket made) throws IOException {
        underWay.set(null);
        try {
            checkWanted();
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    private void checkWanted() throws IOException {
        if (abandoned) {
            throw new IOException("Nobody waits for this connection any more");
        }
    }

    /** Ends what is still under way, as nobody waits for it any more. */
    void abandon() {
        abandoned = true;
        Socket socket = underWay.getAndSet(null);
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // closed as far as it can be
            }
        }
    }

    @Override
    public Socket createSocket(String name, int port) throws IOException {
        return createSocket(InetAddress.getByName(name), port);
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(name), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(address, port);
    }
}
