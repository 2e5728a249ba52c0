package dev.gpconnect.appointments.testkit.transport;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends through another transport and hands every exchange to a listener when it is over. Bodies are read to their end before
 * they are passed on.
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
            RecordedExchange.@Nullable Response recorded = null;
            try (HttpResponse response = call.execute()) {
                byte[] body = response.body().readAllBytes();
                recorded = new RecordedExchange.Response(response.status(), response.headers(), body);
                return HttpResponse.of(response.status(), response.headers(), new ByteArrayInputStream(body));
            } finally {
                listener.accept(new RecordedExchange(number, request, recorded));
            }
        }

        @Override
        public void cancel() {
            call.cancel();
        }
    }
}
