package dev.gpconnect.appointments.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptWatchTest {

    @Test
    void call_ofAnInterruptedThread_isCancelledAndOthersAreNot() throws InterruptedException {
        Call mine = new Call();
        Call others = new Call();
        try (InterruptWatch watch = new InterruptWatch()) {
            Thread other = new Thread(() -> {
                try (InterruptWatch.Watched watched = watch.watch(others)) {
                    assertThat(watched).isNotNull();
                    mine.awaitCancellation();
                }
            });
            other.start();
            Thread interrupted = new Thread(() -> {
                try (InterruptWatch.Watched watched = watch.watch(mine)) {
                    assertThat(watched).isNotNull();
                    Thread.currentThread().interrupt();
                    mine.spinUntilCancelled();
                }
            });
            interrupted.start();
            interrupted.join(TimeUnit.SECONDS.toMillis(20));
            other.join(TimeUnit.SECONDS.toMillis(20));
        }

        assertThat(mine.cancellations.get()).isPositive();
        assertThat(others.cancellations.get()).isZero();
    }

    @Test
    void watch_idleInBetween_wakesForEachCall() throws InterruptedException {
        try (InterruptWatch watch = new InterruptWatch()) {
            for (int i = 0; i < 20; i++) {
                Call call = new Call();
                Thread caller = new Thread(() -> {
                    try (InterruptWatch.Watched watched = watch.watch(call)) {
                        assertThat(watched).isNotEqualTo(new Object());
                        Thread.currentThread().interrupt();
                        call.spinUntilCancelled();
                    }
                });
                caller.start();
                caller.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(call.cancellations.get()).as("call " + i).isPositive();
            }
        }
    }

    @Test
    void cancel_thatThrows_doesNotEndTheWatch() throws InterruptedException {
        Call faulty = new Call(new IllegalStateException("the transport's own fault"));
        Call sound = new Call();
        try (InterruptWatch watch = new InterruptWatch()) {
            for (Call call : new Call[] {faulty, sound}) {
                Thread caller = new Thread(() -> {
                    try (InterruptWatch.Watched watched = watch.watch(call)) {
                        assertThat(watched.hashCode()).isEqualTo(System.identityHashCode(watched));
                        Thread.currentThread().interrupt();
                        call.spinUntilCancelled();
                    }
                });
                caller.start();
                caller.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(call.cancellations.get()).isPositive();
            }
        }
    }

    @Test
    void watch_closed_endsItsThread() throws InterruptedException {
        InterruptWatch watch = new InterruptWatch();
        Thread thread = watchingThread();
        watch.close();
        thread.join(TimeUnit.SECONDS.toMillis(20));

        assertThat(thread.isAlive()).isFalse();
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void watch_closed_looksOnceMore() {
        InterruptWatch watch = new InterruptWatch();
        Call call = new Call();
        try (InterruptWatch.Watched watched = watch.watch(call)) {
            assertThat(watched).isNotNull();
            Thread.currentThread().interrupt();
            watch.close();

            assertThat(call.cancellations.get()).isPositive();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Thread watchingThread() {
        // the youngest, as other clients of this run may not have ended yet
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("gpconnect-appointments-interrupts"))
                .max((one, other) -> Long.compare(one.getId(), other.getId()))
                .orElseThrow();
    }

    /** A call that counts its cancellations. */
    private static final class Call implements HttpCall {

        private final AtomicInteger cancellations = new AtomicInteger();
        private final CountDownLatch cancelled = new CountDownLatch(1);
        private final RuntimeException fault;

        Call() {
            this(null);
        }

        Call(RuntimeException fault) {
            this.fault = fault;
        }

        @Override
        public HttpResponse execute() {
            throw new AssertionError("not executed here");
        }

        @Override
        public void cancel() {
            cancellations.incrementAndGet();
            cancelled.countDown();
            if (fault != null) {
                throw fault;
            }
        }

        void awaitCancellation() {
            try {
                assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void spinUntilCancelled() {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (cancelled.getCount() > 0 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }
}
