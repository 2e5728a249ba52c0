package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.fixture.PracticesTransport;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.observation.MicrometerObserver;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A search across practices is observed within what the calling thread observes")
@Timeout(60)
class MicrometerSweepTest extends SweepTest {

    private static final int PRACTICES = 4;

    private final ObservationRegistry registry = ObservationRegistry.create();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final CyclicBarrier allAtOnce = new CyclicBarrier(PRACTICES);
    private final ExecutorService executor = Executors.newFixedThreadPool(PRACTICES);

    MicrometerSweepTest() {
        registry.observationConfig().observationHandler(new Parents());
    }

    @AfterEach
    void everyThreadIsAsItWas() throws Exception {
        assertThat(registry.getCurrentObservationScope()).isNull();
        Future<@Nullable Observation> left = executor.submit(registry::getCurrentObservation);
        assertThat(left.get(10, TimeUnit.SECONDS)).isNull();
        executor.shutdownNow();
    }

    @Test
    void calls_ofWorkers_areChildrenOfTheCallersObservation() {
        Observation.createNotStarted("application", registry).observe(() -> search(practices -> practices));

        assertThat(calls).hasSize(PRACTICES).containsOnly("gpconnect.call in application");
        assertThat(threads).hasSize(PRACTICES);
    }

    @Test
    void calls_onTheCallersExecutor_areSoToo() {
        Observation.createNotStarted("application", registry)
                .observe(() -> search(practices -> practices.executor(executor)));

        assertThat(calls).hasSize(PRACTICES).containsOnly("gpconnect.call in application");
    }

    @Test
    void calls_withoutAnObservationOfTheCaller_haveNoParent() {
        search(practices -> practices);

        assertThat(calls).hasSize(PRACTICES).containsOnly("gpconnect.call in null");
    }

    private void search(UnaryOperator<Practices> option) {
        PracticesTransport transport = answering((practice, cancelled) -> {
            await();
            return Reply.ok(twoSlots(practice));
        });
        try (AppointmentsClient client = AppointmentsClient.builder(
                                Samples.PRODUCT,
                                (practice, interaction) -> new ProviderEndpoint(
                                        ServiceRoot.of(PracticesTransport.root(practice)), Asid.of("200000008001")))
                        .transport(transport)
                        .observer(MicrometerObserver.of(registry))
                        .build();
                Encounter encounter = client.encounter(Samples.HUB, Samples.CLAIRE)) {
            List<String> codes = List.of("Y80001", "Y80002", "Y80003", "Y80004");
            assertThat(option.apply(encounter.practices(codes))
                            .searchFreeSlots(SEARCH)
                            .slots())
                    .hasSize(2 * codes.size());
        }
    }

    private void await() {
        try {
            allAtOnce.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private final class Parents implements ObservationHandler<Observation.Context> {

        @Override
        public void onStart(Observation.Context context) {
            if (context.getName().equals("gpconnect.call")) {
                threads.add(Thread.currentThread());
                String parent = context.getParentObservation() == null
                        ? null
                        : context.getParentObservation().getContextView().getName();
                calls.add(context.getName() + " in " + parent);
            }
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
