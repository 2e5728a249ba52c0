package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.PracticesTransport;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.AcrossPractices;
import dev.gpconnect.appointments.slots.PracticeAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("D-BK-02: several practices are asked at once, within bounds")
@Timeout(60)
class PracticesAtOnceTest extends SweepTest {

    @Test
    @Requirement("D-BK-02")
    @DisplayName("D-BK-02: never more at once than was said, and as many when there are as many")
    void atOnce_isABound() {
        CyclicBarrier fourAtOnce = new CyclicBarrier(4);
        PracticesTransport transport = answering((practice, cancelled) -> {
            await(fourAtOnce);
            return Reply.ok(twoSlots(practice));
        });

        AcrossPractices found =
                at(transport, 12, practices -> practices.atOnce(4).searchFreeSlots(SEARCH));

        assertThat(found.slots()).hasSize(24);
        assertThat(transport.mostAtOnce()).isEqualTo(4);
    }

    @Test
    @Requirement("D-BK-02")
    @DisplayName("D-BK-02: no more than sixteen at once unless more are asked for")
    void atOnce_byDefault_isSixteen() {
        CyclicBarrier sixteenAtOnce = new CyclicBarrier(16);
        PracticesTransport transport = answering((practice, cancelled) -> {
            await(sixteenAtOnce);
            return Reply.ok(twoSlots(practice));
        });

        AcrossPractices found = at(transport, 48, practices -> practices.searchFreeSlots(SEARCH));

        assertThat(found.slots()).hasSize(96);
        assertThat(transport.mostAtOnce()).isEqualTo(16);
    }

    @Test
    void executor_ofTheCaller_helpsAndIsLeftOpen() {
        CyclicBarrier bothAtOnce = new CyclicBarrier(2);
        Set<String> threads = Collections.synchronizedSet(new HashSet<>());
        ExecutorService executor = Executors.newFixedThreadPool(2, work -> new Thread(work, "the caller's"));
        try {
            at(
                    answering((practice, cancelled) -> {
                        threads.add(Thread.currentThread().getName());
                        await(bothAtOnce);
                        return Reply.ok(Fhir.slots());
                    }),
                    4,
                    practices -> practices.executor(executor).atOnce(2).searchFreeSlots(SEARCH));

            assertThat(threads)
                    .containsExactlyInAnyOrder(
                            "the caller's", Thread.currentThread().getName());
            assertThat(executor.isShutdown()).isFalse();
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void executor_ofTheCallersThread_asksOneAfterTheOther() {
        PracticesTransport transport = answering((practice, cancelled) -> Reply.ok(twoSlots(practice)));

        AcrossPractices found =
                at(transport, 5, practices -> practices.executor(Runnable::run).searchFreeSlots(SEARCH));

        assertThat(found.slots()).hasSize(10);
        assertThat(transport.mostAtOnce()).isEqualTo(1);
        assertThat(transport.asked())
                .extracting(OdsCode::value)
                .containsExactly("Y80001", "Y80002", "Y80003", "Y80004", "Y80005");
    }

    @Test
    void executor_thatTakesOrDoesNothing_onlyMakesItSlower() throws Exception {
        ExecutorService closed = Executors.newSingleThreadExecutor();
        closed.shutdown();
        ExecutorService busy = Executors.newSingleThreadExecutor();
        PracticesTransport transport = answering((practice, cancelled) -> Reply.ok(twoSlots(practice)));
        try {
            Future<AcrossPractices> onItself = busy.submit(
                    () -> at(transport, 3, practices -> practices.executor(busy).searchFreeSlots(SEARCH)));

            assertThat(onItself.get(30, TimeUnit.SECONDS).slots()).hasSize(6);
            for (Executor idle : List.<Executor>of(closed, task -> {})) {
                assertThat(at(
                                        transport,
                                        3,
                                        practices -> practices.executor(idle).searchFreeSlots(SEARCH))
                                .slots())
                        .hasSize(6);
            }
            assertThat(transport.mostAtOnce()).isEqualTo(1);
        } finally {
            busy.shutdown();
        }
    }

    @Test
    void within_thatHasPassed_leavesTheRestNotSent() {
        PracticesTransport transport = answering((practice, cancelled) -> {
            nanos.addAndGet(Duration.ofSeconds(6).toNanos());
            return Reply.ok(twoSlots(practice));
        });

        AcrossPractices found = at(
                transport,
                4,
                practices -> practices
                        .executor(Runnable::run)
                        .within(Duration.ofSeconds(10))
                        .searchFreeSlots(SEARCH));

        assertThat(transport.asked()).hasSize(2);
        assertThat(found.found()).hasSize(2);
        assertThat(found.failures().values()).hasSize(2).allMatch(NotSentException.class::isInstance);
    }

    @Test
    void interrupt_ofTheCaller_endsTheSearch() throws Exception {
        CountDownLatch underWay = new CountDownLatch(2);
        CountDownLatch givenUp = new CountDownLatch(2);
        PracticesTransport transport = answering((practice, cancelled) -> {
            underWay.countDown();
            awaitAsASocketDoes(cancelled);
            givenUp.countDown();
            throw new IOException("cancelled");
        });
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        List<PracticeAnswer> answers = Collections.synchronizedList(new ArrayList<>());
        Thread caller = new Thread(() -> thrown.add(catchThrowable(() -> at(transport, 20, practices -> {
            practices.atOnce(2).searchFreeSlots(SEARCH, answers::add);
            return "done";
        }))));

        caller.start();
        assertThat(underWay.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join();

        assertThat(thrown).singleElement().isInstanceOf(NotSentException.class);
        assertThat(givenUp.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(transport.asked()).hasSize(2);
        assertThat(answers).isEmpty();
    }

    @Test
    void interrupt_whileAListenerWaits_endsTheSearch() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        PracticesTransport transport = answering((practice, cancelled) -> Reply.ok(Fhir.slots()));
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Thread caller = new Thread(() -> thrown.add(catchThrowable(() -> at(transport, 3, practices -> {
            practices.atOnce(3).searchFreeSlots(SEARCH, answer -> {
                waiting.countDown();
                awaitUntilInterrupted(never);
            });
            return "done";
        }))));

        caller.start();
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(caller.isAlive()).isFalse();
        assertThat(thrown).singleElement().isInstanceOf(NotSentException.class);
    }

    @Test
    void listener_thatThrows_endsTheSearch() {
        PracticesTransport transport = answering((practice, cancelled) -> Reply.ok(Fhir.slots()));
        IllegalStateException full = new IllegalStateException("enough");

        Throwable thrown = catchThrowable(() -> at(transport, 50, practices -> {
            practices.executor(Runnable::run).searchFreeSlots(SEARCH, answer -> {
                throw full;
            });
            return "done";
        }));

        assertThat(thrown).isSameAs(full);
        assertThat(transport.asked().size()).isLessThan(50);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("Not as many were asked at once as should be", e);
        }
    }

    private static void awaitUntilInterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a socket waits: an interrupt is not noticed. */
    private static void awaitAsASocketDoes(CountDownLatch cancelled) {
        while (cancelled.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
