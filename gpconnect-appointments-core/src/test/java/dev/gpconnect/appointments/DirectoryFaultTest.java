package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.AuditOutcome;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.spine.AmbiguousRegistrationException;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.spine.RegistrationException;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A directory that fails: nothing is sent, and the audit trail has it")
class DirectoryFaultTest extends ClientTest {

    private final List<InteractionId> asked = new ArrayList<>();
    private final AppointmentsClient own = AppointmentsClient.builder(Samples.PRODUCT, this::find)
            .transport(transport)
            .clock(clock)
            .ticker(nanos::get)
            .maxRetries(3)
            .audit(events::add)
            .traceIds(() -> new UUID(0, attempts.incrementAndGet()))
            .build();
    private final Practice at = own.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
    private @Nullable RuntimeException fault;

    @AfterEach
    void close() {
        own.close();
    }

    @Test
    void fault_ofTheDirectorysOwn_isNotSent() {
        fault = new IllegalStateException("LDAP pool is shut down at ldap.example.nhs.uk");

        GpConnectException failure = failure();

        assertThat(failure).isExactlyInstanceOf(NotSentException.class).hasCause(fault);
        assertThat(failure)
                .hasMessage("The directory failed when it was asked where Y90001 answers METADATA;"
                        + " nothing was sent. See the cause"
                        + " [METADATA at Y90001, trace id 00000000-0000-0000-0000-000000000001]");
        transport.assertNothingSent();
    }

    @Test
    void failure_ofWhateverKind_saysNothingOfThePractice() {
        fault = new OutcomeUnknownException("no answer", Samples.call(InteractionId.BOOK_APPOINTMENT), null);

        assertThat(failure()).isExactlyInstanceOf(NotSentException.class).hasCause(fault);
    }

    @Test
    void failure_asItShouldBe_isThrownAsItIs() {
        fault = new RefusedException("D-CA-01", "Sign in first");
        assertThat(failure()).isSameAs(fault);

        fault = new NotSentException("busy", Samples.call(InteractionId.BOOK_APPOINTMENT), null);
        assertThat(failure()).isSameAs(fault);

        fault = new SignInException();
        assertThat(failure()).isSameAs(fault);
    }

    @Test
    @Requirement("D-AU-03")
    @DisplayName("D-AU-03: it has the trace id of the attempt, which a directory does not know, and stays what it is")
    void failure_thatNamesNoExchange_hasThatOfTheAttempt() {
        IllegalStateException beside = new IllegalStateException("pool");
        for (NotSentException thrown : List.of(
                new NotSentException("no answer", null, beside),
                new TlsException("the directory", TlsException.Fault.SERVER_EXPIRED, null, beside),
                new NotEnabledException("endpoint", Samples.PRACTICE, InteractionId.METADATA),
                new AmbiguousRegistrationException("2 endpoints", Samples.PRACTICE, InteractionId.METADATA))) {
            events.clear();
            thrown.addSuppressed(beside);
            fault = thrown;

            NotSentException failure = (NotSentException) failure();

            AuditEvent event = events.get(0);
            assertThat(failure).isExactlyInstanceOf(thrown.getClass()).hasSuppressedException(beside);
            assertThat(failure).hasMessage(thrown.getMessage() + " [" + event.call() + "]");
            assertThat(failure.getCause()).isSameAs(thrown.getCause());
            assertThat(failure.getStackTrace()).isEqualTo(thrown.getStackTrace());
            assertThat(failure.call()).contains(event.call());
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(thrown.call()).isEmpty();
            if (failure instanceof RegistrationException registration) {
                assertThat(registration.organisation()).isEqualTo(Samples.PRACTICE);
                assertThat(registration.interaction()).isEqualTo(InteractionId.METADATA);
            }
        }
    }

    @Test
    @Requirement("D-AU-01")
    @DisplayName("D-AU-01: each is recorded as not sent")
    void failure_isRecorded() {
        fault = new IllegalStateException("down");
        failure();
        fault = new RefusedException("D-CA-01", "Sign in first");
        failure();

        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.outcome()).isEqualTo(AuditOutcome.NOT_SENT);
            assertThat(event.call().interaction()).isEqualTo(InteractionId.METADATA);
            assertThat(event.call().attempt()).isEqualTo(1);
            assertThat(event.status()).isEmpty();
        });
        assertThat(events).extracting(event -> event.call().traceId()).containsExactly(new UUID(0, 1), new UUID(0, 2));
    }

    @Test
    @DisplayName("D-AU-02: and stays not sent where that cannot be recorded")
    void failure_thatCannotBeRecorded_isNotSent() {
        fault = new RefusedException("D-CA-01", "Sign in first");
        try (AppointmentsClient deaf = AppointmentsClient.builder(Samples.PRODUCT, this::find)
                .transport(transport)
                .audit(event -> {
                    throw new IllegalStateException("disk full");
                })
                .build()) {
            Practice theirs = deaf.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001");
            assertThat(catchThrowableOfType(GpConnectException.class, theirs::capabilityStatement))
                    .isExactlyInstanceOf(NotSentException.class)
                    .hasCause(fault);
        }
    }

    @Test
    @DisplayName("C-GEN-09: retries are for the practice; the directory is asked once")
    void failure_ofAConnectionToTheDirectory_isNotTriedAgain() {
        fault = new NotSentException("no connection", null, new NotSentIOException("refused", null));

        assertThat(failure()).hasCause(fault.getCause());
        assertThat(asked).containsExactly(InteractionId.METADATA);
        assertThat(waits).isEmpty();
    }

    @Test
    @DisplayName("a retry of a read goes where the first attempt went")
    void endpoint_onceFound_servesTheRetries() {
        transport.answers(Reply.empty(503), Reply.ok(Fhir.slots()));
        try (AppointmentsClient patient = AppointmentsClient.builder(Samples.PRODUCT, this::find)
                .transport(transport)
                .clock(clock)
                .sleeper(waits::add)
                .build()) {
            patient.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001").searchFreeSlots(SEARCH);
        }

        assertThat(asked).containsExactly(InteractionId.SEARCH_FREE_SLOTS);
        assertThat(waits).hasSize(1);
    }

    @Test
    @DisplayName("a call whose time is over asks no directory either")
    void deadline_thatHasPassed_isBeforeTheLookUp() {
        PatientRecord ada = adaAt(at);
        LocalDate day = LocalDate.of(2026, 11, 23);
        transport.answers(Reply.ok(Fhir.bundle(Fhir.appointment())));
        Appointment appointment = ada.appointments(day, day).list().get(0);
        transport.does(request -> {
            nanos.addAndGet(Duration.ofSeconds(90).toNanos());
            return Reply.of(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION"));
        });

        ServiceException failure = catchThrowableOfType(ServiceException.class, () -> ada.cancel(appointment, "x"));

        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(look ->
                        assertThat(look).isInstanceOf(NotSentException.class).hasMessageContaining("No time was left"));
        assertThat(asked).doesNotContain(InteractionId.READ_APPOINTMENT);
        AuditEvent last = events.get(events.size() - 1);
        assertThat(last.call().interaction()).isEqualTo(InteractionId.READ_APPOINTMENT);
        assertThat(last.outcome()).isEqualTo(AuditOutcome.NOT_SENT);
    }

    /** A kind of the application's own, which names no exchange. */
    private static final class SignInException extends NotSentException {

        private static final long serialVersionUID = 1L;

        SignInException() {
            super("Sign in first", null, null);
        }
    }

    private GpConnectException failure() {
        return catchThrowableOfType(GpConnectException.class, at::capabilityStatement);
    }

    private ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        asked.add(interaction);
        if (fault != null) {
            throw fault;
        }
        return Samples.directory().find(practice, interaction);
    }
}
