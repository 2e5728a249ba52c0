package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Not sent; no answer, effect unknown; and the time a call may take")
class NoAnswerTest extends ClientTest {

    private static final Duration CALL = Duration.ofSeconds(90);

    @Test
    void connection_thatIsNotMade_isNotSent() {
        transport.fails(new NotSentIOException("refused", null));

        NotSentException failure =
                catchThrowableOfType(NotSentException.class, () -> practice.findPatient(Samples.ada()));
        assertThat(failure).hasMessageContaining("No connection to the practice's system");
        assertThat(failure).hasCauseInstanceOf(NotSentIOException.class);
        assertThat(failure.traceId()).isPresent();
    }

    @Test
    void connection_toTheProxyThatIsNotMade_namesTheProxy() {
        transport.fails(new NotSentIOException("refused", null));
        try (AppointmentsClient proxied = newBuilder()
                        .spineProxy(URI.create("https://proxy.example.nhs.uk/"))
                        .build();
                Encounter theirs = proxied.encounter(Samples.HUB, Samples.CLAIRE)) {
            Practice at = theirs.practice("Y90001");
            assertThat(catchThrowableOfType(NotSentException.class, at::capabilityStatement))
                    .hasMessageContaining("No connection to the Spine proxy")
                    .hasMessageNotContaining("https");
        }
    }

    @Test
    @DisplayName("C-GEN-09: a read without an answer loses nothing, a write may have been carried out")
    void request_withoutAnswer_saysWhatIsKnown() {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        for (int i = 0; i < 4; i++) {
            transport.fails(new IOException("time-out"));
        }

        assertUnknown(() -> practice.findPatient(Samples.ada()), "nothing is lost");
        assertUnknown(() -> ada.book(Booking.of(slot, "x").build()), "may or may not have been carried out");
        assertUnknown(() -> ada.amend(appointment, Amendment.withoutComment()), "may or may not");
        assertUnknown(() -> ada.cancel(appointment, "x"), "may or may not");
    }

    @Test
    @DisplayName("writes are never repeated by themselves")
    void write_withoutAnswer_isSentOnce() {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        transport.fails(new IOException("time-out"));
        int before = transport.requests().size();

        assertUnknown(() -> ada.book(Booking.of(slot, "x").build()), "Look at the patient's appointments");
        assertThat(transport.requests()).hasSize(before + 1);
    }

    @Test
    void write_whoseAnswerBreaksOff_mayHaveBeenCarriedOut() {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        transport.answers(Reply.of(201, Fhir.appointment()).breakingOff());

        UnusableAnswerException failure = catchThrowableOfType(
                UnusableAnswerException.class,
                () -> ada.book(Booking.of(slot, "x").build()));
        assertThat(failure).hasMessageContaining("broke off. It may have been carried out");
        assertThat(failure.status()).isEqualTo(201);
    }

    @Test
    @DisplayName("W-SDS: a practice that is not in the directory is not sent to")
    void practice_unknownToTheDirectory_isNotSent() {
        NotSentException failure = catchThrowableOfType(
                NotSentException.class, () -> encounter.practice("Y99999").capabilityStatement());

        assertThat(failure).hasMessageContaining("The directory has no endpoint of Y99999");
        assertThat(failure.call()).contains(events.get(0).call());
        transport.assertNothingSent();
    }

    @Test
    void timeout_whenLittleOfTheCallIsLeft_isWhatIsLeft() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.does(request -> {
            nanos.addAndGet(Duration.ofSeconds(59).toNanos());
            return Reply.of(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION"));
        });
        transport.does(request -> {
            nanos.addAndGet(Duration.ofSeconds(20).toNanos());
            return Reply.ok(Fhir.appointment("4"));
        });
        transport.answers(Reply.ok(Fhir.cancelled("5")));

        ada.cancel(appointment, "x");

        assertThat(transport.requests().subList(2, 5))
                .extracting(request -> request.timeout())
                .containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(31), Duration.ofSeconds(11));
    }

    @Test
    void exchange_forWhichNoTimeIsLeft_isNotSent() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.does(request -> {
            nanos.addAndGet(CALL.toNanos());
            return Reply.of(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION"));
        });

        ServiceException failure = catchThrowableOfType(ServiceException.class, () -> ada.cancel(appointment, "x"));
        assertThat(failure.status()).isEqualTo(409);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(look ->
                        assertThat(look).isInstanceOf(NotSentException.class).hasMessageContaining("No time was left"));
        assertThat(transport.requests()).hasSize(3);
    }

    @Test
    void timeouts_setOnTheClient_reachTheTransport() {
        transport.answers(Reply.ok(Fhir.slots()));
        try (AppointmentsClient quick = newBuilder()
                        .connectTimeout(Duration.ofSeconds(2))
                        .responseTimeout(Duration.ofSeconds(8))
                        .callTimeout(Duration.ofSeconds(5))
                        .build();
                Encounter theirs = quick.encounter(Samples.HUB, Samples.CLAIRE)) {
            theirs.practice("Y90001").searchFreeSlots(SEARCH);
        }

        assertThat(transport.lastRequest().connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(transport.lastRequest().timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    private static void assertUnknown(Runnable call, String saying) {
        GpConnectException failure = catchThrowableOfType(OutcomeUnknownException.class, call::run);
        assertThat(failure).isNotNull().hasMessageContaining(saying).hasCauseInstanceOf(IOException.class);
    }
}
