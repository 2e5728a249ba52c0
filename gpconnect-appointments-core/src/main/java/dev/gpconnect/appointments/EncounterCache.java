package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What an encounter keeps of its practices' answers: their capability statements (D-CA-02), and what it read for summaries,
 * or did not find (D-UI-03).
 * Nothing else is kept, and nothing for longer (D-CA-03). No lock is held while a practice is asked, so two threads may both ask.
 */
final class EncounterCache {

    private final Map<Key, Object> kept = new ConcurrentHashMap<>();
    private final Set<Key> missing = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** What is kept of a practice's resource, else what is read now. */
    <T> T get(OdsCode practice, Class<T> type, String id, Supplier<T> read) {
        Key key = new Key(practice, type, id);
        Object known = kept.get(key);
        if (known != null) {
            return type.cast(known);
        }
        T found = read.get();
        kept.put(key, found);
        discardIfClosed();
        return found;
    }

    /** The same; nothing, from then on without asking again, if the practice does not find it. Other failures are not kept. */
    <T> Optional<T> find(OdsCode practice, Class<T> type, String id, Supplier<T> read) {
        Key key = new Key(practice, type, id);
        if (missing.contains(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(get(practice, type, id, read));
        } catch (NotFoundException e) {
            missing.add(key);
            discardIfClosed();
            return Optional.empty();
        }
    }

    /** Discards all of it; what is being read now is not kept either. */
    void close() {
        closed = true;
        discardIfClosed();
    }

    private void discardIfClosed() {
        if (closed) {
            kept.clear();
            missing.clear();
        }
    }

    private record Key(OdsCode practice, Class<?> type, String id) {}
}
