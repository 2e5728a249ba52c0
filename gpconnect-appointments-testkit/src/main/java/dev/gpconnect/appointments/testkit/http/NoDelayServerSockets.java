package dev.gpconnect.appointments.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Server sockets that send small answers at once, and let go of connections that the client broke off. MockWebServer's own wait 44 ms
 * before each answer on a connection that was used before, and stay open for good when a client resets the connection; hand these to
 * {@code MockWebServer.setServerSocketFactory}.
 */
public final class NoDelayServerSockets extends ServerSocketFactory {

    /** A factory; it holds no state. */
    public NoDelayServerSockets() {}

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new NoDelayServerSocket();
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return createServerSocket(port, 0, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return createServerSocket(port, backlog, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address) throws IOException {
        ServerSocket socket = createServerSocket();
        socket.bind(new InetSocketAddress(address, port), backlog);
        return socket;
    }

    private static final class NoDelayServerSocket extends ServerSocket {
        NoDelayServerSocket() throws IOException {}

        @Override
        public Socket accept() throws IOException {
            Socket socket = new SelfClosingSocket();
            implAccept(socket);
            socket.setTcpNoDelay(true);
            return socket;
        }
    }
}
