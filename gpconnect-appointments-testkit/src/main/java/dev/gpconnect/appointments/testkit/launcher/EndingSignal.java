package dev.gpconnect.appointments.testkit.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives a run that is told to end, by Ctrl-C or SIGTERM, the time to clean up: its thread is interrupted, which stops the step
 * it is in, and the process waits for the rest.
 */
final class EndingSignal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private EndingSignal(Thread running) {
        hook = new Thread(
                () -> {
                    running.interrupt();
                    try {
                        boolean cleanedUp = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                        if (!cleanedUp) {
                            System.err.println("Stopped before the clean-up was over; look at the practice's diary.");
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "journey-clean-up");
    }

    /** Watches for the process's end on behalf of the calling thread. */
    static EndingSignal watch() {
        EndingSignal signal = new EndingSignal(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook has run
        }
    }
}
