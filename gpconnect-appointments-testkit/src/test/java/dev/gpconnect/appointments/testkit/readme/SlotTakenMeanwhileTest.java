package dev.gpconnect.appointments.testkit.readme;

import static dev.gpconnect.appointments.testkit.assertions.GpConnectAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.control.Faults;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.junit.GpConnectExtension;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A consumer's test of the race for a slot, as the README shows it. */
final class SlotTakenMeanwhileTest {

    private final LocalDate tomorrow = LocalDate.of(2026, 11, 24);

    @RegisterExtension
    final GpConnectExtension gpConnect = GpConnectExtension.create();

    @Test
    void slotTakenMeanwhile(Practice practice, PatientRecord patient, FakePractice fake, Faults faults) {
        SlotSearch search = SlotSearch.between(tomorrow, tomorrow).build();
        FreeSlot slot = practice.searchFreeSlots(search).first();
        Booking booking = Booking.of(slot, "Check-up").build();
        faults.before(Trigger.once().on(Interaction.BOOK), () -> fake.take(slot.id()));

        assertThatThrownBy(() -> patient.book(booking)).isInstanceOf(SlotTakenException.class);
        assertThat(fake).hasBooked(slot.id()).hasNoAppointmentFor("9990000018");
    }
}
