package dev.gpconnect.appointments.testkit.time;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Ids that look random and are the same in every run and on every Java: the n-th id depends on the seed alone. Safe to use
 * from many threads. Goes where random UUIDs are expected, so that the trace ids of a test are known (W-HDR-01):
 *
 * <pre>{@code
 * AppointmentsClient.builder(product, directory).traceIds(SeededIds.of(42))
 * }</pre>
 */
public final class SeededIds implements Supplier<UUID> {

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Lock lock = new ReentrantLock();
    private final Random random;

    private SeededIds(long seed) {
        // its sequence is laid down in its documentation, which no other generator's is
        this.random = new Random(seed);
    }

    /** The ids of this seed, from the first one. */
    public static SeededIds of(long seed) {
        return new SeededIds(seed);
    }

    /** The next id, a UUID of version 4. */
    @Override
    public UUID get() {
        lock.lock();
        try {
            long high = random.nextLong();
            long low = random.nextLong();
            return new UUID((high & ~0xF000L) | VERSION_4, (low >>> 2) | VARIANT);
        } finally {
            lock.unlock();
        }
    }
}
