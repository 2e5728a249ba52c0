package dev.gpconnect.appointments.testkit.fake.lint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest entries of a map, so that a day's traffic takes no more memory than an hour's. For one thread. */
final class Recent<V> {
    private static final int LIMIT = 20_000;
    private static final int LONGEST_KEY = 200;

    private final Map<String, V> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > LIMIT;
        }
    };

    @Nullable V get(String key) {
        return entries.get(kept(key));
    }

    /** Puts a value, and gives the one that was there. */
    @Nullable V put(String key, V value) {
        V before = entries.remove(kept(key));
        entries.put(kept(key), value);
        return before;
    }

    @Nullable V remove(String key) {
        return entries.remove(kept(key));
    }

    boolean has(String key) {
        return entries.containsKey(kept(key));
    }

    /** What stands for a key: the beginning and a hash of a long one, as a header can be of any length. */
    private static String kept(String key) {
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY) + '#' + key.hashCode();
    }
}
