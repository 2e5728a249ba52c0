package dev.gpconnect.appointments.testkit.fake.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private static final String PRACTICE = "Y90001";

    private final Faults faults = Controls.create().faults();

    @Test
    void once_happensWithTheNextRequestOnly() {
        faults.inject(Fault.dropped(), Trigger.once());

        assertThat(happens(3)).containsExactly(true, false, false);
    }

    @Test
    void nth_countsFromTheInjection() {
        next(Interaction.BOOK);
        faults.inject(Fault.dropped(), Trigger.nth(2));

        assertThat(happens(3)).containsExactly(false, true, false);
    }

    @Test
    void times_happensSoOften() {
        faults.inject(Fault.dropped(), Trigger.times(2));

        assertThat(happens(3)).containsExactly(true, true, false);
    }

    @Test
    void always_happensWithEveryRequestOfItsInteractions() {
        faults.inject(Fault.dropped(), Trigger.always().on(Interaction.BOOK, Interaction.CANC));

        assertThat(next(Interaction.BOOK)).isNotNull();
        assertThat(next(Interaction.SLOT)).isNull();
        assertThat(next(Interaction.CANC)).isNotNull();
    }

    @Test
    void predicate_decidesWhichRequestsCount() {
        faults.inject(
                Fault.dropped(), Trigger.nth(2).and(request -> request.method().equals("POST")));

        assertThat(next(Interaction.SLOT)).isNull();
        assertThat(next(Interaction.BOOK)).isNull();
        assertThat(next(Interaction.BOOK)).isNotNull();
    }

    @Test
    void when_isEveryRequestOfWhichItIsTrue() {
        faults.inject(Fault.dropped(), Trigger.when(request -> request.method().equals("GET")));

        assertThat(next(Interaction.BOOK)).isNull();
        assertThat(next(Interaction.SLOT)).isNotNull();
        assertThat(next(Interaction.SLOT)).isNotNull();
    }

    @Test
    void predicate_thatInjectsAFaultItself_isNotInTheWay() {
        faults.inject(Fault.dropped(), Trigger.when(request -> {
            faults.inject(Fault.status(503), Trigger.once());
            return false;
        }));

        assertThat(next(Interaction.BOOK)).isNull();
        assertThat(next(Interaction.BOOK)).isNotNull();
    }

    @Test
    void predicate_thatWaits_holdsUpNoOtherRequest() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        faults.inject(Fault.dropped(), Trigger.when(request -> request.hasBody() && passes(asked, free)));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Fault> waiting =
                    other.submit(() -> faults.next(PRACTICE, FakeRequest.of("POST", "/", Map.of(), new byte[1])));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(next(Interaction.BOOK)).isNull();
            free.countDown();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isNotNull();
        } finally {
            other.shutdownNow();
        }
    }

    /** Whether it was let go, after it said that it is there. */
    private static boolean passes(CountDownLatch asked, CountDownLatch free) {
        asked.countDown();
        try {
            return free.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    @Test
    void practice_otherThanTheOneNamed_isSpared() {
        faults.inject(Fault.dropped(), Trigger.once().at("Y90002"));

        assertThat(next(Interaction.BOOK)).isNull();
        assertThat(faults.next("Y90002", request(Interaction.BOOK))).isNotNull();
    }

    @Test
    void twoFaultsForOneRequest_happenOneAfterTheOther() {
        Fault first = Fault.status(503);
        Fault second = Fault.status(504);
        faults.inject(first, Trigger.once());
        faults.inject(second, Trigger.once());

        assertThat(next(Interaction.BOOK)).isSameAs(first);
        assertThat(faults.unfired()).hasSize(1);
        assertThat(next(Interaction.BOOK)).isSameAs(second);
        assertThat(faults.unfired()).isEmpty();
    }

    @Test
    void unfired_namesFaultAndTrigger() {
        faults.inject(
                Fault.droppedAfterCommit(), Trigger.nth(3).on(Interaction.BOOK).at(PRACTICE));

        assertThat(faults.unfired())
                .singleElement()
                .asString()
                .contains("Dropped", "request 3", "BOOK", PRACTICE, "happened 0 times");
    }

    @Test
    void requestWithoutInteraction_countsForNoInteraction() {
        faults.inject(Fault.dropped(), Trigger.once().on(Interaction.BOOK));

        assertThat(faults.next(PRACTICE, FakeRequest.of("GET", "/", Map.of(), new byte[0])))
                .isNull();
    }

    @Test
    void nth_belowOne_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Trigger.nth(0)).withMessageContaining("from 1");
    }

    private List<Boolean> happens(int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i -> next(Interaction.BOOK) != null)
                .toList();
    }

    private Fault next(Interaction interaction) {
        return faults.next(PRACTICE, request(interaction));
    }

    private static FakeRequest request(Interaction interaction) {
        String method = interaction == Interaction.SLOT ? "GET" : "POST";
        return FakeRequest.of(method, "/", Map.of("Ssp-InteractionID", List.of(interaction.id())), new byte[0]);
    }
}
