package dev.gpconnect.appointments.testkit.transport;

import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Holds some of the requests of a {@link GatedTransport}, each on the thread that sends it, until it is released. Its methods
 * may be called from any thread.
 */
public final class Gate {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Predicate<HttpRequest> held;
    private final Lock lock;
    private final Condition changed;
    private int arrivals;
    private boolean released;

    /** A shut gate. The condition is the lock's, and signalled whenever a waiting request should look again. */
    Gate(Predicate<HttpRequest> held, Lock lock, Condition changed) {
        this.held = held;
        this.lock = lock;
        this.changed = changed;
    }

    /** Lets go what is held, and whatever comes later: the gate stays open. Releasing twice is allowed. */
    public void release() {
        lock.lock();
        try {
            released = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many requests have come to this gate: held, let go or given up. */
    public int arrivals() {
        lock.lock();
        try {
            return arrivals;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until this many requests have come to this gate, for at most 10 seconds. A released gate counts on, so that it can
     * tell when a request is sent that nothing holds.
     *
     * @throws AssertionError if fewer came, or the waiting thread is interrupted, whose flag is left set
     */
    public void awaitArrivals(int requests) {
        awaitArrivals(requests, PATIENCE);
    }

    /**
     * Waits until this many requests have come to this gate.
     *
     * @param requests how many have to have come, all told
     * @param patience how long to wait for them
     * @throws AssertionError if fewer came, or the waiting thread is interrupted, whose flag is left set
     */
    public void awaitArrivals(int requests, Duration patience) {
        lock.lock();
        try {
            long left = TimeUnit.NANOSECONDS.convert(patience);
            while (arrivals < requests) {
                if (left <= 0) {
                    throw new AssertionError(arrivals + " requests came to the gate within " + patience + ", where "
                            + requests + " were awaited");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while " + requests + " requests were awaited at the gate", e);
        } finally {
            lock.unlock();
        }
    }

    boolean holds(HttpRequest request) {
        return held.test(request);
    }

    /** Waits while the gate is shut, and returns how many of these nanoseconds are left. */
    long pass(long nanos, BooleanSupplier ended) throws NotSentIOException {
        lock.lock();
        try {
            arrivals++;
            changed.signalAll();
            long left = nanos;
            while (!released) {
                if (ended.getAsBoolean()) {
                    throw new NotSentIOException("The call was cancelled while it was held", null);
                }
                if (left <= 0) {
                    throw new NotSentIOException("The request was held for as long as it may take", null);
                }
                left = changed.awaitNanos(left);
            }
            return left;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSentIOException("The calling thread was interrupted while the request was held", e);
        } finally {
            lock.unlock();
        }
    }
}
