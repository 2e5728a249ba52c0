package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.booking.RescheduleException;
import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-16: rescheduling that books first, against the order of C-CANC-05")
class RescheduleBookingFirstTest extends ClientTest {

    private static final String MOVED =
            Fhir.appointment("1").replace("\"id\":\"7\"", "\"id\":\"8\"").replace("Slot/10", "Slot/11");
    private static final String MOVED_BACK = MOVED.replace("\"booked\"", "\"cancelled\"");

    private final FreeSlots free = slots(Fhir.nineOClock(), Fhir.tenPastNine());
    private final FreeSlot slot = free.list().get(1);
    private final PatientRecord ada = ada();
    private final Appointment old = appointment(ada);
    private final int before = transport.requests().size();

    @Test
    void reschedule_booksThenCancels_andNeedsNoAcknowledgement() {
        transport.answers(Reply.of(201, MOVED), Reply.ok(Fhir.cancelled("4")));

        assertThat(ada.reschedule(bookingFirst()).id()).isEqualTo("8");
        assertSent("POST Appointment", "PUT Appointment/7");
    }

    @Test
    @DisplayName("C-CANC-05: a slot of the old appointment is taken as long as that stands")
    void oldSlot_amongTheNewOnes_isRefused() {
        Booking both = Booking.of(free.list(), "Check-up").build();
        Reschedule reschedule =
                Reschedule.of(old, both, "Longer").bookingFirst().build();

        assertThat(catchThrowableOfType(RefusedException.class, () -> ada.reschedule(reschedule))
                        .rule())
                .isEqualTo("C-CANC-05");
        assertSent();
    }

    @Test
    @DisplayName("C-CANC-03: what stands against the cancellation is found before anything is booked")
    void oldAppointment_thatIsCancelled_isRefused() {
        Appointment cancelled = appointment(ada, Fhir.cancelled("4"));
        Reschedule reschedule =
                Reschedule.of(cancelled, booking(), "x").bookingFirst().build();

        assertThat(catchThrowableOfType(RefusedException.class, () -> ada.reschedule(reschedule))
                        .rule())
                .isEqualTo("C-CANC-03");
        assertSent("GET Appointment/7");
    }

    @Test
    @DisplayName("W-HDR-10: a version that the practice does not give is missed before anything is booked")
    void oldAppointment_withoutAnyVersion_isRefusedBeforeTheBooking() {
        String unversioned = Fhir.appointment().replaceFirst("\"meta\":\\{[^}]*},", "");
        Appointment unknown = appointment(ada, unversioned);
        transport.answers(Reply.ok(unversioned));
        Reschedule reschedule =
                Reschedule.of(unknown, booking(), "x").bookingFirst().build();

        assertThat(catchThrowableOfType(RefusedException.class, () -> ada.reschedule(reschedule))
                        .rule())
                .isEqualTo("W-HDR-10");
        assertSent("GET Appointment/7", "GET Appointment/7");
    }

    @Test
    void booking_refused_leavesTheOldOne() {
        transport.answers(Reply.of(409, Fhir.outcome("DUPLICATE_REJECTED")));

        assertThat(catchThrowableOfType(SlotTakenException.class, () -> ada.reschedule(bookingFirst())))
                .isNotNull();
        assertSent("POST Appointment");
    }

    @Test
    @DisplayName("C-GEN-09: after a booking of unknown outcome nothing is cancelled")
    void booking_ofUnknownOutcome_leavesTheOldOne() {
        transport.fails(new IOException("reset"));

        assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> ada.reschedule(bookingFirst()))
                        .effectUnknown())
                .isTrue();
        assertSent("POST Appointment");
    }

    @Test
    void cancellation_refused_isUndone() {
        transport.answers(Reply.of(201, MOVED), Reply.of(422, Fhir.outcome("INVALID_RESOURCE")));
        transport.answers(Reply.ok(Fhir.appointment()), Reply.ok(MOVED_BACK));

        RescheduleException failure = rescheduleFails();

        assertThat(failure)
                .hasMessageStartingWith("The old appointment could not be cancelled and stands;"
                        + " the new one was booked and cancelled again")
                .hasCause(failure.failure());
        assertThat(failure.failure()).isExactlyInstanceOf(ServiceException.class);
        assertThat(failure.cancelled()).isEmpty();
        assertThat(failure.booked()).isEmpty();
        assertThat(failure.effectUnknown()).isFalse();
        assertSent("POST Appointment", "PUT Appointment/7", "GET Appointment/7", "PUT Appointment/8");
        assertThat(Fhir.text(transport.lastRequest().body().orElseThrow()))
                .contains("\"cancelled\"", "Rescheduling was not completed");
    }

    @Test
    void cancellation_bySomebodyElse_isAsGoodAsOurs() {
        transport.answers(
                Reply.of(201, MOVED),
                Reply.of(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION")),
                Reply.ok(Fhir.cancelled("4")));

        assertThat(ada.reschedule(bookingFirst()).id()).isEqualTo("8");
        assertSent("POST Appointment", "PUT Appointment/7", "GET Appointment/7");
    }

    @Test
    void cancellation_ofWhatSomebodyElseChanged_isUndone() {
        transport.answers(
                Reply.of(201, MOVED),
                Reply.of(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION")),
                Reply.ok(Fhir.appointment("4").replace("Wheelchair user", "Needs an interpreter")),
                Reply.ok(MOVED_BACK));

        assertThat(rescheduleFails().failure()).isInstanceOf(StaleVersionException.class);
        assertSent("POST Appointment", "PUT Appointment/7", "GET Appointment/7", "PUT Appointment/8");
    }

    @Test
    void undoing_refused_leavesBoth() {
        transport
                .answers(Reply.of(201, MOVED))
                .fails(new NotSentIOException("refused", null))
                .answers(Reply.of(422, Fhir.outcome("INVALID_RESOURCE")));

        RescheduleException failure = rescheduleFails();

        assertThat(failure)
                .hasMessageStartingWith("The old appointment could not be cancelled and stands;"
                        + " the new one was booked and stands too. Cancel one of them");
        assertThat(failure.failure()).isInstanceOf(NotSentException.class);
        assertThat(failure.failure().getSuppressed()).singleElement().isExactlyInstanceOf(ServiceException.class);
        assertThat(failure.booked().orElseThrow().id()).isEqualTo("8");
        assertThat(failure.cancelled()).isEmpty();
        assertThat(failure.effectUnknown()).isFalse();
    }

    @Test
    void undoing_ofUnknownOutcome_mayLeaveBoth() {
        transport.answers(Reply.of(201, MOVED)).fails(new NotSentIOException("refused", null));
        transport.answers(Reply.empty(503));

        RescheduleException failure = rescheduleFails();

        assertThat(failure)
                .hasMessageStartingWith("The old appointment could not be cancelled and stands; the new one was booked,"
                        + " and may or may not have been cancelled again; look at the patient's appointments");
        assertThat(failure.failure().effectUnknown()).isFalse();
        assertThat(failure.effectUnknown()).isTrue();
        assertThat(failure.booked()).isPresent();
    }

    @Test
    @DisplayName("C-GEN-09: where the old one may be cancelled nothing is undone: the patient could end with none")
    void cancellation_ofUnknownOutcome_isNotUndone() {
        transport.answers(Reply.of(201, MOVED)).fails(new IOException("reset"));
        assertOldUnknown(rescheduleFails());

        transport.answers(Reply.of(201, MOVED), Reply.empty(500));
        assertOldUnknown(rescheduleFails());

        transport.answers(Reply.of(201, MOVED), Reply.ok("<html/>"));
        assertOldUnknown(rescheduleFails());

        assertThat(sent()).noneMatch(request -> request.url().endsWith("/Appointment/8"));
    }

    @Test
    @DisplayName("an encounter that is closed half-way does not hide that both stand")
    void encounter_closedAfterTheBooking_leavesBoth() {
        transport.does(request -> {
            encounter.close();
            return Reply.of(201, MOVED);
        });

        RescheduleException failure = rescheduleFails();

        assertThat(failure.booked()).isPresent();
        assertThat(failure.failure()).isInstanceOf(NotSentException.class);
        assertThat(failure.effectUnknown()).isFalse();
        assertSent("POST Appointment");
    }

    private static void assertOldUnknown(RescheduleException failure) {
        assertThat(failure)
                .hasMessageStartingWith("The new appointment is booked and stands; the old one may or may not stand;"
                        + " look at the patient's appointments");
        assertThat(failure.booked().orElseThrow().id()).isEqualTo("8");
        assertThat(failure.cancelled()).isEmpty();
        assertThat(failure.effectUnknown()).isTrue();
        assertThat(failure).hasCause(failure.failure());
    }

    private RescheduleException rescheduleFails() {
        return catchThrowableOfType(RescheduleException.class, () -> ada.reschedule(bookingFirst()));
    }

    private void assertSent(String... requests) {
        assertThat(sent())
                .extracting(request -> request.method() + request.url().replaceFirst(".*/gpconnect/", " "))
                .containsExactly(requests);
    }

    private List<HttpRequest> sent() {
        return transport.requests().subList(before, transport.requests().size());
    }

    private Reschedule bookingFirst() {
        return Reschedule.of(old, booking(), "Moved to later").bookingFirst().build();
    }

    private Booking booking() {
        return Booking.of(slot, "Check-up").build();
    }
}
