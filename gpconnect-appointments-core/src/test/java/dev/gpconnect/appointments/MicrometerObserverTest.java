package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.observation.MicrometerObserver;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.NotSentIOException;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls and attempts as Micrometer observations")
class MicrometerObserverTest extends ClientTest {

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final Stopped stopped = new Stopped();
    private final AppointmentsClient observed =
            newBuilder().maxRetries(3).observer(MicrometerObserver.of(registry)).build();
    private final Practice at = observed.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);

    MicrometerObserverTest() {
        registry.observationConfig().observationHandler(stopped);
    }

    @AfterEach
    void nothingIsCurrentAnyMore() {
        observed.close();
        assertThat(registry.getCurrentObservationScope()).isNull();
    }

    @Test
    void success_isACallAndAnAttempt() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada())));

        at.findPatient(Samples.ada());

        assertThat(stopped.lines)
                .containsExactly(
                        "gpconnect.attempt in gpconnect.call: attempt=1 exception=none interaction=FIND_PATIENT"
                                + " outcome=SUCCESS spine.code=none status=200 | practice=Y90001"
                                + " trace.id=00000000-0000-0000-0000-000000000001",
                        "gpconnect.call: attempts=1 exception=none interaction=FIND_PATIENT outcome=SUCCESS"
                                + " spine.code=none status=200 | practice=Y90001"
                                + " trace.id=00000000-0000-0000-0000-000000000001");
        assertThat(stopped.names).containsExactly("gpconnect.attempt FIND_PATIENT", "gpconnect.call FIND_PATIENT");
    }

    @Test
    void retries_areOneCallWithSeveralAttempts() {
        transport.answers(Reply.empty(503)).fails(new NotSentIOException("refused", null));
        transport.answers(Reply.ok(Fhir.bundle()));

        at.findPatient(Samples.ada());

        assertThat(low("gpconnect.attempt"))
                .containsExactly(
                        "attempt=1 exception=ServiceException interaction=FIND_PATIENT outcome=ANSWERED_WITH_ERROR"
                                + " spine.code=none status=503",
                        "attempt=2 exception=NotSentException interaction=FIND_PATIENT outcome=NOT_SENT"
                                + " spine.code=none status=none",
                        "attempt=3 exception=none interaction=FIND_PATIENT outcome=SUCCESS spine.code=none status=200");
        assertThat(low("gpconnect.call"))
                .containsExactly("attempts=3 exception=none interaction=FIND_PATIENT outcome=SUCCESS"
                        + " spine.code=none status=200");
        assertThat(stopped.errors).hasSize(2);
    }

    @Test
    void failures_ofEveryKind_areTold() {
        transport.answers(Reply.of(403, Fhir.outcome("ACCESS_DENIED")));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(at::capabilityStatement);
        transport.answers(Reply.of(422, Fhir.outcome("SOMETHING_NEW")));
        assertThatExceptionOfType(ServiceException.class).isThrownBy(at::capabilityStatement);
        transport.answers(Reply.of(403, Fhir.proxyOutcome(403, "FOT_CHECK_FAILED_MESSAGESENDER_1")));
        assertThatExceptionOfType(ServiceException.class).isThrownBy(at::capabilityStatement);
        transport.answers(Reply.empty(799));
        assertThatExceptionOfType(ServiceException.class).isThrownBy(at::capabilityStatement);
        transport.fails(new IOException("time-out"));
        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(at::capabilityStatement);
        transport.answers(Reply.ok("{"));
        assertThatExceptionOfType(UnusableAnswerException.class).isThrownBy(at::capabilityStatement);
        transport.does(request -> {
            throw new AssertionError("broken");
        });
        assertThatExceptionOfType(AssertionError.class).isThrownBy(at::capabilityStatement);

        assertThat(low("gpconnect.call"))
                .extracting(line -> line.replace("attempts=1 exception=", "").replace("interaction=METADATA ", ""))
                .containsExactly(
                        "AccessDeniedException outcome=ANSWERED_WITH_ERROR spine.code=ACCESS DENIED status=403",
                        "ServiceException outcome=ANSWERED_WITH_ERROR spine.code=other status=422",
                        "SpineProxyException outcome=ANSWERED_WITH_ERROR spine.code=403 status=403",
                        "ServiceException outcome=ANSWERED_WITH_ERROR spine.code=none status=other",
                        "OutcomeUnknownException outcome=NO_ANSWER spine.code=none status=none",
                        "UnusableAnswerException outcome=UNUSABLE_ANSWER spine.code=none status=200",
                        "other outcome=NO_ANSWER spine.code=none status=none");
        assertThat(stopped.errors).hasSize(14);
    }

    @Test
    void call_withoutAttempt_hasNoTraceId() {
        try (AppointmentsClient without = newBuilder()
                .observer(MicrometerObserver.of(registry))
                .traceIds(() -> {
                    throw new IllegalStateException("no more");
                })
                .build()) {
            Practice there = without.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
            assertThatExceptionOfType(NotSentException.class).isThrownBy(there::capabilityStatement);
        }

        assertThat(stopped.lines)
                .containsExactly("gpconnect.call: attempts=0 exception=NotSentException interaction=METADATA"
                        + " outcome=NOT_SENT spine.code=none status=none | practice=Y90001");
    }

    @Test
    void call_withinAnObservationOfTheApplication_isItsChild() {
        transport.answers(Reply.ok(Fhir.bundle()));
        Observation application = Observation.start("application", registry);
        try (Observation.Scope scope = application.openScope()) {
            at.findPatient(Samples.ada());
            assertThat(registry.getCurrentObservationScope()).isSameAs(scope);
        } finally {
            application.stop();
        }

        assertThat(stopped.lines).hasSize(3);
        assertThat(stopped.lines.get(0)).startsWith("gpconnect.attempt in gpconnect.call:");
        assertThat(stopped.lines.get(1)).startsWith("gpconnect.call in application:");
    }

    @Requirement("D-IG-07")
    @Test
    @DisplayName(
            "D-IG-07: neither key values nor errors show a patient, a query or a token, whatever plug-ins and practices say")
    void observations_showNothingOfThePatient() {
        transport.answers(Reply.of(422, Fhir.outcome("9990000018 Ashdown")));
        assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> at.findPatient(Samples.ada()));
        transport.fails(new IOException("no answer of https://x/Patient?identifier=9990000018"));
        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> at.findPatient(Samples.ada()));
        transport.does(request -> {
            throw new AssertionError(request.url() + request.headers().first("Authorization"));
        });
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> at.findPatient(Samples.ada()));

        assertThat(stopped.errors)
                .hasSize(6)
                .allSatisfy(error -> assertThat(error)
                        .contains("at dev.gpconnect.appointments.")
                        .doesNotContain("9990000018", "Ashdown", "identifier=", "https:", "eyJ"));
        assertThat(stopped.lines.toString()).doesNotContain("9990000018", "Ashdown", "identifier=", "https:", "eyJ");
    }

    private List<String> low(String name) {
        return stopped.lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("^[^:]*: | \\|.*$", ""))
                .toList();
    }

    /** Writes down what it is told at the end of each observation. */
    private static final class Stopped implements ObservationHandler<Observation.Context> {

        private final List<String> lines = new ArrayList<>();
        private final List<@Nullable String> names = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();

        @Override
        public void onStop(Observation.Context context) {
            String parent = context.getParentObservation() == null
                    ? ""
                    : " in " + context.getParentObservation().getContextView().getName();
            lines.add(context.getName() + parent + ": " + text(context.getLowCardinalityKeyValues()) + " | "
                    + text(context.getHighCardinalityKeyValues()));
            names.add(context.getContextualName());
        }

        @Override
        public void onError(Observation.Context context) {
            StringWriter trace = new StringWriter();
            context.getError().printStackTrace(new PrintWriter(trace));
            errors.add(trace.toString());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        private static String text(KeyValues values) {
            return values.stream()
                    .map((KeyValue value) -> value.getKey().replace("gpconnect.", "") + "=" + value.getValue())
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
    }
}
