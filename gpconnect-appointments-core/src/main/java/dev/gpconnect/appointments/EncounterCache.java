package dev.gpconnect.appointments;

import dev.gpconnect.appointments.model.OdsCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What an encounter keeps of its practices' answers: their capability statements (D-CA-02), and what it read for summaries (D-UI-03).
 * Nothing else is kept, and nothing for longer (D-CA-03). No lock is held while a practice is asked, so two threads may both ask.
 */
final class EncounterCache {

    private final Map<Key, Object> kept = new ConcurrentHashMap<>();
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
        if (closed) {
            kept.clear();
        }
        return found;
    }

    /** Discards all of it; what is being read now is not kept either. */
    void close() {
        closed = true;
        kept.clear();
    }

    private record Key(OdsCode practice, Class<?> type, String id) {}
}
