package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.booking.RescheduleException;
import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S-16, C-CANC-05, D-BK-05: rescheduling cancels, then books")
class RescheduleTest extends ClientTest {

    private final FreeSlot slot = slots(Fhir.tenPastNine()).first();
    private final PatientRecord ada = ada();
    private final Appointment old = appointment(ada);
    private final int before = transport.requests().size();

    @Requirement("C-CANC-05")
    @Test
    void reschedule_cancelsThenBooks_andGivesTheNewAppointment() {
        transport.answers(Reply.ok(Fhir.cancelled("4")), Reply.of(201, moved()));

        Appointment booked = ada.reschedule(acknowledged());

        assertThat(booked.id()).isEqualTo("8");
        List<HttpRequest> sent = sent();
        assertThat(sent).extracting(HttpRequest::method).containsExactly("PUT", "POST");
        assertThat(Fhir.text(sent.get(0).body().orElseThrow())).contains("\"cancelled\"", "Moved to later");
        assertThat(Fhir.text(sent.get(1).body().orElseThrow())).contains("Slot/11", "Check-up");
    }

    @Test
    void cancellation_refused_leavesAllAsItWas() {
        transport.answers(Reply.of(422, Fhir.outcome("INVALID_RESOURCE")));

        ServiceException failure = catchThrowableOfType(ServiceException.class, () -> ada.reschedule(acknowledged()));

        assertThat(failure.status()).isEqualTo(422);
        assertThat(sent()).extracting(HttpRequest::method).containsExactly("PUT");
    }

    @Test
    @DisplayName("C-GEN-09: after a cancellation of unknown outcome nothing is booked")
    void cancellation_ofUnknownOutcome_isNotFollowedByABooking() {
        transport.fails(new IOException("reset"));
        assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> ada.reschedule(acknowledged()))
                        .effectUnknown())
                .isTrue();

        transport.answers(Reply.empty(503));
        assertThat(catchThrowableOfType(ServiceException.class, () -> ada.reschedule(acknowledged()))
                        .effectUnknown())
                .isTrue();

        transport.answers(Reply.ok("<html/>"));
        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> ada.reschedule(acknowledged()))
                        .effectUnknown())
                .isTrue();
        assertThat(sent()).extracting(HttpRequest::method).containsExactly("PUT", "PUT", "PUT");
    }

    @Test
    @Requirement({"D-BK-05", "C-CANC-05"})
    @DisplayName("C-CANC-05: the old slot is lost if the booking fails, and the exception says so")
    void booking_refused_losesTheOldSlot() {
        transport.answers(Reply.ok(Fhir.cancelled("4")), Reply.of(409, Fhir.outcome("DUPLICATE_REJECTED")));

        RescheduleException failure = rescheduleFails();

        assertThat(failure)
                .hasMessageStartingWith(
                        "The old appointment is cancelled and its slot is lost; the new one was not booked.")
                .hasCause(failure.failure());
        assertThat(failure.failure()).isInstanceOf(SlotTakenException.class);
        assertThat(failure.cancelled().orElseThrow().versionId()).contains("4");
        assertThat(failure.cancelled().orElseThrow().isCancelled()).isTrue();
        assertThat(failure.booked()).isEmpty();
        assertThat(failure.effectUnknown()).isFalse();
        assertThat(failure.call()).isEqualTo(failure.failure().call()).isPresent();
    }

    @Test
    void booking_thatNeverLeft_losesTheOldSlot() {
        transport.answers(Reply.ok(Fhir.cancelled("4"))).fails(new NotSentIOException("refused", null));

        RescheduleException failure = rescheduleFails();

        assertThat(failure.failure()).isInstanceOf(NotSentException.class);
        assertThat(failure.effectUnknown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    @DisplayName("C-GEN-09: whether it was booked is not known")
    void booking_answeredWithAFailureOfAServer_mayHaveBeenMade(int status) {
        transport.answers(Reply.ok(Fhir.cancelled("4")), Reply.empty(status));

        assertMayHaveBeenBooked(rescheduleFails(), ServiceException.class);
    }

    @Test
    @DisplayName("C-GEN-09: whether it was booked is not known")
    void booking_withoutAUsableAnswer_mayHaveBeenMade() {
        transport.answers(Reply.ok(Fhir.cancelled("4"))).fails(new IOException("reset"));
        assertMayHaveBeenBooked(rescheduleFails(), OutcomeUnknownException.class);

        transport.answers(Reply.ok(Fhir.cancelled("4")), Reply.of(201, "<html/>"));
        assertMayHaveBeenBooked(rescheduleFails(), UnusableAnswerException.class);
    }

    @Test
    @DisplayName("an encounter that is closed half-way does not hide that the old slot is lost")
    void encounter_closedAfterTheCancellation_losesTheOldSlot() {
        transport.does(request -> {
            encounter.close();
            return Reply.ok(Fhir.cancelled("4"));
        });

        RescheduleException failure = rescheduleFails();

        assertThat(failure.cancelled()).isPresent();
        assertThat(failure.effectUnknown()).isFalse();
        assertThat(failure.failure()).isInstanceOf(NotSentException.class).hasMessageContaining("closed meanwhile");
        assertThat(sent()).extracting(HttpRequest::method).containsExactly("PUT");
    }

    @Test
    @DisplayName("C-CANC-05: the slot that the cancellation frees may be booked again")
    void oldSlot_cancelledFirst_isBookedAgain() {
        FreeSlot same = slot();
        transport.answers(Reply.ok(Fhir.cancelled("4")), Reply.of(201, moved()));

        assertThat(ada.reschedule(acknowledged(old, same)).id()).isEqualTo("8");
    }

    private RescheduleException rescheduleFails() {
        return catchThrowableOfType(RescheduleException.class, () -> ada.reschedule(acknowledged()));
    }

    private void assertMayHaveBeenBooked(RescheduleException failure, Class<?> kind) {
        assertThat(failure.failure()).isExactlyInstanceOf(kind);
        assertThat(failure)
                .hasMessageStartingWith("The old appointment is cancelled and its slot is lost;"
                        + " the new one may or may not have been booked; look at the patient's appointments");
        assertThat(failure.effectUnknown()).isTrue();
        assertThat(failure.cancelled()).isPresent();
        assertThat(failure.booked()).isEmpty();
    }

    private List<HttpRequest> sent() {
        return transport.requests().subList(before, transport.requests().size());
    }

    private Reschedule acknowledged() {
        return acknowledged(old, slot);
    }

    private static Reschedule acknowledged(Appointment appointment, FreeSlot slot) {
        return Reschedule.of(appointment, Booking.of(slot, "Check-up").build(), "Moved to later")
                .acknowledgeThatOldSlotMayBeLost()
                .build();
    }

    private static String moved() {
        return Fhir.appointment("1").replace("\"id\":\"7\"", "\"id\":\"8\"").replace("Slot/10", "Slot/11");
    }
}
