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
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One search across practices: workers take the practices one by one and hand on what each answers. */
final class PracticeSweep {

    private static final Logger LOG = LoggerFactory.getLogger(AppointmentsClient.class);

    private final Encounter encounter;
    private final SlotSearch search;
    private final Consumer<PracticeAnswer> listener;
    private final Supplier<Deadline> deadlines;
    private final int practices;
    private final Queue<OdsCode> toAsk;
    private final CallObserver.Handover handover;
    private final ReentrantLock handingOn = new ReentrantLock();
    private final ReentrantLock state = new ReentrantLock();
    private final Condition ended = state.newCondition();
    private volatile boolean stopped;
    private @Nullable Throwable broken;
    private int helpersAtWork;
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
        this.handover = encounter.parts().observer().handover();
    }

    private static Supplier<Deadline> deadlines(ClientParts parts, @Nullable Duration within) {
        if (within == null) {
            return parts::newDeadline;
        }
        Deadline whole = Deadline.after(within, parts.ticker());
        return () -> Deadline.after(whole.remainingUpTo(parts.limits().call()), parts.ticker());
    }

    /** The deadline of the next request, if there is still to be one. */
    private Deadline nextDeadline() {
        if (stopped) {
            throw new NotSentException("The search has ended; nothing more was sent", null, null);
        }
        return deadlines.get();
    }

    /**
     * Asks all of them, so many at once: the calling thread does its part, so that an executor that is busy, or takes nothing, makes a
     * search slower and never stops it.
     */
    void run(@Nullable Executor executor, int atOnce) {
        int helpers = Math.max(0, atOnce - 1);
        if (executor != null || helpers == 0) {
            runWith(executor == null ? Runnable::run : executor, helpers);
            return;
        }
        ExecutorService own = Executors.newFixedThreadPool(helpers, PracticeSweep::newThread);
        try {
            runWith(own, helpers);
        } finally {
            own.shutdown();
        }
    }

    private void runWith(Executor executor, int helpers) {
        List<Future<?>> helping = new ArrayList<>(helpers);
        boolean allDone = false;
        try {
            for (int i = 0; i < helpers && !toAsk.isEmpty(); i++) {
                help(executor, helping);
            }
            work(true);
            awaitHelpers();
            allDone = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSentException("The calling thread was interrupted, which ended the search", null, e);
        } finally {
            stopped = true;
            // nobody is interrupted who may be at other work already
            boolean interrupting = !allDone;
            helping.forEach(helper -> helper.cancel(interrupting));
            awaitLastAnswer();
        }
    }

    /** Waits while an answer is handed on: when the search is over the listener is told nothing more. */
    private void awaitLastAnswer() {
        handingOn.lock();
        try {
            toAsk.clear();
        } finally {
            handingOn.unlock();
        }
    }

    private void help(Executor executor, List<Future<?>> helping) {
        FutureTask<?> helper = new FutureTask<>(LogContext.carried(this::helpAlong), null);
        try {
            executor.execute(helper);
            helping.add(helper);
        } catch (RejectedExecutionException e) {
            LOG.debug("The executor takes no more tasks; practices are asked by fewer threads");
        }
    }

    private void helpAlong() {
        if (!begin()) {
            return;
        }
        Throwable fault = null;
        CallObserver.Scope scope = handover.open();
        try {
            work(false);
        } catch (Throwable e) {
            // a listener may throw what it has not declared
            fault = e;
        } finally {
            scope.close();
            end(fault);
        }
    }

    private boolean begin() {
        state.lock();
        try {
            boolean begun = !stopped;
            helpersAtWork += begun ? 1 : 0;
            return begun;
        } finally {
            state.unlock();
        }
    }

    private void end(@Nullable Throwable fault) {
        state.lock();
        try {
            helpersAtWork--;
            if (fault != null) {
                broken = broken == null ? fault : broken;
                stopped = true;
            }
            ended.signalAll();
        } finally {
            state.unlock();
        }
    }

    /** Waits for the helpers that have begun, and throws what one of them ended with. */
    private void awaitHelpers() throws InterruptedException {
        state.lockInterruptibly();
        try {
            while (helpersAtWork > 0 && broken == null) {
                ended.await();
            }
            if (broken instanceof Error error) {
                throw error;
            }
            if (broken instanceof RuntimeException exception) {
                throw exception;
            }
            if (broken != null) {
                throw new IllegalStateException("The listener failed", broken);
            }
        } finally {
            state.unlock();
        }
    }

    /** Asks one practice after the other; who is interrupted leaves the rest to others. */
    private void work(boolean calling) {
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            OdsCode code = toAsk.poll();
            if (code == null) {
                return;
            }
            FreeSlots found = null;
            GpConnectException failure = null;
            try {
                found = new SlotCalls(encounter.practice(code), search, this::nextDeadline).all();
            } catch (GpConnectException e) {
                failure = e;
            }
            boolean givenUp =
                    failure != null && calling && Thread.currentThread().isInterrupted();
            if (!givenUp) {
                handOn(calling, code, found, failure);
            }
        }
    }

    /** One answer at a time, and none once the search is over. */
    private void handOn(
            boolean calling, OdsCode code, @Nullable FreeSlots found, @Nullable GpConnectException failure) {
        if (!awaitTurn(calling)) {
            return;
        }
        boolean taken = false;
        try {
            if (!stopped) {
                listener.accept(answer(code, found, failure));
            }
            taken = true;
        } finally {
            if (!taken) {
                // what the listener throws ends the search before anybody else has a turn
                stopped = true;
            }
            handingOn.unlock();
        }
    }

    private PracticeAnswer answer(OdsCode code, @Nullable FreeSlots found, @Nullable GpConnectException failure) {
        return failure == null
                ? PracticeAnswer.of(code, Objects.requireNonNull(found), progress(1, 0))
                : PracticeAnswer.failed(code, failure, progress(0, 1));
    }

    /** Waits until no other answer is handed on; the calling thread only until it is interrupted, which ends the search. */
    private boolean awaitTurn(boolean calling) {
        if (!calling) {
            handingOn.lock();
            return true;
        }
        try {
            handingOn.lockInterruptibly();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Progress progress(int moreAnswered, int moreFailed) {
        answered += moreAnswered;
        failed += moreFailed;
        return new Progress(practices, answered, failed);
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "gpconnect-practices");
        thread.setDaemon(true);
        return thread;
    }
}
