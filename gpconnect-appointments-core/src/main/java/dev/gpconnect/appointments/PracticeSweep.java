package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.PracticeAnswer;
import dev.gpconnect.appointments.slots.PracticeAnswer.Progress;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One search across practices: workers take the practices one by one and hand on what each answers. */
final class PracticeSweep {

    private final Encounter encounter;
    private final SlotSearch search;
    private final Consumer<PracticeAnswer> listener;
    private final Supplier<Deadline> deadlines;
    private final int practices;
    private final Queue<OdsCode> toAsk;
    private final ReentrantLock handingOn = new ReentrantLock();
    private volatile boolean stopped;
    private int answered;
    private int failed;

    PracticeSweep(
            Encounter encounter,
            List<OdsCode> codes,
            SlotSearch search,
            Consumer<PracticeAnswer> listener,
            @Nullable Duration within) {
        this.encounter = encounter;
        this.search = search;
        this.listener = listener;
        this.practices = codes.size();
        this.toAsk = new ConcurrentLinkedQueue<>(codes);
        this.deadlines = deadlines(encounter.parts(), within);
    }

    private static Supplier<Deadline> deadlines(ClientParts parts, @Nullable Duration within) {
        if (within == null) {
            return parts::newDeadline;
        }
        Deadline whole = Deadline.after(within, parts.ticker());
        return () -> Deadline.after(whole.remainingUpTo(parts.limits().call()), parts.ticker());
    }

    void run(@Nullable Executor executor, int workers) {
        if (executor != null) {
            runOn(executor, workers);
            return;
        }
        ExecutorService own = Executors.newFixedThreadPool(Math.max(1, workers), PracticeSweep::newThread);
        try {
            runOn(own, workers);
        } finally {
            own.shutdown();
        }
    }

    private void runOn(Executor executor, int workers) {
        CompletionService<@Nullable Void> service = new ExecutorCompletionService<>(executor);
        List<Future<@Nullable Void>> running = new ArrayList<>(workers);
        try {
            for (int i = 0; i < workers && !toAsk.isEmpty(); i++) {
                submit(service, running);
            }
            for (int i = 0; i < running.size(); i++) {
                service.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSentException("The calling thread was interrupted, which ended the search", null, e);
        } catch (ExecutionException e) {
            throw ended(e.getCause());
        } finally {
            stop();
            running.forEach(future -> future.cancel(true));
        }
    }

    /** Fewer workers than wanted will do; none will not. */
    private void submit(CompletionService<@Nullable Void> service, List<Future<@Nullable Void>> running) {
        try {
            running.add(service.submit(this::work, null));
        } catch (RejectedExecutionException e) {
            if (running.isEmpty()) {
                throw e;
            }
        }
    }

    private void work() {
        while (!stopped) {
            OdsCode code = toAsk.poll();
            if (code == null) {
                return;
            }
            try {
                FreeSlots found = new SlotCalls(encounter.practice(code), search, deadlines).all();
                handOn(() -> PracticeAnswer.of(code, found, progress(1, 0)));
            } catch (GpConnectException e) {
                handOn(() -> PracticeAnswer.failed(code, e, progress(0, 1)));
            }
        }
    }

    /** One answer at a time, and none once the search is over. */
    private void handOn(Supplier<PracticeAnswer> answer) {
        handingOn.lock();
        try {
            if (!stopped) {
                listener.accept(answer.get());
            }
        } finally {
            handingOn.unlock();
        }
    }

    private Progress progress(int moreAnswered, int moreFailed) {
        answered += moreAnswered;
        failed += moreFailed;
        return new Progress(practices, answered, failed);
    }

    private void stop() {
        handingOn.lock();
        try {
            stopped = true;
        } finally {
            handingOn.unlock();
        }
    }

    /** What a worker ended with, which is no practice's failure but the listener's, or a wrong use of the encounter. */
    private static RuntimeException ended(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "gpconnect-practices");
        thread.setDaemon(true);
        return thread;
    }
}
