package dev.gpconnect.appointments.testkit.transport;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.tls.TlsStatus;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends through another transport and hands every exchange to a listener when it is over: when its response is closed, or no
 * answer came. Changes nothing on the way: of a body it records what the client read. The listener must not throw.
 */
public final class RecordingTransport implements HttpTransport {

    private final HttpTransport transport;
    private final Consumer<RecordedExchange> listener;
    private final AtomicInteger count = new AtomicInteger();

    private RecordingTransport(HttpTransport transport, Consumer<RecordedExchange> listener) {
        this.transport = Objects.requireNonNull(transport, "transport");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** Records what goes through the transport, which is closed with this one. */
    public static RecordingTransport of(HttpTransport transport, Consumer<RecordedExchange> listener) {
        return new RecordingTransport(transport, listener);
    }

    @Override
    public HttpCall newCall(HttpRequest request) {
        return new Call(transport.newCall(request), request, count.incrementAndGet());
    }

    @Override
    public TlsStatus tls() {
        return transport.tls();
    }

    @Override
    public void close() {
        transport.close();
    }

    private final class Call implements HttpCall {

        private final HttpCall call;
        private final HttpRequest request;
        private final int number;

        private Call(HttpCall call, HttpRequest request, int number) {
            this.call = call;
            this.request = request;
            this.number = number;
        }

        @Override
        public HttpResponse execute() throws IOException {
            HttpResponse response;
            try {
                response = call.execute();
            } catch (IOException e) {
                record(null);
                throw e;
            }
            RecordedBody body = new RecordedBody(
                    response.body(),
                    bytes -> record(new RecordedExchange.Response(response.status(), response.headers(), bytes)));
            return HttpResponse.of(response.status(), response.headers(), body);
        }

        @Override
        public void cancel() {
            call.cancel();
        }

        private void record(RecordedExchange.@Nullable Response response) {
            listener.accept(new RecordedExchange(number, request, response));
        }
    }

    /** Keeps what is read, and hands it over when it is closed. */
    private static final class RecordedBody extends FilterInputStream {

        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final Consumer<byte[]> whenClosed;
        private final AtomicBoolean closed = new AtomicBoolean();

        RecordedBody(InputStream body, Consumer<byte[]> whenClosed) {
            super(body);
            this.whenClosed = whenClosed;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) {
                read.write(value);
            }
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            if (count > 0) {
                read.write(bytes, offset, count);
            }
            return count;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return readNBytes((int) Math.min(bytes, Integer.MAX_VALUE)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            if (closed.compareAndSet(false, true)) {
                try {
                    in.close();
                } finally {
                    whenClosed.accept(read.toByteArray());
                }
            }
        }
    }
}
