package dev.gpconnect.appointments;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a client has made itself, and closes: the last first. */
final class Owned implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Takes a part over; one that cannot be closed is none of its business. */
    <T> T add(T part) {
        if (part instanceof AutoCloseable closeable) {
            parts.push(closeable);
        }
        return part;
    }

    /**
     * Closes every part, whatever another of them throws.
     *
     * @throws IllegalStateException if any of them could not be closed, with the first failure as its cause
     */
    @Override
    public void close() {
        IllegalStateException failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IllegalStateException("A part of the client could not be closed; see the cause", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
