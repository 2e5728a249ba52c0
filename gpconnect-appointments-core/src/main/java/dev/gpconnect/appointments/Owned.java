package dev.gpconnect.appointments;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client has made itself, and closes: the last first, and not before the calls that are under way have ended, as what the
 * practice answers them still has to be recorded (D-AU-01).
 */
final class Owned implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AppointmentsClient.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ReentrantLock counting = new ReentrantLock();
    private int underWay;
    private boolean closing;

    /** Takes a part over; one that cannot be closed is none of its business. */
    <T> T add(T part) {
        if (part instanceof AutoCloseable closeable) {
            parts.push(closeable);
        }
        return part;
    }

    /** Makes a call, during which the parts stay open. A part that cannot be closed afterwards is logged and changes nothing. */
    <T> T during(Supplier<T> call) {
        counted(1, false);
        try {
            return call.get();
        } finally {
            IllegalStateException failure = closed(counted(-1, false));
            if (failure != null) {
                LOG.warn("The client was closed, and a part of it could not be", failure);
            }
        }
    }

    /**
     * Closes every part, whatever another of them throws; the last call that is under way does it if there is one.
     *
     * @throws IllegalStateException if any of them could not be closed, with the first failure as its cause
     */
    @Override
    public void close() {
        IllegalStateException failure = closed(counted(0, true));
        if (failure != null) {
            throw failure;
        }
    }

    /** The parts that are to be closed now. */
    private List<AutoCloseable> counted(int calls, boolean close) {
        counting.lock();
        try {
            underWay += calls;
            closing |= close;
            if (underWay > 0 || !closing) {
                return List.of();
            }
            List<AutoCloseable> due = List.copyOf(parts);
            parts.clear();
            return due;
        } finally {
            counting.unlock();
        }
    }

    private static @Nullable IllegalStateException closed(List<AutoCloseable> due) {
        IllegalStateException failure = null;
        for (AutoCloseable part : due) {
            try {
                part.close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IllegalStateException("A part of the client could not be closed; see the cause", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        return failure;
    }
}
