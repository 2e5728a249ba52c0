package dev.gpconnect.appointments.testkit.http;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Hands requests to a fake in the same process, with no socket between: the fake answers on the calling thread.
 *
 * <pre>{@code
 * FakePractices practices = ReferenceData.practices("https://practices.example", clock);
 * FakeSpine spine = FakeSpine.reference("https://practices.example", practices);
 * AppointmentsClient client = AppointmentsClient.builder(product, directory)
 *         .spineProxy(URI.create("https://spine.example/"))
 *         .transport(InProcessTransport.to(spine::answer))
 *         .build();
 * }</pre>
 */
public final class InProcessTransport implements HttpTransport {

    private final Function<FakeRequest, FakeResponse> fake;
    private final AtomicBoolean closed = new AtomicBoolean();

    private InProcessTransport(Function<FakeRequest, FakeResponse> fake) {
        this.fake = Objects.requireNonNull(fake, "fake");
    }

    /** A transport to this fake, whatever host a URL names. */
    public static InProcessTransport to(Function<FakeRequest, FakeResponse> fake) {
        return new InProcessTransport(fake);
    }

    @Override
    public HttpCall newCall(HttpRequest request) {
        if (closed.get()) {
            throw new IllegalStateException("The transport is closed");
        }
        return new Call(request);
    }

    /** Refuses further calls; the fake stays as it is. */
    @Override
    public void close() {
        closed.set(true);
    }

    /** What follows the authority, byte for byte. */
    private static String target(String url) {
        int slash = url.indexOf('/', url.indexOf("://") + 3);
        return slash < 0 ? "/" : url.substring(slash);
    }

    private static Map<String, List<String>> headers(HttpRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers()
                .forEach((name, value) ->
                        headers.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value));
        return headers;
    }

    private final class Call implements HttpCall {

        private final HttpRequest request;
        private final AtomicBoolean executed = new AtomicBoolean();
        private volatile boolean cancelled;

        private Call(HttpRequest request) {
            this.request = request;
        }

        @Override
        public HttpResponse execute() throws IOException {
            if (!executed.compareAndSet(false, true)) {
                throw new IllegalStateException("The call was executed before");
            }
            if (cancelled) {
                throw new NotSentIOException("The call was cancelled", null);
            }
            FakeResponse response = fake.apply(FakeRequest.of(
                    request.method(),
                    target(request.url()),
                    headers(request),
                    request.body().orElse(new byte[0])));
            HttpHeaders.Builder headers = HttpHeaders.builder();
            response.headers().forEach(headers::add);
            return HttpResponse.of(response.status(), headers.build(), new ByteArrayInputStream(response.body()));
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
