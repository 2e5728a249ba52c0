package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.booking.RescheduleException;
import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An appointment is moved to another slot, and what the patient is left with when that fails half-way. */
final class ReschedulingScenariosTest extends ScenarioTest {

    @Test
    @DisplayName("S-16, C-CANC-05: rescheduling is a cancellation and a booking, and never a change of the slot")
    void s16_reschedules() {
        Move move = new Move();

        Appointment moved = move.ada.reschedule(move.cancellingFirst());

        assertStands(move.old, false);
        assertStands(moved, true);
        assertThat(moved.slotIds()).containsExactly(move.slot.id());
        assertThat(moved.description()).contains("Check-up");
        assertThat(sentLast(2)).containsExactly("PUT", "POST");
    }

    @Test
    @DisplayName("S-16: booking first ends alike")
    void s16_reschedulesBookingFirst() {
        Move move = new Move();

        Appointment moved = move.ada.reschedule(move.bookingFirst());

        assertStands(move.old, false);
        assertStands(moved, true);
        assertThat(moved.slotIds()).containsExactly(move.slot.id());
    }

    @Test
    @DisplayName("S-16, C-CANC-05, C-BOOK-10: somebody else takes the new slot, and the old one is lost")
    void s16_slotIsGone() {
        Move move = new Move();
        Encounter other = urgentCare();
        PatientRecord ben = find(other, PRACTICE, ReferenceWorld.ben());
        ben.book(booking(first(tomorrow(other, PRACTICE), free -> free.id().equals(move.slot.id())), "Quicker"));

        if (is(Personality.NON_ATOMIC)) {
            // gives the slot to both, and no client can know
            assertStands(move.ada.reschedule(move.cancellingFirst()), true);
            return;
        }
        RescheduleException failure = fails(move.ada, move.cancellingFirst());

        assertThat(failure.failure()).isInstanceOf(SlotTakenException.class);
        assertThat(failure.effectUnknown()).isFalse();
        assertThat(failure.cancelled().orElseThrow().id()).isEqualTo(move.old.id());
        assertStands(move.old, false);
    }

    @Test
    @DisplayName("S-16, C-GEN-09: the answer to the booking is lost; the patient's appointments show it")
    void s16_answerToTheBookingIsLost() {
        Move move = new Move();
        inject(Fault.droppedAfterCommit(), Interaction.BOOK);

        RescheduleException failure = fails(move.ada, move.cancellingFirst());

        assertThat(failure.effectUnknown()).isTrue();
        assertThat(move.standing()).containsExactly(move.slot.id());
    }

    @Test
    @DisplayName("S-16: a cancellation that fails leaves the patient with the old appointment")
    void s16_cancellationFails() {
        Move move = new Move();
        inject(Fault.outcome(422, "invalid", "INVALID_RESOURCE"), Interaction.CANC);

        GpConnectException failure =
                catchThrowableOfType(GpConnectException.class, () -> move.ada.reschedule(move.cancellingFirst()));

        assertThat(failure).isNotInstanceOf(RescheduleException.class);
        assertThat(move.standing()).containsExactlyElementsOf(move.old.slotIds());
    }

    @Test
    @DisplayName("S-16: booked first, a refused cancellation is undone and the old appointment stands")
    void s16_bookingIsUndone() {
        Move move = new Move();
        inject(Fault.outcome(422, "invalid", "INVALID_RESOURCE"), Interaction.CANC);

        RescheduleException failure = fails(move.ada, move.bookingFirst());

        assertThat(failure.effectUnknown()).isFalse();
        assertThat(failure.booked()).isEmpty();
        assertThat(move.standing()).containsExactlyElementsOf(move.old.slotIds());
    }

    @Test
    @DisplayName("S-16: booked first, the answer to the cancellation is lost; the new appointment stands in any case")
    void s16_answerToTheCancellationIsLost() {
        Move move = new Move();
        inject(Fault.droppedAfterCommit(), Interaction.CANC);

        RescheduleException failure = fails(move.ada, move.bookingFirst());

        assertThat(failure.effectUnknown()).isTrue();
        assertStands(failure.booked().orElseThrow(), true);
        assertThat(move.standing()).containsExactly(move.slot.id());
    }

    private void inject(Fault fault, Interaction interaction) {
        world.fakes.controls().faults().inject(fault, Trigger.once().on(interaction));
    }

    private static RescheduleException fails(PatientRecord ada, Reschedule reschedule) {
        return catchThrowableOfType(RescheduleException.class, () -> ada.reschedule(reschedule));
    }

    private void assertStands(Appointment appointment, boolean stands) {
        assertThat(inDiary(PRACTICE, appointment.id()).cancelled()).isEqualTo(!stands);
    }

    private List<String> sentLast(int count) {
        return world.exchanges.subList(world.exchanges.size() - count, world.exchanges.size()).stream()
                .map(exchange -> exchange.request().method())
                .toList();
    }

    /** Ada's appointment tomorrow, and a later slot for it. */
    private final class Move {

        private final Encounter hub = hub();
        private final PatientRecord ada = find(hub, PRACTICE, ReferenceWorld.ada());
        private final List<FreeSlot> slots = tomorrow(hub, PRACTICE);
        private final Appointment old = ada.book(booking(slots.get(0), "Check-up"));
        private final FreeSlot slot = slots.get(3);

        Reschedule cancellingFirst() {
            return Reschedule.of(old, booking(slot, "Check-up"), "Moved to a later time")
                    .acknowledgeThatOldSlotMayBeLost()
                    .build();
        }

        Reschedule bookingFirst() {
            return Reschedule.of(old, booking(slot, "Check-up"), "Moved to a later time")
                    .bookingFirst()
                    .build();
        }

        /** The slots of Ada's appointments that are not cancelled, as the practice's diary has them. */
        List<String> standing() {
            return world.fakes.practice(PRACTICE).appointments().stream()
                    .filter(appointment ->
                            appointment.patientId().equals(ada.patient().id()))
                    .filter(appointment -> !appointment.cancelled())
                    .map(AppointmentView::slotIds)
                    .flatMap(List::stream)
                    .toList();
        }
    }
}
