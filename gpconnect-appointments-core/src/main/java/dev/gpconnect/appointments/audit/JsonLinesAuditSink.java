package dev.gpconnect.appointments.audit;

import java.io.FileOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes each event as a line of JSON, flushed before the call goes on. Thread-safe. The sequence numbers show whether a line
 * of a client is missing.
 */
public final class JsonLinesAuditSink implements AuditSink, AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Appendable lines;
    private final @Nullable Writer owned;
    private boolean closed;

    private JsonLinesAuditSink(Appendable lines, @Nullable Writer owned) {
        this.lines = lines;
        this.owned = owned;
    }

    /**
     * A sink that adds to the end of a file, in UTF-8; it makes the file if there is none and closes it when it is closed.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static JsonLinesAuditSink to(Path file) {
        try {
            // not a channel, which an interrupted caller would close for everybody
            Writer writer = new OutputStreamWriter(new FileOutputStream(file.toFile(), true), StandardCharsets.UTF_8);
            return new JsonLinesAuditSink(writer, writer);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit file cannot be written", e);
        }
    }

    /** A sink that writes to something that the caller closes; it is flushed if it can be. */
    public static JsonLinesAuditSink to(Appendable lines) {
        return new JsonLinesAuditSink(Objects.requireNonNull(lines, "lines"), null);
    }

    /**
     * Writes a line.
     *
     * @throws UncheckedIOException if it cannot be written
     * @throws IllegalStateException if the sink is closed
     */
    @Override
    public void record(AuditEvent event) {
        String line = event.toJson() + "\n";
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The audit sink is closed; close it after the client");
            }
            lines.append(line);
            if (lines instanceof Flushable flushable) {
                flushable.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The audit event cannot be written", e);
        } finally {
            lock.unlock();
        }
    }

    /** Closes the file, if the sink has opened it. Closing twice is allowed. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (owned != null) {
                owned.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The audit file cannot be closed", e);
        } finally {
            lock.unlock();
        }
    }
}
