package dev.gpconnect.appointments.transport.tls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gets answers about revocation over HTTP: within a time whatever the other side does, not larger than 16 MiB, and remembered
 * for a while, failures too.
 */
final class Fetcher {

    private static final Duration ANSWERS_KEEP = Duration.ofMinutes(10);
    private static final Duration FAILURES_KEEP = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 64;

    /** Without a body it is a failure. */
    private static final class Remembered {
        private final Instant until;
        private final byte @Nullable [] body;

        Remembered(Instant until, byte @Nullable [] body) {
            this.until = until;
            this.body = body;
        }
    }

    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    Fetcher(Clock clock) {
        this.clock = clock;
    }

    byte[] get(URI url, Duration within) throws IOException {
        return fetch(url.toString(), HttpRequest.newBuilder(url).GET(), within);
    }

    byte[] ask(URI responder, byte[] question, Duration within) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(responder)
                .header("Content-Type", "application/ocsp-request")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question));
        return fetch(key(responder, question), request, within);
    }

    /** Takes an answer for a failure: it was of no use. */
    void useless(URI url) {
        remember(url.toString(), null);
    }

    /** Takes an answer for a failure: it was of no use. */
    void useless(URI responder, byte[] question) {
        remember(key(responder, question), null);
    }

    private static String key(URI responder, byte[] question) {
        return responder + "#" + HexFormat.of().formatHex(question);
    }

    private byte[] fetch(String key, HttpRequest.Builder request, Duration within) throws IOException {
        Remembered known = remembered.get(key);
        if (known != null && clock.instant().isBefore(known.until)) {
            if (known.body == null) {
                throw new IOException("It failed a moment ago and is not asked again yet");
            }
            return known.body;
        }
        if (within.isNegative() || within.isZero()) {
            throw new IOException("The time for asking about revocation is over");
        }
        try {
            byte[] body = send(request.build(), within);
            remember(key, body);
            return body;
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException failure) {
            remember(key, null);
            throw failure;
        }
    }

    private void remember(String key, byte @Nullable [] body) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        Duration keep = body == null ? FAILURES_KEEP : ANSWERS_KEEP;
        remembered.put(key, new Remembered(clock.instant().plus(keep), body));
    }

    private static byte[] send(HttpRequest request, Duration within) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(within)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, info -> new BoundedBody());
        try {
            HttpResponse<byte[]> response = answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("The answer has the status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException late) {
            throw new IOException("No answer came in time", late);
        } catch (ExecutionException failure) {
            throw new IOException("No answer came", failure.getCause());
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while asking about revocation");
        } finally {
            answer.cancel(true);
        }
    }
}
