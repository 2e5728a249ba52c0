package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.booking.RescheduleException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.slots.FreeSlot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
        "S-16: booked first, and the old one was not cancelled: what it is now is looked at before anything is said or undone")
class RescheduleOldSeenTest extends ClientTest {

    private static final String MOVED = Fhir.appointment("1")
            .replace("\"id\":\"7\"", "\"id\":\"8\"")
            .replace("Slot/10", "Slot/11")
            .replace("2026-11-23T09:", "2026-11-23T11:");
    private static final String MOVED_BACK = MOVED.replace("\"booked\"", "\"cancelled\"");

    private final FreeSlot slot = slots(Fhir.tenPastNine()).first();
    private final PatientRecord ada = ada();
    private final Appointment old = appointment(ada);
    private final int before = transport.requests().size();

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void old_thatIsCancelledByNow_isTheGoalReached(int status) {
        transport.answers(Reply.of(201, MOVED), Reply.empty(status), Reply.ok(Fhir.cancelled("4")));

        assertThat(reschedule().id()).isEqualTo("8");
        assertSent("POST Appointment", "PUT Appointment/7", "GET Appointment/7");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void old_thatIsSeenToStand_isWhyTheBookingIsUndone(int status) {
        transport.answers(
                Reply.of(201, MOVED), Reply.empty(status), Reply.ok(Fhir.appointment()), Reply.ok(MOVED_BACK));

        RescheduleException failure = fails();

        assertThat(failure).hasMessageContaining("and stands; the new one was booked and cancelled again");
        assertThat(failure.booked()).isEmpty();
        assertThat(failure.effectUnknown()).isFalse();
        assertSent("POST Appointment", "PUT Appointment/7", "GET Appointment/7", "PUT Appointment/8");
    }

    @Test
    void old_whoseVersionDidNotMove_isReadAndSeenToStand() {
        transport.answers(Reply.of(201, MOVED), Reply.of(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION")));
        transport.answers(Reply.ok(Fhir.appointment()), Reply.ok(Fhir.appointment()), Reply.ok(MOVED_BACK));

        assertThat(fails().booked()).isEmpty();
        assertSent(
                "POST Appointment", "PUT Appointment/7", "GET Appointment/7", "GET Appointment/7", "PUT Appointment/8");
    }

    @Test
    void old_thatCannotBeRead_isUnknown() {
        transport.answers(Reply.of(201, MOVED), Reply.empty(422), Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")));

        RescheduleException failure = fails();

        assertOldUnknown(failure);
        assertThat(failure.failure().getSuppressed()).singleElement().isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "fulfilled", ""})
    @DisplayName("an old one that is neither booked nor cancelled is not what the patient can be left with")
    void old_inAnotherStatus_isUnknown(String status) {
        transport.answers(
                Reply.of(201, MOVED),
                Reply.empty(422),
                Reply.ok(Fhir.appointment("4").replace("\"booked\"", "\"" + status + "\"")));

        assertOldUnknown(fails());
    }

    @Test
    @DisplayName("C-CANC-03: where nothing was sent about the old one there is nothing to look at")
    void old_thatHasBegunMeanwhile_isNotRead() {
        transport.does(request -> {
            clock.set("2026-11-23T09:00:00Z");
            return Reply.of(201, MOVED);
        });
        transport.answers(Reply.ok(MOVED_BACK));

        assertThat(fails().failure()).isInstanceOf(RefusedException.class);
        assertSent("POST Appointment", "PUT Appointment/8");
    }

    @Test
    @DisplayName("a new one that somebody else has cancelled is undone; one that is gone is not known to stand")
    void new_thatIsCancelledOrGone_isNotSaidToStand() {
        transport.answers(Reply.of(201, MOVED), Reply.empty(422), Reply.ok(Fhir.appointment()));
        transport.answers(
                Reply.of(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION")),
                Reply.ok(MOVED_BACK.replace("\"versionId\":\"1\"", "\"versionId\":\"2\"")));
        RescheduleException undone = fails();

        transport.answers(Reply.of(201, MOVED), Reply.empty(422), Reply.ok(Fhir.appointment()));
        transport.answers(Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")));
        RescheduleException gone = fails();

        assertThat(undone).hasMessageContaining("the new one was booked and cancelled again");
        assertThat(undone.effectUnknown()).isFalse();
        assertThat(gone).hasMessageContaining("may or may not have been cancelled again");
        assertThat(gone.effectUnknown()).isTrue();
    }

    private void assertOldUnknown(RescheduleException failure) {
        assertThat(failure).hasMessageContaining("booked and stands; the old one may or may not stand");
        assertThat(failure.booked().orElseThrow().id()).isEqualTo("8");
        assertThat(failure.effectUnknown()).isTrue();
        assertSent("POST Appointment", "PUT Appointment/7", "GET Appointment/7");
    }

    private RescheduleException fails() {
        return catchThrowableOfType(RescheduleException.class, this::reschedule);
    }

    private Appointment reschedule() {
        return ada.reschedule(Reschedule.of(old, Booking.of(slot, "Check-up").build(), "Moved to later")
                .bookingFirst()
                .build());
    }

    private void assertSent(String... requests) {
        assertThat(transport.requests().subList(before, transport.requests().size()))
                .extracting(request -> request.method() + request.url().replaceFirst(".*/gpconnect/", " "))
                .containsExactly(requests);
    }
}
