package dev.gpconnect.appointments.testkit.launcher;

import java.time.Clock;
import java.util.Map;

/**
 * What a command takes from the outside.
 *
 * @param environment the environment variables
 * @param clock the time
 * @param sleeper what waits
 */
record Surroundings(Map<String, String> environment, Clock clock, Sleeper sleeper) {

    /** Waits. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(long millis) throws InterruptedException;
    }
}
