package dev.gpconnect.appointments.testkit.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The command {@code serve} at work on free ports, and what it prints. */
final class Serving implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final JsonNode urls;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringWriter err = new StringWriter();
    private final FutureTask<Integer> run;
    private final Thread thread;

    Serving(String... options) throws Exception {
        this(Map.of(), options);
    }

    Serving(Map<String, String> environment, String... options) throws Exception {
        String[] arguments =
                Stream.concat(Stream.of("serve"), Stream.of(options)).toArray(String[]::new);
        Surroundings surroundings = new Surroundings(environment, Run.CLOCK, millis -> {});
        run = new FutureTask<>(
                () -> Launcher.run(surroundings, new LinePrinter(), new PrintWriter(err, true), arguments));
        thread = new Thread(run, "serve");
        thread.start();
        urls = MAPPER.readTree(line());
    }

    /** The next line that it prints. */
    String line() throws InterruptedException {
        String line = lines.poll(30, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("Nothing was printed; " + err);
        }
        return line;
    }

    /** All lines that it has printed and nobody has looked at. */
    List<String> rest() {
        return List.copyOf(lines);
    }

    String url(String name) {
        return urls.path(name).asText();
    }

    HttpResponse<String> send(String method, String url, String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode control(String method, String path, String body) throws Exception {
        return MAPPER.readTree(send(method, url("control") + "/" + path, body).body());
    }

    /** Ends it as a signal would; its exit code. */
    int stop() {
        thread.interrupt();
        try {
            return run.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("It did not end; " + err, e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Lets the test wait for each line. */
    private final class LinePrinter extends PrintWriter {
        LinePrinter() {
            super(new StringWriter());
        }

        @Override
        public void println(Object line) {
            println(String.valueOf(line));
        }

        @Override
        public void println(String line) {
            lines.add(line);
        }
    }
}
