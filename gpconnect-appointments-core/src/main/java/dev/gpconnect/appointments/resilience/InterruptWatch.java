package dev.gpconnect.appointments.resilience;

import dev.gpconnect.appointments.transport.HttpCall;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels a call whose thread is interrupted while it waits on a socket, which by itself notices nothing. One thread looks
 * at the waiting calls several times a second, and sleeps while there are none. The interrupt flag is left as it is.
 */
public final class InterruptWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InterruptWatch.class);
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean idle;
    private volatile boolean closed;

    /** Starts watching. */
    public InterruptWatch() {
        thread = new Thread(this::run, "gpconnect-appointments-interrupts");
        thread.setDaemon(true);
        thread.start();
    }

    /** Watches a call on behalf of the calling thread until the result is closed. */
    public Watched watch(HttpCall call) {
        Watched entry = new Watched(Thread.currentThread(), call);
        watched.add(entry);
        if (idle) {
            LockSupport.unpark(thread);
        }
        return entry;
    }

    private void run() {
        while (!closed) {
            for (Watched entry : watched) {
                entry.cancelIfInterrupted();
            }
            if (watched.isEmpty()) {
                idle = true;
                // looked at again behind the flag, so that a call that begins now is not missed
                if (watched.isEmpty() && !closed) {
                    LockSupport.park(this);
                }
                idle = false;
            } else {
                LockSupport.parkNanos(this, INTERVAL);
            }
        }
    }

    /** Looks at the calls under way once more and ends the watching thread; they go on unwatched. */
    @Override
    public void close() {
        closed = true;
        watched.forEach(Watched::cancelIfInterrupted);
        LockSupport.unpark(thread);
    }

    /** A call under watch. */
    public final class Watched implements AutoCloseable {

        private final Thread caller;
        private final HttpCall call;

        private Watched(Thread caller, HttpCall call) {
            this.caller = caller;
            this.call = call;
        }

        private void cancelIfInterrupted() {
            if (caller.isInterrupted()) {
                try {
                    call.cancel();
                } catch (RuntimeException e) {
                    // one transport's fault must not end the watch over every other call
                    LOG.debug("Cancelling a call failed", e);
                }
            }
        }

        /** Ends the watch. */
        @Override
        public void close() {
            watched.remove(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
