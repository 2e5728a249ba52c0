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

    private EndingSignal(Thread running, Runnable tooLate, Runnable afterwards) {
        hook = new Thread(
                () -> {
                    running.interrupt();
                    try {
                        boolean cleanedUp = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                        (cleanedUp ? afterwards : tooLate).run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "clean-up");
    }

    /** Watches for the process's end on behalf of the calling thread; the exit code then tells of the signal. */
    static EndingSignal watch() {
        return watch(
                () -> System.err.println("Stopped before the clean-up was over; look at the practice's diary."),
                () -> {});
    }

    /** The same for a run that ends in no other way: once it has cleaned up, the exit code is 0. */
    static EndingSignal watchForTheEnd() {
        return watch(() -> {}, () -> Runtime.getRuntime().halt(0));
    }

    private static EndingSignal watch(Runnable tooLate, Runnable afterwards) {
        EndingSignal signal = new EndingSignal(Thread.currentThread(), tooLate, afterwards);
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
