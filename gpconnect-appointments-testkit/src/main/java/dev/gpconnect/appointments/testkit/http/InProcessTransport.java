package dev.gpconnect.appointments.testkit.http;

import dev.gpconnect.appointments.testkit.fake.wire.Delivery;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable ManualClock clock;
    private final AtomicBoolean closed = new AtomicBoolean();

    private InProcessTransport(Function<FakeRequest, FakeResponse> fake, @Nullable ManualClock clock) {
        this.fake = Objects.requireNonNull(fake, "fake");
        this.clock = clock;
    }

    /** A transport to this fake, whatever host a URL names; an answer that takes its time comes at once. */
    public static InProcessTransport to(Function<FakeRequest, FakeResponse> fake) {
        return new InProcessTransport(fake, null);
    }

    /** A transport on which an answer that takes its time moves the clock, and times out where the request allows less. */
    public static InProcessTransport to(Function<FakeRequest, FakeResponse> fake, ManualClock clock) {
        return new InProcessTransport(fake, Objects.requireNonNull(clock, "clock"));
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

    /** A body that ends too soon. */
    private static final class CutStream extends FilterInputStream {
        private int left;

        CutStream(InputStream body, Delivery delivery) {
            super(body);
            this.left = delivery.cutAfter();
        }

        @Override
        public int read() throws IOException {
            take(1);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, take(length));
        }

        private int take(int wanted) throws IOException {
            if (left == 0 && wanted > 0) {
                throw new EOFException("The connection ended within the body");
            }
            int taken = Math.min(wanted, left);
            left -= taken;
            return taken;
        }
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
            Delivery delivery = response.delivery();
            if (delivery.hungUp()) {
                throw new IOException("The connection ended without an answer");
            }
            pass(delivery.headersDelay().plus(delivery.bodyDelay()));
            HttpHeaders.Builder headers = HttpHeaders.builder();
            response.headers().forEach(headers::add);
            InputStream body = new ByteArrayInputStream(response.body());
            return HttpResponse.of(
                    response.status(), headers.build(), delivery.isCut() ? new CutStream(body, delivery) : body);
        }

        private void pass(Duration delay) throws IOException {
            if (clock == null) {
                return;
            }
            Duration patience = request.timeout();
            clock.advance(delay.compareTo(patience) < 0 ? delay : patience);
            if (delay.compareTo(patience) >= 0) {
                throw new SocketTimeoutException("No answer within " + patience);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
