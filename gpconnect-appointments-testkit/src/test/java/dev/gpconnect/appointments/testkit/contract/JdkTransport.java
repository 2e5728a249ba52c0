package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import dev.gpconnect.appointments.transport.TlsIOException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;

/** A second transport, over Java's own HTTP client, which shows that the interface can be implemented by more than one library. */
final class JdkTransport implements HttpTransport {
    private static final Set<String> WRITTEN_ANYWAY = Set.of("accept-encoding", "connection", "content-length", "host");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile boolean closed;

    @Override
    public HttpCall newCall(HttpRequest request) {
        if (closed) {
            throw new IllegalStateException("The transport is closed");
        }
        try {
            return new Call(request);
        } catch (IllegalArgumentException e) {
            // without the cause, whose message may show the URL or a header
            throw new IllegalArgumentException("The URL or a header cannot be sent byte for byte");
        }
    }

    private static java.net.http.HttpRequest prepared(HttpRequest request, OneShotBody body) {
        if (request.url().endsWith("?")) {
            throw new IllegalArgumentException("Java's client would leave an empty query out");
        }
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method(), body)
                .header("Accept-Encoding", "gzip");
        request.headers().forEach((name, value) -> {
            if (!WRITTEN_ANYWAY.contains(name.toLowerCase(Locale.ROOT))) {
                builder.header(name, value);
            }
        });
        return builder.build();
    }

    @Override
    public void close() {
        closed = true;
    }

    /** One exchange, which ends by itself in time. */
    private final class Call implements HttpCall {

        private final HttpRequest request;
        private final OneShotBody body;
        private final java.net.http.HttpRequest prepared;
        private volatile boolean ended;
        private volatile CompletableFuture<java.net.http.HttpResponse<InputStream>> answer;

        Call(HttpRequest request) {
            this.request = request;
            this.body = new OneShotBody(request.body().orElseGet(() -> new byte[0]));
            this.prepared = prepared(request, body);
        }

        @Override
        public HttpResponse execute() throws IOException {
            if (answer != null) {
                throw new IllegalStateException("The call was executed before");
            }
            if (ended) {
                throw new NotSentIOException("Nothing was sent: the call was cancelled", null);
            }
            answer = client.sendAsync(prepared, BodyHandlers.ofInputStream());
            after(request.connectTimeout(), () -> endIf(!body.isAsked()));
            after(request.timeout(), this::cancel);
            endIf(ended);
            try {
                return response(answer.get());
            } catch (InterruptedException e) {
                cancel();
                Thread.currentThread().interrupt();
                throw failure(e);
            } catch (ExecutionException | CancellationException e) {
                throw failure(e.getCause() == null ? e : e.getCause());
            }
        }

        private static void after(Duration time, Runnable end) {
            CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(end);
        }

        private void endIf(boolean isDue) {
            if (isDue) {
                cancel();
            }
        }

        @Override
        public void cancel() {
            ended = true;
            if (answer == null || answer.cancel(true) || answer.isCompletedExceptionally()) {
                return;
            }
            try {
                answer.join().body().close();
            } catch (IOException e) {
                // it is over either way
            }
        }

        private IOException failure(Throwable cause) {
            IOException failure = cause instanceof IOException io ? io : new IOException("The exchange ended", cause);
            IOException notSent = failure instanceof SSLException
                    ? TlsIOException.of(failure, TlsIOException.ClientCertificate.UNKNOWN)
                    : new NotSentIOException("Nothing was sent: " + failure.getMessage(), failure);
            return body.isAsked() ? failure : notSent;
        }

        private static HttpResponse response(java.net.http.HttpResponse<InputStream> answer) throws IOException {
            HttpHeaders.Builder headers = HttpHeaders.builder();
            answer.headers().map().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
            boolean isZipped = answer.headers().allValues("Content-Encoding").contains("gzip");
            InputStream decoded = isZipped ? new GZIPInputStream(answer.body()) : answer.body();
            return HttpResponse.of(answer.statusCode(), headers.build(), new FilterInputStream(decoded) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    return length == 0 ? 0 : super.read(buffer, offset, length);
                }
            });
        }
    }
}
