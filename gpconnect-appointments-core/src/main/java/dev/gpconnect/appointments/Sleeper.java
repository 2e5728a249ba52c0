package dev.gpconnect.appointments;

import java.time.Duration;

/** Waits between the attempts at a read. A test puts one in that moves its clock, so that nothing really waits. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits this long on the calling thread.
     *
     * @param time how long; never negative
     * @throws InterruptedException if the thread is interrupted meanwhile; the call then ends, with the thread's flag set again
     */
    void sleep(Duration time) throws InterruptedException;
}
