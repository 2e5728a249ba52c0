package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.AuditFailurePolicy;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-AU-02: an audit sink that fails")
class AuditFailureTest extends ClientTest {

    private final UncheckedIOException diskFull = new UncheckedIOException(new IOException("disk full"));

    private final AppointmentsClient strict =
            newBuilder().maxRetries(3).audit(this::fail).build();
    private final Practice strictly =
            strict.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
    private final AppointmentsClient lenient = newBuilder()
            .maxRetries(3)
            .audit(this::fail)
            .auditFailure(AuditFailurePolicy.GO_ON)
            .build();
    private final Practice leniently =
            lenient.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);

    private boolean full = true;

    private void fail(AuditEvent event) {
        if (full) {
            throw diskFull;
        }
        events.add(event);
    }

    @AfterEach
    void close() {
        strict.close();
        lenient.close();
    }

    @Requirement("D-AU-02")
    @Test
    void read_thatSucceeds_failsAllTheSame() {
        transport.answers(Reply.ok("{\"resourceType\":\"CapabilityStatement\"}"));

        GpConnectException failure = failure();

        assertThat(failure)
                .isInstanceOf(UnusableAnswerException.class)
                .hasCause(diskFull)
                .hasMessageContaining("answered, but that could not be recorded in the audit trail");
        assertThat(failure.effectUnknown()).isFalse();
    }

    @Test
    @DisplayName("C-GEN-09: a booking that was made but not recorded is not to be repeated")
    void booking_thatSucceeds_saysThatItWasCarriedOut() {
        full = false;
        PatientRecord ada = adaAt(strictly);
        FreeSlot slot = slot();
        full = true;
        transport.answers(Reply.of(201, Fhir.appointment()));

        UnusableAnswerException failure = catchThrowableOfType(
                UnusableAnswerException.class,
                () -> ada.book(Booking.of(slot, "x").build()));

        assertThat(failure)
                .hasMessageContaining("carried out the request, but that could not be recorded")
                .hasMessageContaining("do not repeat the request. Look at the patient's appointments")
                .hasCause(diskFull);
        assertThat(failure.effectUnknown()).isTrue();
        assertThat(failure.status()).isEqualTo(201);
    }

    @Test
    void booking_answeredWithA5xx_saysThatItMayHaveBeenCarriedOut() {
        full = false;
        PatientRecord ada = adaAt(strictly);
        FreeSlot slot = slot();
        full = true;
        transport.answers(Reply.empty(500));

        UnusableAnswerException failure = catchThrowableOfType(
                UnusableAnswerException.class,
                () -> ada.book(Booking.of(slot, "x").build()));

        assertThat(failure)
                .hasMessageContaining("HTTP 500 was answered")
                .hasMessageContaining("It may have been carried out. Look at the patient's appointments");
        assertThat(failure.effectUnknown()).isTrue();
    }

    @Test
    void errorAnswer_toARead_isTheCauseAndNotTriedAgain() {
        transport.answers(Reply.empty(503));

        GpConnectException failure = failure();

        assertThat(failure).isInstanceOf(UnusableAnswerException.class).hasCauseInstanceOf(ServiceException.class);
        assertThat(failure.getSuppressed()).containsExactly(diskFull);
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void connection_thatIsNotMade_staysNotSentAndIsNotTriedAgain() {
        transport.fails(new NotSentIOException("refused", null));

        GpConnectException failure = failure();

        assertThat(failure).isInstanceOf(NotSentException.class).hasCauseInstanceOf(NotSentException.class);
        assertThat(failure).hasMessageContaining("Nothing was sent");
        assertThat(failure.getSuppressed()).containsExactly(diskFull);
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void noAnswer_staysNoAnswer() {
        transport.fails(new IOException("time-out"));

        assertThat(failure())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void unusableAnswer_staysUnusable() {
        transport.answers(Reply.ok("{"));

        assertThat(failure())
                .isInstanceOf(UnusableAnswerException.class)
                .hasCauseInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("The answer cannot be used, and that could not be recorded");
    }

    @Test
    void faultOfTheTransport_staysNoAnswer() {
        transport.does(request -> {
            throw new IllegalStateException("a fault of the transport's own");
        });

        assertThat(failure())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasCauseInstanceOf(OutcomeUnknownException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void policyToGoOn_leavesEveryOutcomeAsItIs() {
        transport.answers(
                Reply.ok(Fhir.bundle()),
                Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")),
                Reply.empty(503),
                Reply.ok(Fhir.bundle()));

        leniently.searchFreeSlots(SEARCH);
        ServiceException failure =
                catchThrowableOfType(ServiceException.class, () -> leniently.searchFreeSlots(SEARCH));
        leniently.searchFreeSlots(SEARCH);

        assertThat(failure.status()).isEqualTo(404);
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(transport.requests()).hasSize(4);
    }

    @Test
    @Requirement("D-AU-01")
    @DisplayName("D-AU-01: the number of an event that was lost is missing")
    void numbers_afterALoss_haveAGap() {
        transport.answers(Reply.empty(404), Reply.empty(404), Reply.empty(404));
        full = false;
        GpConnectException first = failure();
        full = true;
        GpConnectException lost = failure();
        full = false;
        GpConnectException third = failure();

        assertThat(lost).isInstanceOf(UnusableAnswerException.class);
        assertThat(first).hasSameClassAs(third);
        assertThat(events).extracting(AuditEvent::sequence).containsExactly(1L, 3L);
    }

    private GpConnectException failure() {
        return catchThrowableOfType(GpConnectException.class, strictly::capabilityStatement);
    }
}
