package dev.gpconnect.appointments.testkit.hardening;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers {@code /ATTACK/...} as that attack has it, whatever is asked for; only a search for the patient is answered as it
 * should be, so that there is a record to read an appointment of. Below {@code /ATTACK/error/} every answer is an error.
 */
final class HostileServer implements AutoCloseable {

    private static final String ADA = """
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"1",
             "identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"}],
             "name":[{"use":"official","family":"Ashdown","given":["Ada"]}],
             "gender":"female","birthDate":"1951-03-04"}}]}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch stopped = new CountDownLatch(1);

    HostileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        Attack attack = Attack.valueOf(path[1]);
        String asked = path[path.length - 1];
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json;charset=utf-8");
        if (path[2].equals("error")) {
            attack(exchange, 500, attack, AttackedKind.OUTCOME);
        } else if (asked.equals("Patient")) {
            byte[] ada = ADA.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, ada.length);
            exchange.getResponseBody().write(ada);
            exchange.close();
        } else {
            attack(exchange, 200, attack, asked.equals("Slot") ? AttackedKind.SLOTS : AttackedKind.APPOINTMENT);
        }
    }

    private void attack(HttpExchange exchange, int status, Attack attack, AttackedKind kind) throws IOException {
        if (attack == Attack.GZIP_BOMB) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        for (int i = 0; attack == Attack.HEADERS && i < Attack.HEADER_COUNT; i++) {
            exchange.getResponseHeaders().set("X-" + i, "y");
        }
        exchange.sendResponseHeaders(status, 0);
        try (exchange;
                OutputStream body = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            attack.write(kind, body, stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
