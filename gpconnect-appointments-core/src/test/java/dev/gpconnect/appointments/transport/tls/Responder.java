package dev.gpconnect.appointments.transport.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody on this machine who answers over HTTP, in one way at a time; counts who asked. */
final class Responder implements AutoCloseable {

    /** Makes an answer of a question. */
    interface Way {
        byte[] answer(byte[] question) throws Exception;
    }

    final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile Way way = question -> question;

    Responder() throws IOException {
        threads.execute(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                threads.execute(() -> answer(socket));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void answer(Socket accepted) {
        try (Socket socket = accepted) {
            byte[] question = read(socket.getInputStream());
            asked.incrementAndGet();
            byte[] answer = way.answer(question);
            String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + answer.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(answer);
        } catch (Exception failure) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
        return in.readNBytes(length);
    }

    void answering(Way next) {
        way = next;
    }

    /** Keeps everybody waiting until it is closed. */
    void hanging() {
        way = question -> {
            closing.await();
            return question;
        };
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listening.close();
    }
}
