package dev.gpconnect.appointments.spine;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets requests go at an even pace, so that there are at no time too many in a second, nor sixty times as many in a minute
 * (W-SDS-12); a gateway that counts in parts of a second is content as well. Thread-safe; no lock is held while a turn is
 * waited for.
 */
final class SdsFhirPace {

    private final long interval;
    private final LongSupplier ticker;
    private final SdsFhirDirectory.Pause pause;
    private final ReentrantLock lock = new ReentrantLock();
    private long next;

    SdsFhirPace(int perSecond, LongSupplier ticker, SdsFhirDirectory.Pause pause) {
        // rounded up, so that it never is one too many
        this.interval = (Duration.ofSeconds(1).toNanos() + perSecond - 1) / perSecond;
        this.ticker = ticker;
        this.pause = pause;
        this.next = ticker.getAsLong();
    }

    /** The end of a time from now. */
    long endOf(Duration time) {
        return ticker.getAsLong() + time.toNanos();
    }

    /** What is left until an end; negative behind it. */
    Duration until(long end) {
        return Duration.ofNanos(end - ticker.getAsLong());
    }

    /** Waits for the next turn to send a request; false, at once, if it does not come before the end. */
    boolean awaitTurn(long end) throws InterruptedException {
        long now = ticker.getAsLong();
        long turn;
        lock.lock();
        try {
            turn = next - now > 0 ? next : now;
            if (turn - end >= 0) {
                return false;
            }
            next = turn + interval;
        } finally {
            lock.unlock();
        }
        if (turn != now) {
            pause.sleep(Duration.ofNanos(turn - now));
        }
        return true;
    }

    /** Waits; false, at once, if nothing is left then before the end. */
    boolean await(Duration time, long end) throws InterruptedException {
        if (time.compareTo(until(end)) >= 0) {
            return false;
        }
        pause.sleep(time);
        return true;
    }
}
