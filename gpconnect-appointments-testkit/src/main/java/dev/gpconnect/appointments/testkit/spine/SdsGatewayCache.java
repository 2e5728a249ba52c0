package dev.gpconnect.appointments.testkit.spine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The answers that the API's gateway keeps: half an hour each, at most a thousand, the oldest going first (W-SDS-11). */
final class SdsGatewayCache {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int MOST = 1000;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> answers = new LinkedHashMap<>();

    SdsGatewayCache(Clock clock) {
        this.clock = clock;
    }

    private record Kept(String body, Instant until) {}

    @Nullable String get(String target) {
        lock.lock();
        try {
            Kept kept = answers.get(target);
            return kept == null || !clock.instant().isBefore(kept.until()) ? null : kept.body();
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            answers.clear();
        } finally {
            lock.unlock();
        }
    }

    void put(String target, String body) {
        lock.lock();
        try {
            answers.remove(target);
            if (answers.size() == MOST) {
                answers.remove(answers.keySet().iterator().next());
            }
            answers.put(target, new Kept(body, clock.instant().plus(LIFE)));
        } finally {
            lock.unlock();
        }
    }
}
