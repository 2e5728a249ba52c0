package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.transport.tls.TlsEvent.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * What was read from files, read again when they change. Nobody waits for it: while one thread reads, the others go on with what
 * is there. Files that cannot be used leave the old in force, are reported once and tried again.
 */
final class Reread<T> {

    private final List<Path> paths;
    private final Function<FileBytes, T> reader;
    private final TlsWatch watch;
    private final Runnable afterRenewal;
    private final ReentrantLock reading = new ReentrantLock();

    private volatile T value;
    private volatile Instant next;
    private String digest;
    private String rejected = "";

    /** Reads for the first time, and fails if that does. */
    Reread(List<Path> paths, Function<FileBytes, T> reader, TlsWatch watch, Runnable afterRenewal) {
        this.paths = paths;
        this.reader = reader;
        this.watch = watch;
        this.afterRenewal = afterRenewal;
        FileBytes files = FileBytes.read(paths);
        this.value = reader.apply(files);
        this.digest = files.digest();
        this.next = watch.clock().instant().plus(watch.checkEvery());
    }

    /** What the files said when they were last good. */
    T last() {
        return value;
    }

    /** What the files say, as of the last ten seconds or what was set instead. */
    T current() {
        if (isDue() && reading.tryLock()) {
            try {
                if (isDue()) {
                    next = watch.clock().instant().plus(watch.checkEvery());
                    check();
                }
            } finally {
                reading.unlock();
            }
        }
        return value;
    }

    private boolean isDue() {
        return !watch.clock().instant().isBefore(next);
    }

    private void check() {
        String found = "unreadable";
        try {
            FileBytes files = FileBytes.read(paths);
            found = files.digest();
            if (!found.equals(digest)) {
                value = reader.apply(files);
                digest = found;
                afterRenewal.run();
                watch.tell(new TlsEvent(Kind.RENEWED, "Read anew: " + files.names(), null, null));
            }
            rejected = "";
        } catch (RuntimeException fault) {
            reject(found, fault);
        }
    }

    private void reject(String found, RuntimeException fault) {
        if (!rejected.equals(found)) {
            rejected = found;
            String message = "Changed files cannot be used, the old ones stay in force: " + fault.getMessage();
            watch.tell(new TlsEvent(Kind.REJECTED, message, null, fault));
        }
    }
}
