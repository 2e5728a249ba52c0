package dev.gpconnect.appointments.testkit.spine;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;

/** So many requests in each second of a clock, and no more (W-SDS-12). */
final class RateLimit {
    private final int perSecond;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private long second = Long.MIN_VALUE;
    private int count;

    RateLimit(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Begins to count anew. */
    void reset() {
        lock.lock();
        try {
            second = Long.MIN_VALUE;
            count = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Counts a request; false when there were too many in this second. */
    boolean admits() {
        lock.lock();
        try {
            long now = clock.instant().getEpochSecond();
            count = now == second ? count + 1 : 1;
            second = now;
            return count <= perSecond;
        } finally {
            lock.unlock();
        }
    }
}
