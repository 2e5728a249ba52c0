package dev.gpconnect.appointments.testkit.transport;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** One request of a script: executed at most once, cancelled from anywhere. */
final class ScriptedCall implements HttpCall {

    private static final String CANCELLED = "The call was cancelled";

    private final HttpRequest request;
    private final Function<HttpRequest, ScriptedTransport.Answer> script;
    private final AtomicBoolean executed = new AtomicBoolean();
    private volatile boolean cancelled;

    ScriptedCall(HttpRequest request, Function<HttpRequest, ScriptedTransport.Answer> script) {
        this.request = request;
        this.script = script;
    }

    @Override
    public HttpResponse execute() throws IOException {
        if (!executed.compareAndSet(false, true)) {
            throw new IllegalStateException("The call was executed before");
        }
        if (cancelled) {
            throw new NotSentIOException(CANCELLED, null);
        }
        HttpResponse answer = Objects.requireNonNull(script.apply(request).to(request), "answer");
        if (cancelled) {
            answer.close();
            throw new IOException(CANCELLED);
        }
        return HttpResponse.of(answer.status(), answer.headers(), new Body(answer.body()));
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public String toString() {
        return "ScriptedCall[" + request + "]";
    }

    /** Fails to be read once the call is cancelled. */
    private final class Body extends FilterInputStream {

        Body(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            requireGoingOn();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            requireGoingOn();
            return super.read(bytes, offset, length);
        }

        private void requireGoingOn() throws IOException {
            if (cancelled) {
                throw new IOException(CANCELLED);
            }
        }
    }
}
