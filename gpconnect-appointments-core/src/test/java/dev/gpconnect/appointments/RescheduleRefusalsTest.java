package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-16: what stands against either half of a rescheduling is found before the first request")
class RescheduleRefusalsTest extends ClientTest {

    private final FreeSlot slot = slots(Fhir.tenPastNine()).first();
    private final PatientRecord ada = ada();
    private final Appointment old = appointment(ada);
    private final int before = transport.requests().size();

    @Test
    @Requirement("D-BK-05")
    @DisplayName("D-BK-05: not before the risk was acknowledged")
    void reschedule_unacknowledged_isRefused() {
        assertRefused(
                "D-BK-05", Reschedule.of(old, booking(slot), "Moved to later").build());
    }

    @Test
    @DisplayName("C-CANC-03, C-CANC-01: what stands against the cancellation is found before anything is sent")
    void oldAppointment_thatCannotBeCancelled_isRefused() {
        Appointment begun = appointment(ada, Fhir.appointment().replace("2026-11-23T09:00:00", "2026-11-20T10:15:30"));
        String doubled =
                Fhir.appointment().replace("\"status\":\"booked\",", "\"status\":\"booked\",\"status\":\"x\",");
        Appointment malformed = appointment(ada, doubled);

        assertRefused("C-CANC-03", acknowledged(begun, slot));
        assertRefused("C-CANC-03", acknowledged(malformed, slot));
        assertThat(catchThrowableOfType(RefusedException.class, () -> Reschedule.of(old, booking(slot), " "))
                        .rule())
                .isEqualTo("C-CANC-01");
    }

    @Test
    @DisplayName("C-BOOK-02, C-GEN-04: what stands against the booking is found before anything is cancelled")
    void newSlot_thatCannotBeBooked_isRefused() {
        transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())));
        FreeSlot elsewhere = encounter
                .practice(Samples.OTHER_PRACTICE)
                .searchFreeSlots(SEARCH)
                .first();
        Appointment later = appointment(ada, Fhir.appointment().replace("2026-11-23T09:", "2026-11-23T11:"));

        assertRefused("C-GEN-04", acknowledged(old, elsewhere));
        clock.set("2026-11-23T09:10:00Z");
        assertRefused("C-BOOK-02", acknowledged(later, slot));
    }

    @Test
    @Requirement("D-XC-05")
    @DisplayName("D-XC-05")
    void record_thatDiffersUnseen_isRefused() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada().replace("\"female\"", "\"male\""))));
        PatientRecord different = practice.findPatient(Samples.ada()).orElseThrow();

        assertThat(catchThrowableOfType(RefusedException.class, () -> different.reschedule(acknowledged(old, slot)))
                        .rule())
                .isEqualTo("D-XC-05");
    }

    @Test
    void encounter_closed_refuses() {
        encounter.close();

        assertThatThrownBy(() -> ada.reschedule(acknowledged(old, slot)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("encounter is closed");
        assertThat(transport.requests()).hasSize(before);
    }

    private void assertRefused(String rule, Reschedule reschedule) {
        int sentBefore = transport.requests().size();
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> ada.reschedule(reschedule));
        assertThat(refused.rule()).isEqualTo(rule);
        assertThat(transport.requests()).hasSize(sentBefore);
    }

    private static Reschedule acknowledged(Appointment appointment, FreeSlot slot) {
        return Reschedule.of(appointment, booking(slot), "Moved to later")
                .acknowledgeThatOldSlotMayBeLost()
                .build();
    }

    private static Booking booking(FreeSlot slot) {
        return Booking.of(slot, "Check-up").build();
    }
}
