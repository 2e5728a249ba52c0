package dev.gpconnect.appointments.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.identity.UnsignedTokenGenerator;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.http.InProcessTransport;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What the log lines of the parts that a client is given have with them, and what is left of it afterwards. */
@DisplayName("D-AU-03: the log context (MDC) of an attempt")
final class LogContextTest {

    private static final String TRACE_ID = "gpconnect.traceId";
    private static final String INTERACTION = "gpconnect.interaction";
    private static final String PRACTICE = "gpconnect.practice";
    private static final String CORRELATION_ID = "gpconnect.correlationId";
    private static final SlotSearch SEARCH =
            SlotSearch.between(Consumer.TOMORROW, Consumer.TOMORROW).build();

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T08:00:00Z"));
    private final FakeWorld world = FakeWorld.reference("https://practices.example", clock);
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private Runnable whileSending = () -> {};
    private final AppointmentsClient client = AppointmentsClient.builder(Consumer.PRODUCT, (practice, interaction) -> {
                see("directory");
                return world.directory().find(practice, interaction);
            })
            .spineProxy(URI.create("https://spine.example"))
            .transport(InProcessTransport.to(request -> {
                see("transport");
                whileSending.run();
                return world.spine(request);
            }))
            .tokens(request -> {
                see("tokens");
                return new UnsignedTokenGenerator().generate(request);
            })
            .audit(event -> {
                see("audit");
                events.add(event);
            })
            .sleeper(time -> see("sleeper"))
            .clock(clock)
            .build();
    private final Encounter encounter = Consumer.opened(client);

    /** What a part saw, and in which thread. */
    private record Seen(String part, Map<String, String> context, Thread thread) {}

    @BeforeEach
    void begin() {
        MDC.clear();
    }

    @AfterEach
    void end() {
        client.close();
        MDC.clear();
    }

    @Test
    @Requirement("D-AU-03")
    void parts_duringAnAttempt_seeIt() {
        encounter.practice("Y90001").capabilityStatement();

        Map<String, String> context = context(events.get(0));
        assertThat(context)
                .containsEntry(INTERACTION, "urn:nhs:names:services:gpconnect:fhir:rest:read:metadata-1")
                .containsEntry(PRACTICE, "Y90001")
                .containsEntry(CORRELATION_ID, Consumer.CORRELATION_ID)
                .hasSize(4);
        assertThat(seen).extracting(Seen::part).containsExactly("directory", "tokens", "transport", "audit");
        assertThat(seen).extracting(Seen::context).containsOnly(context);
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    @DisplayName("each attempt has its own trace id, which stays until the next")
    void attempts_several_eachHaveTheirs() {
        world.controls().faults().inject(Fault.status(503), Trigger.times(2));

        encounter.practice("Y90001").capabilityStatement();

        assertThat(events).hasSize(3);
        assertThat(contextsOf("transport")).containsExactly(traced(0), traced(1), traced(2));
        assertThat(contextsOf("sleeper")).containsExactly(traced(0), traced(1));
        assertThat(seen).allSatisfy(part -> assertThat(part.context()).hasSize(4));
    }

    @Test
    @DisplayName("the application's own entries stay, the same keys among them, after a success as after a failure")
    void context_ofTheApplication_isAsItWas() {
        MDC.put(TRACE_ID, "the application's");
        MDC.put(CORRELATION_ID, "its own");
        MDC.put("user", "17");
        Map<String, String> before = MDC.getCopyOfContextMap();
        try (Encounter unnamed = client.encounter(encounter.organisation(), encounter.user())) {
            unnamed.practice("Y90001").capabilityStatement();
        }

        assertThat(MDC.getCopyOfContextMap()).isEqualTo(before);
        assertThat(contextsOf("transport"))
                .singleElement()
                .satisfies(during -> assertThat(during)
                        .containsEntry("user", "17")
                        .containsEntry(TRACE_ID, events.get(0).call().traceId().toString())
                        .doesNotContainKey(CORRELATION_ID));

        GpConnectException failure = catchThrowableOfType(
                NotSentException.class, () -> encounter.practice("Y99999").capabilityStatement());

        assertThat(failure.traceId()).contains(events.get(1).call().traceId());
        assertThat(failure.correlationId()).contains(Consumer.CORRELATION_ID);
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(before);
        whileSending = () -> {
            throw new OutOfMemoryError("an Error of a part");
        };
        assertThat(catchThrowableOfType(
                        OutOfMemoryError.class,
                        () -> encounter.practice("Y90001").findPractitioner("G0000001")))
                .isNotNull();
        assertThat(MDC.getCopyOfContextMap()).isEqualTo(before);
    }

    @Test
    void call_withinACall_leavesTheOuterAsItWas() {
        whileSending = () -> {
            whileSending = () -> {};
            try (Encounter inner =
                    client.encounter(encounter.organisation(), encounter.user()).correlationId("inner")) {
                inner.practice("Y90002").capabilityStatement();
            }
            see("afterwards");
        };

        encounter.practice("Y90001").capabilityStatement();

        assertThat(events.get(0).correlationId()).contains("inner");
        assertThat(contextsOf("transport")).containsExactly(context(events.get(1)), context(events.get(0)));
        assertThat(contextsOf("afterwards")).containsExactly(context(events.get(1)));
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    @DisplayName("threads that help a search have the caller's entries, and their own again afterwards")
    void helpers_ofASearch_haveTheCallersContext() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            executor.submit(() -> MDC.put("worker", "its own")).get();
            MDC.put("user", "17");
            CountDownLatch both = new CountDownLatch(2);
            whileSending = () -> {
                both.countDown();
                await(both);
            };

            encounter.practices(List.of("Y90001", "Y90002")).executor(executor).searchFreeSlots(SEARCH, answer -> {
                see("listener");
            });

            assertThat(seen)
                    .filteredOn(part -> !part.part().equals("listener"))
                    .allSatisfy(part -> assertThat(part.context())
                            .containsEntry("user", "17")
                            .doesNotContainKey("worker")
                            .hasSize(5));
            assertThat(contextsOf("listener")).containsOnly(Map.of("user", "17"));
            assertThat(seen.stream().map(Seen::thread).distinct()).hasSize(2);
            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("user", "17"));
            assertThat(executor.submit(MDC::getCopyOfContextMap).get()).isEqualTo(Map.of("worker", "its own"));
        } finally {
            executor.shutdownNow();
        }
        assertThat(seen)
                .extracting(part -> part.context().get(INTERACTION))
                .contains(InteractionId.SEARCH_FREE_SLOTS.id());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void see(String part) {
        Map<String, String> all = MDC.getCopyOfContextMap();
        seen.add(new Seen(part, all == null ? Map.of() : new TreeMap<>(all), Thread.currentThread()));
    }

    private List<Map<String, String>> contextsOf(String part) {
        return seen.stream()
                .filter(one -> one.part().equals(part))
                .map(Seen::context)
                .toList();
    }

    private Map<String, String> traced(int event) {
        return context(events.get(event));
    }

    private static Map<String, String> context(AuditEvent event) {
        return Map.of(
                TRACE_ID, event.call().traceId().toString(),
                INTERACTION, event.call().interaction().id(),
                PRACTICE, event.call().practice().value(),
                CORRELATION_ID, event.correlationId().orElseThrow());
    }
}
