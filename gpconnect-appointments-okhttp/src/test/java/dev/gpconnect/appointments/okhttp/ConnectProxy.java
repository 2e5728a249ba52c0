package dev.gpconnect.appointments.okhttp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy on this machine: whatever host is asked for, it connects to the port on this machine, and remembers what it saw. */
final class ConnectProxy implements AutoCloseable {

    /** Lets through. */
    static final String THROUGH = "HTTP/1.1 200 Connection established\r\n\r\n";

    /** Says nothing. */
    static final String SILENCE = "";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> tasks = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream passedOn = new ByteArrayOutputStream();
    private final String answer;

    /** A proxy that answers every CONNECT like this. */
    ConnectProxy(String answer) throws IOException {
        this.answer = answer;
        start(this::accept);
    }

    static ConnectProxy answering(int status) throws IOException {
        String challenge = status == 407 ? "Proxy-Authenticate: Basic realm=\"x\"\r\n" : "";
        return new ConnectProxy("HTTP/1.1 " + status + " No\r\n" + challenge + "Content-Length: 0\r\n\r\n");
    }

    int port() {
        return server.getLocalPort();
    }

    /** The requests that were made of the proxy itself. */
    List<String> heads() {
        return heads;
    }

    /** What clients sent through it. */
    String passedOn() {
        return passedOn.toString(StandardCharsets.ISO_8859_1);
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = kept(server.accept());
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        String head = head(client.getInputStream());
        heads.add(head);
        if (!answer.equals(THROUGH)) {
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
            return;
        }
        int port = Integer.parseInt(head.substring(head.indexOf(':') + 1, head.indexOf(" HTTP/1.1")));
        Socket origin = kept(new Socket(InetAddress.getLoopbackAddress(), port));
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        start(() -> pump(origin.getInputStream(), client.getOutputStream(), OutputStream.nullOutputStream()));
        pump(client.getInputStream(), origin.getOutputStream(), passedOn);
        origin.close();
    }

    private static void pump(InputStream from, OutputStream to, OutputStream copy) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            copy.write(buffer, 0, read);
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("no request");
            }
            head.append((char) read);
        }
        return head.toString();
    }

    private Socket kept(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void start(Task task) {
        tasks.add(CompletableFuture.runAsync(
                () -> {
                    try {
                        task.run();
                    } catch (IOException closed) {
                        // by the other side, or at the end of the test
                    }
                },
                threads));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (int i = 0; i < tasks.size(); i++) {
            for (Socket socket : sockets) {
                socket.close();
            }
            tasks.get(i).join();
        }
        threads.shutdown();
    }

    /** What a thread does until its socket is closed. */
    private interface Task {
        void run() throws IOException;
    }
}
