package dev.gpconnect.appointments.testkit.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Does something on eight threads at once. */
final class ManyThreads {

    private static final int THREADS = 8;

    private ManyThreads() {}

    /** Runs the task with each number from 0, and fails if one of them does. */
    static void run(int times, IntConsumer task) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> task.accept(i), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }
}
