package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.PracticesTransport;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.slots.AcrossPractices;
import dev.gpconnect.appointments.slots.PracticeAnswer;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("S-01: what a listener throws, or an executor interrupts, while several practices are asked")
@Timeout(60)
class PracticesListenerTest extends SweepTest {

    private final List<PracticeAnswer> heard = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("a booking of the listener's that fails is no failure of the practice, and ends the search")
    void exceptionOfTheSdk_thrownByTheListener_isItsOwn() {
        OutcomeUnknownException unknown =
                new OutcomeUnknownException("of a booking", Samples.call(InteractionId.BOOK_APPOINTMENT), null);
        PracticesTransport transport = answering((practice, cancelled) -> Reply.ok(twoSlots(practice)));

        Throwable thrown = catchThrowable(() -> listen(transport, 3, 1, answer -> {
            Thread.currentThread().interrupt();
            throw unknown;
        }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isSameAs(unknown);
        assertThat(heard).hasSize(1);
        assertThat(transport.asked()).hasSize(1);
    }

    @RepeatedTest(20)
    void listener_thatThrows_isNotCalledAgain() {
        IllegalStateException first = new IllegalStateException("the first");

        Throwable thrown = catchThrowable(
                () -> listen(answering((practice, cancelled) -> Reply.ok(Fhir.slots())), 30, 8, answer -> {
                    throw first;
                }));

        assertThat(thrown).isSameAs(first);
        assertThat(heard).hasSize(1);
    }

    @RepeatedTest(5)
    void undeclaredException_ofTheListener_isToldOf() {
        IOException undeclared = new IOException("of the listener");
        Thread caller = Thread.currentThread();

        Throwable thrown = catchThrowable(() ->
                listen(answering((practice, cancelled) -> Reply.ok(Fhir.slots())), 30, 4, answer -> {
                    if (Thread.currentThread() != caller || heard.size() == 30) {
                        throwUnchecked(undeclared);
                    }
                }));

        boolean asItIs = thrown == undeclared;
        assertThat(asItIs || (thrown instanceof IllegalStateException && thrown.getCause() == undeclared))
                .isTrue();
    }

    @Test
    void search_ofManyWindows_endsBetweenThem() {
        Thread caller = Thread.currentThread();
        AtomicReference<Thread> helper = new AtomicReference<>();
        AtomicInteger ofTheCaller = new AtomicInteger();
        PracticesTransport transport = answering((practice, cancelled) -> {
            if (Thread.currentThread() == caller) {
                ofTheCaller.incrementAndGet();
                join(helper.get());
            }
            return Reply.ok(Fhir.slots());
        });
        SlotSearch twoMonths =
                SlotSearch.between(MONDAY, MONDAY.plusDays(60)).windowDays(14).build();

        Throwable ended = catchThrowable(() -> at(transport, 2, practices -> {
            practices
                    .executor(task -> {
                        helper.set(new Thread(task));
                        helper.get().start();
                    })
                    .atOnce(2)
                    .searchFreeSlots(twoMonths, answer -> {
                        throw new IllegalStateException("enough");
                    });
            return "done";
        }));

        assertThat(ended).hasMessage("enough");
        assertThat(ofTheCaller.get()).isLessThanOrEqualTo(1);
    }

    @Test
    void helper_thatIsInterrupted_leavesTheRestToTheCallingThread() {
        ExecutorService executor = Executors.newSingleThreadExecutor(work -> new Thread(work, "helper"));
        CountDownLatch helping = new CountDownLatch(1);
        PracticesTransport transport = answering((practice, cancelled) -> {
            if (Thread.currentThread().getName().equals("helper")) {
                helping.countDown();
                executor.shutdownNow();
                throw new IOException("cancelled");
            }
            await(helping);
            return Reply.ok(twoSlots(practice));
        });

        AcrossPractices found = at(
                transport,
                20,
                practices -> practices.executor(executor).atOnce(2).searchFreeSlots(SEARCH));

        assertThat(found.found()).hasSize(19);
        assertThat(found.failures()).hasSize(1);
    }

    @Test
    @DisplayName("interrupted before it begins, a search asks nobody and hands nothing on")
    void callingThread_interrupted_asksNobody() {
        PracticesTransport transport = answering((practice, cancelled) -> Reply.ok(Fhir.slots()));
        Thread.currentThread().interrupt();

        Throwable thrown = catchThrowable(() -> at(transport, 10, practices -> {
            practices.executor(Runnable::run).searchFreeSlots(SEARCH, heard::add);
            return "done";
        }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(NotSentException.class);
        assertThat(heard).isEmpty();
        assertThat(transport.asked()).extracting(OdsCode::value).isEmpty();
    }

    private void listen(PracticesTransport transport, int count, int atOnce, Consumer<PracticeAnswer> listener) {
        at(transport, count, practices -> {
            practices.atOnce(atOnce).searchFreeSlots(SEARCH, answer -> {
                heard.add(answer);
                listener.accept(answer);
            });
            return "done";
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
