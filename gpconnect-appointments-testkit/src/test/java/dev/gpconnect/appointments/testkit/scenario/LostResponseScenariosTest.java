package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenario in which nobody knows at first whether a booking was made. */
final class LostResponseScenariosTest extends ScenarioTest {

    static List<Fault> lostAfterCommit() {
        return List.of(
                Fault.droppedAfterCommit(),
                Fault.status(502).committed(),
                Fault.html(504).committed());
    }

    static List<Fault> lostBeforeProcessing() {
        return List.of(Fault.dropped(), Fault.status(503), Fault.html(502));
    }

    @ParameterizedTest
    @MethodSource("lostAfterCommit")
    @DisplayName("S-19: the answer is lost; the patient's appointments show the booking, and it is not made again")
    void s19_findsTheBookingThatWasMade(Fault fault) {
        Encounter hub = hub();
        PatientRecord ada = find(hub, PRACTICE, ReferenceWorld.ada());
        FreeSlot slot = tomorrow(hub, PRACTICE).get(0);
        bookAndLose(ada, slot, fault);

        List<Appointment> ours = ours(ada, slot);

        assertThat(ours).hasSize(1);
        assertThat(inDiary(PRACTICE, ours.get(0).id()).slotIds()).containsExactly(slot.id());
    }

    @ParameterizedTest
    @MethodSource("lostBeforeProcessing")
    @DisplayName("S-19: the request is lost; the patient's appointments show nothing, and the slot is booked after all")
    void s19_booksWhatWasNotBooked(Fault fault) {
        Encounter hub = hub();
        PatientRecord ada = find(hub, PRACTICE, ReferenceWorld.ada());
        FreeSlot slot = tomorrow(hub, PRACTICE).get(0);
        bookAndLose(ada, slot, fault);
        assertThat(ours(ada, slot)).isEmpty();

        ada.book(booking(slot, "Check-up"));

        assertThat(ours(ada, slot)).hasSize(1);
    }

    private void bookAndLose(PatientRecord ada, FreeSlot slot, Fault fault) {
        world.fakes.controls().faults().inject(fault, Trigger.once().on(Interaction.BOOK));
        assertThatThrownBy(() -> ada.book(booking(slot, "Check-up")))
                .isInstanceOfSatisfying(
                        GpConnectException.class,
                        e -> assertThat(e.effectUnknown()).isTrue());
        assertThat(world.fakes.controls().faults().unfired()).isEmpty();
    }

    /** The appointments that take this slot and were booked by this organisation. */
    private static List<Appointment> ours(PatientRecord ada, FreeSlot slot) {
        PatientAppointments found = ada.appointments(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW);
        return found.stream()
                .filter(appointment -> appointment.slotIds().equals(List.of(slot.id()))
                        && appointment
                                .bookingOrganisation()
                                .map(booker -> booker.odsCode().equals("Y90010"))
                                .orElse(false))
                .toList();
    }
}
