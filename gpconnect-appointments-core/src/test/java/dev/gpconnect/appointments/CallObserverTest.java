package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An observer is told of each call and each attempt, and changes neither")
class CallObserverTest extends ClientTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void read_thatSucceedsAtTheThirdAttempt_isToldInOrder() {
        transport.answers(Reply.empty(503)).fails(new NotSentIOException("refused", null));
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada())));

        observed(new Telling()).findPatient(Samples.ada());

        assertThat(told)
                .containsExactly(
                        "FIND_PATIENT Y90001",
                        "attempt 1",
                        "attempt 1: ANSWERED_WITH_ERROR 503",
                        "attempt 2",
                        "attempt 2: NOT_SENT",
                        "attempt 3",
                        "attempt 3: SUCCESS 200",
                        "call, 3: SUCCESS 200");
    }

    @Test
    void failures_ofEveryKind_areToldWithWhatWasThrown() {
        Practice at = observed(new Telling());
        transport.answers(Reply.of(403, Fhir.outcome("ACCESS_DENIED")));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(at::capabilityStatement);
        transport.fails(new IOException("time-out"));
        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(at::capabilityStatement);
        transport.answers(Reply.ok("{"));
        assertThatExceptionOfType(UnusableAnswerException.class).isThrownBy(at::capabilityStatement);
        transport.does(request -> {
            throw new AssertionError("broken");
        });
        assertThatExceptionOfType(AssertionError.class).isThrownBy(at::capabilityStatement);

        assertThat(told.stream().filter(line -> line.startsWith("call")))
                .containsExactly(
                        "call, 1: ANSWERED_WITH_ERROR 403 ACCESS DENIED AccessDeniedException",
                        "call, 1: NO_ANSWER OutcomeUnknownException",
                        "call, 1: UNUSABLE_ANSWER 200 UnusableAnswerException",
                        "call, 1: NO_ANSWER AssertionError");
    }

    @Test
    void call_thatEndsBeforeAnyAttempt_isToldAsNotSent() {
        try (AppointmentsClient without = newBuilder()
                .observer(new Telling())
                .traceIds(() -> {
                    throw new IllegalStateException("no more");
                })
                .build()) {
            Practice at = without.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
            assertThatExceptionOfType(NotSentException.class).isThrownBy(at::capabilityStatement);
        }

        assertThat(told).containsExactly("METADATA Y90001", "call: NOT_SENT NotSentException");
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("x"),
                new StackOverflowError(),
                new NoClassDefFoundError("x"),
                new IOException("undeclared"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @DisplayName("whatever it throws, wherever it throws it")
    void booking_withAnObserverThatFails_isMade(Throwable fault) {
        for (String where : List.of("call", "attempt", "attemptEnded", "callEnded", "handover")) {
            Practice at = observed(new Failing(where, fault));
            PatientRecord ada = adaAt(at);
            transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())), Reply.of(201, Fhir.appointment()));
            FreeSlot slot = at.searchFreeSlots(SEARCH).first();
            assertThat(ada.book(Booking.of(slot, "x").build()).id()).isEqualTo("7");

            transport.answers(Reply.of(403, Fhir.outcome("ACCESS_DENIED")));
            AccessDeniedException failure =
                    catchThrowableOfType(AccessDeniedException.class, () -> ada.readAppointment("7"));
            assertThat(failure.getSuppressed()).isEmpty();
        }
    }

    @Test
    void observer_thatReturnsNull_isForgiven() {
        transport.answers(Reply.ok(Fhir.bundle()));

        assertThat(observed((interaction, practice) -> null).findPatient(Samples.ada()))
                .isEmpty();
    }

    @Test
    void observer_thatIsNull_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> newBuilder().observer(null));
    }

    private Practice observed(CallObserver observer) {
        AppointmentsClient observed =
                newBuilder().maxRetries(2).observer(observer).build();
        return observed.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
    }

    private static String text(CallOutcome outcome) {
        StringBuilder text = new StringBuilder(outcome.kind().name());
        outcome.status().ifPresent(status -> text.append(" ").append(status));
        outcome.code().ifPresent(code -> text.append(" ").append(code));
        return text.toString();
    }

    /** Writes down what it is told. */
    private final class Telling implements CallObserver, CallObserver.Call {

        @Override
        public Call callStarted(InteractionId interaction, OdsCode practice) {
            told.add(interaction + " " + practice);
            return this;
        }

        @Override
        public Attempt attemptStarted(CallInfo attempt) {
            told.add("attempt " + attempt.attempt());
            return outcome -> {
                assertThat(outcome.attempt()).contains(attempt);
                told.add("attempt " + attempt.attempt() + ": " + text(outcome));
            };
        }

        @Override
        public void ended(CallOutcome outcome) {
            String last =
                    outcome.attempt().map(attempt -> ", " + attempt.attempt()).orElse("");
            String thrown = outcome.failure()
                    .map(failure -> " " + failure.getClass().getSimpleName())
                    .orElse("");
            told.add("call" + last + ": " + text(outcome) + thrown);
        }
    }

    /** Fails at one place. */
    private record Failing(String where, Throwable fault) implements CallObserver, CallObserver.Call {

        @Override
        public Call callStarted(InteractionId interaction, OdsCode practice) {
            failAt("call");
            return this;
        }

        @Override
        public Handover handover() {
            failAt("handover");
            return () -> () -> {};
        }

        @Override
        public Attempt attemptStarted(CallInfo attempt) {
            failAt("attempt");
            return outcome -> failAt("attemptEnded");
        }

        @Override
        public void ended(CallOutcome outcome) {
            failAt("callEnded");
        }

        private void failAt(String place) {
            if (place.equals(where)) {
                Failing.<RuntimeException>sneak(fault);
            }
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void sneak(Throwable fault) throws T {
            throw (T) fault;
        }
    }
}
