package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is not done: nothing is asked for, booked, cancelled or kept that nobody asked for")
class ConductTest extends ClientTest {

    @Test
    @Requirement("C-BOOK-09")
    @DisplayName("C-BOOK-09: a slot that is found, shown and chosen is not held, and booked with one request")
    void booking_made_isOneRequest() {
        FreeSlots found = slots(Fhir.nineOClock(), Fhir.tenPastNine());
        PatientRecord ada = ada();
        Booking booking = Booking.of(found.list(), "Check-up").build();
        practice.summary(found.first());
        assertThat(writes()).isEmpty();
        transport.answers(Reply.of(201, Fhir.appointment()));

        ada.book(booking);

        assertThat(writes()).containsExactly("POST Appointment");
        assertThat(transport.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 409, 412, 415, 422, 429, 500, 501, 502, 503, 504})
    @Requirement({"C-BOOK-09", "C-GEN-09"})
    @DisplayName(
            "C-BOOK-09, C-GEN-09: a booking that fails is not tried again, elsewhere or otherwise, though reads would be")
    void booking_answeredWithAFailure_isOneRequest(int status) {
        assertOneRequest(() -> transport.answers(Reply.of(status, Fhir.outcome("INTERNAL_SERVER_ERROR"))));
    }

    @Test
    @Requirement({"C-BOOK-09", "C-GEN-09"})
    @DisplayName("C-BOOK-09, C-GEN-09: a booking whose answer is lost or unusable is neither made again nor undone")
    void booking_withoutAUsableAnswer_isOneRequest() {
        assertOneRequest(() -> transport.fails(new IOException("reset")));
        assertOneRequest(() -> transport.answers(Reply.of(201, "<html/>")));
        assertOneRequest(
                () -> transport.answers(Reply.of(201, Fhir.appointment()).breakingOff()));
        assertOneRequest(() -> transport.answers(Reply.of(200, Fhir.appointment())));
    }

    @ParameterizedTest
    @CsvSource({"409, DUPLICATE_REJECTED", "409, SOMETHING_NEW", "200, DUPLICATE_REJECTED", "201, DUPLICATE_REJECTED"})
    @Requirement("C-BOOK-10")
    @DisplayName("C-BOOK-10: a slot that is gone is told as such, with what to do, and is no success of any kind")
    void slot_gone_isToldWithWhatToDo(int status, String code) {
        Booking booking = Booking.of(slot(), "Check-up").build();
        PatientRecord ada = ada();
        transport.answers(Reply.of(status, Fhir.outcome(code)));

        SlotTakenException gone = catchThrowableOfType(SlotTakenException.class, () -> ada.book(booking));

        assertThat(gone).hasMessageStartingWith("The slot is no longer free; search for free slots again");
        assertThat(writes()).hasSize(1);
    }

    @Test
    @Requirement("C-GEN-09")
    @DisplayName("C-GEN-09: after a 409 the appointment is read, and the change not sent again over another's")
    void change_ofAnotherVersion_isNotRepeatedBlindly() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(
                Reply.of(409, Fhir.outcome("FHIR_CONSTRAINT_VIOLATION")),
                Reply.ok(Fhir.appointment("4").replace("Wheelchair user", "Needs an interpreter")));

        StaleVersionException stale = catchThrowableOfType(
                StaleVersionException.class, () -> ada.amend(appointment, Amendment.comment("Ground floor")));

        assertThat(stale.current().comment()).contains("Needs an interpreter");
        assertThat(writes()).containsExactly("PUT Appointment/7");
        assertThat(transport.lastRequest().method()).isEqualTo("GET");
    }

    @Test
    @Requirement("C-GEN-09")
    @DisplayName("C-GEN-09: after a write of unknown outcome it is said where to look, which is not done by itself")
    void write_ofUnknownOutcome_saysWhereToLook() {
        Booking booking = Booking.of(slot(), "Check-up").build();
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);

        assertUnknown(() -> ada.book(booking), "Look at the patient's appointments before anything else");
        assertUnknown(
                () -> ada.amend(appointment, Amendment.comment("x")),
                "Read the appointment again before anything else");
        assertUnknown(() -> ada.cancel(appointment, "x"), "Read the appointment again before anything else");
    }

    @Test
    @Requirement({"C-SLOT-08", "C-GEN-10"})
    @DisplayName(
            "C-SLOT-08: nothing of a search is kept: the same search is asked again, and its answer is the new one")
    void search_repeated_isAskedAgain() {
        FreeSlots first = slots(Fhir.nineOClock());
        FreeSlots second = slots(Fhir.tenPastNine());

        assertThat(transport.requests()).hasSize(2);
        assertThat(transport.requests().get(1).url())
                .isEqualTo(transport.requests().get(0).url());
        assertThat(first).extracting(FreeSlot::id).containsExactly("10");
        assertThat(second).extracting(FreeSlot::id).containsExactly("11");
        transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())));
        assertThat(practice.nextFreeSlots(SEARCH).first().id()).isEqualTo("10");
        assertThat(transport.requests()).hasSize(3);
    }

    @Test
    @Requirement({"C-SLOT-08", "C-BOOK-02"})
    @DisplayName(
            "C-SLOT-08, C-BOOK-02: a slot that began while the user looked on is refused, the first of several too")
    void slot_begunMeanwhile_isRefused() {
        FreeSlots found = slots(Fhir.nineOClock(), Fhir.tenPastNine());
        PatientRecord ada = ada();
        Booking one = Booking.of(found.first(), "Check-up").build();
        Booking both = Booking.of(found.list(), "Check-up").build();
        clock.set("2026-11-23T09:00:00Z");

        for (Booking booking : List.of(one, both)) {
            RefusedException refused = catchThrowableOfType(RefusedException.class, () -> ada.book(booking));
            assertThat(refused.rule()).isEqualTo("C-BOOK-02");
            assertThat(refused).hasMessageContaining("search for free slots again");
        }
        assertThat(writes()).isEmpty();
    }

    private void assertOneRequest(Runnable script) {
        try (AppointmentsClient retrying = newBuilder().maxRetries(3).build()) {
            Practice at = retrying.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001");
            transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())));
            Booking booking =
                    Booking.of(at.searchFreeSlots(SEARCH).first(), "Check-up").build();
            PatientRecord ada = adaAt(at);
            int before = transport.requests().size();
            script.run();

            assertThat(catchThrowableOfType(GpConnectException.class, () -> ada.book(booking)))
                    .isNotNull();

            assertThat(transport.requests()).hasSize(before + 1);
            assertThat(transport.lastRequest().method()).isEqualTo("POST");
            assertThat(waits).isEmpty();
        }
    }

    private void assertUnknown(Runnable write, String whereToLook) {
        int before = transport.requests().size();
        for (int i = 0; i < 2; i++) {
            if (i == 0) {
                transport.fails(new IOException("reset"));
            } else {
                transport.answers(Reply.empty(500));
            }
            GpConnectException failure = catchThrowableOfType(GpConnectException.class, write::run);
            assertThat(failure.effectUnknown()).isTrue();
            assertThat(failure).hasMessageContaining(whereToLook);
        }
        assertThat(transport.requests()).hasSize(before + 2);
    }

    private List<String> writes() {
        return transport.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(ConductTest::line)
                .toList();
    }

    private static String line(HttpRequest request) {
        return request.method() + " " + request.url().replaceFirst(".*/gpconnect/", "");
    }
}
