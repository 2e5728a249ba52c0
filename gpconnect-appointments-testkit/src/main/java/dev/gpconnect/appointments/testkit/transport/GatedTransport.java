package dev.gpconnect.appointments.testkit.transport;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.NotSentIOException;
import dev.gpconnect.appointments.transport.tls.TlsStatus;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Sends through another transport, and holds requests back before they leave, so that a test decides which of two comes first
 * without any sleeping:
 *
 * <pre>{@code
 * GatedTransport transport = GatedTransport.of(InProcessTransport.to(spine::answer));
 * Gate bookings = transport.hold(request -> request.method().equals("POST"));
 * // book on another thread
 * bookings.awaitArrivals(1);
 * // let somebody else take the slot
 * bookings.release();
 * }</pre>
 *
 * <p>A held request waits for its {@link HttpRequest#timeout()} at most; it ends sooner when it is cancelled, its thread is
 * interrupted or this transport is closed. In each case it fails with {@link NotSentIOException}, as nothing has left. What is
 * let go has its whole time again.
 */
public final class GatedTransport implements HttpTransport {

    private final HttpTransport transport;
    private final List<Gate> gates = new CopyOnWriteArrayList<>();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean closed;

    private GatedTransport(HttpTransport transport) {
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    /** A transport without gates before another, which is closed with this one. */
    public static GatedTransport of(HttpTransport transport) {
        return new GatedTransport(transport);
    }

    /**
     * Sets up a gate that holds the requests for which this is true, asked once for each on the thread that sends it. A request
     * that several gates hold passes one after the other, in the order in which they were set up.
     */
    public Gate hold(Predicate<HttpRequest> requests) {
        Gate gate = new Gate(Objects.requireNonNull(requests, "requests"), lock, changed);
        gates.add(gate);
        return gate;
    }

    @Override
    public HttpCall newCall(HttpRequest request) {
        return new Call(transport.newCall(request), request);
    }

    @Override
    public TlsStatus tls() {
        return transport.tls();
    }

    /** Ends what is held, unsent, and closes the transport behind. */
    @Override
    public void close() {
        closed = true;
        wake();
        transport.close();
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Call implements HttpCall {

        private final HttpCall call;
        private final HttpRequest request;
        private final AtomicBoolean executed = new AtomicBoolean();
        private volatile boolean cancelled;

        private Call(HttpCall call, HttpRequest request) {
            this.call = call;
            this.request = request;
        }

        @Override
        public HttpResponse execute() throws IOException {
            if (!executed.compareAndSet(false, true)) {
                throw new IllegalStateException("The call was executed before");
            }
            passGates();
            return call.execute();
        }

        private void passGates() throws NotSentIOException {
            long left = TimeUnit.NANOSECONDS.convert(request.timeout());
            for (Gate gate : gates) {
                if (cancelled) {
                    throw new NotSentIOException("The call was cancelled", null);
                }
                if (gate.holds(request)) {
                    left = gate.pass(left, () -> cancelled || closed);
                }
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            wake();
            call.cancel();
        }

        @Override
        public String toString() {
            return "GatedTransport.Call[" + request + "]";
        }
    }
}
