package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.AuditOutcome;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-AU-01: every attempt leaves one event, whatever came of it")
class AuditTest extends ClientTest {

    @Requirement({"D-AU-01", "D-AU-02"})
    @Test
    void attempt_thatSucceeds_isRecordedWithAllThatIsKnown() {
        ada();

        AuditEvent event = onlyEvent();
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.time()).isEqualTo("2026-11-20T10:15:30.250Z");
        assertThat(event.call().interaction()).isEqualTo(InteractionId.FIND_PATIENT);
        assertThat(event.call().practice()).isEqualTo(Samples.PRACTICE);
        assertThat(event.call().traceId()).hasToString("00000000-0000-0000-0000-000000000001");
        assertThat(event.call().attempt()).isEqualTo(1);
        assertThat(event.user()).isSameAs(Samples.CLAIRE);
        assertThat(event.organisation()).isSameAs(Samples.HUB);
        assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(event.status()).hasValue(200);
        assertThat(event.code()).isEmpty();
        assertThat(event.patientId()).contains("2");
        assertThat(event.appointmentId()).isEmpty();
    }

    @Requirement("D-AU-01")
    @Test
    void attempt_answeredWithAnError_isRecordedWithStatusAndCode() {
        transport.answers(Reply.of(422, Fhir.outcome("INVALID_RESOURCE")));

        assertFails();

        assertOutcome(AuditOutcome.ANSWERED_WITH_ERROR, OptionalInt.of(422));
        assertThat(onlyEvent().code()).contains(SpineErrorCode.INVALID_RESOURCE);
    }

    @Test
    void attempt_withoutConnection_isRecorded() {
        transport.fails(new NotSentIOException("refused", null));

        assertFails();

        assertOutcome(AuditOutcome.NOT_SENT, OptionalInt.empty());
    }

    @Test
    void attempt_withoutAnswer_isRecorded() {
        transport.fails(new IOException("time-out"));

        assertFails();

        assertOutcome(AuditOutcome.NO_ANSWER, OptionalInt.empty());
    }

    @Test
    void attempt_withAnUnusableAnswer_isRecordedWithItsStatus() {
        transport.answers(Reply.ok("{"));

        assertFails();

        assertOutcome(AuditOutcome.UNUSABLE_ANSWER, OptionalInt.of(200));
    }

    @Test
    void attempt_thatAFaultyTransportBreaks_isRecordedAsWithoutAnswer() {
        transport.does(request -> {
            throw new IllegalStateException("a fault of the transport's own");
        });

        assertFails();

        assertOutcome(AuditOutcome.NO_ANSWER, OptionalInt.empty());
    }

    @Test
    void call_thatIsRefusedHere_isNoAttempt() {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> practice.findPractitioner(" "));

        assertThat(events).isEmpty();
    }

    @Test
    @Requirement({"D-AU-01", "D-AU-03"})
    @DisplayName("D-AU-03: each retry is an event with its own trace id and attempt number")
    void retries_each_areRecorded() {
        transport.answers(Reply.empty(503)).fails(new NotSentIOException("refused", null));
        transport.answers(Reply.ok("{\"resourceType\":\"CapabilityStatement\"}"));
        try (AppointmentsClient patient = newBuilder().maxRetries(3).build()) {
            patient.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001").capabilityStatement();
        }

        assertThat(events).extracting(AuditEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(events).extracting(event -> event.call().attempt()).containsExactly(1, 2, 3);
        assertThat(events)
                .extracting(event -> event.call().traceId().getLeastSignificantBits())
                .containsExactly(1L, 2L, 3L);
        assertThat(events)
                .extracting(AuditEvent::outcome)
                .containsExactly(AuditOutcome.ANSWERED_WITH_ERROR, AuditOutcome.NOT_SENT, AuditOutcome.SUCCESS);
    }

    @Test
    void patient_whoCannotBeRead_isRecordedAllTheSame() {
        transport.answers(Reply.of(404, Fhir.outcome("PATIENT_NOT_FOUND")));

        assertThatThrownBy(() -> practice.readPatient("2", Samples.ada())).isInstanceOf(GpConnectException.class);

        assertThat(onlyEvent().patientId()).contains("2");
        assertThat(onlyEvent().status()).hasValue(404);
    }

    @Test
    void booking_thatFails_isRecordedWithThePatientItWasFor() {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        transport.answers(Reply.of(409, Fhir.outcome("DUPLICATE_REJECTED")));

        assertThatExceptionOfType(SlotTakenException.class)
                .isThrownBy(() -> ada.book(Booking.of(slot, "x").build()));

        AuditEvent event = events.get(2);
        assertThat(event.patientId()).contains("2");
        assertThat(event.appointmentId()).isEmpty();
        assertThat(event.status()).hasValue(409);
    }

    @Test
    void booking_answeredWithItsPlaceOnly_isRecordedWithTheAppointment() {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        transport.answers(Reply.empty(201).header("Location", "Appointment/7"), Reply.ok(Fhir.appointment()));

        ada.book(Booking.of(slot, "x").build());

        assertThat(events.get(2).appointmentId()).contains("7");
        assertThat(events.get(2).patientId()).contains("2");
        assertThat(events.get(2).status()).hasValue(201);
        assertThat(events.get(3).call().interaction()).isEqualTo(InteractionId.READ_APPOINTMENT);
        assertThat(events.get(3).appointmentId()).contains("7");
    }

    @Test
    @Requirement("D-AU-02")
    @DisplayName("D-AU-02: there is no client without audit")
    void sink_thatIsNone_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> newBuilder().audit(null));
        assertThatNullPointerException().isThrownBy(() -> newBuilder().auditFailure(null));
    }

    private void assertFails() {
        assertThatThrownBy(practice::capabilityStatement).isInstanceOf(GpConnectException.class);
    }

    private void assertOutcome(AuditOutcome outcome, OptionalInt status) {
        AuditEvent event = onlyEvent();
        assertThat(event.outcome()).isEqualTo(outcome);
        assertThat(event.status()).isEqualTo(status);
        assertThat(event.call().interaction()).isEqualTo(InteractionId.METADATA);
        assertThat(event.call().traceId()).hasToString("00000000-0000-0000-0000-000000000001");
    }

    private AuditEvent onlyEvent() {
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
