package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.ResumedAppointment;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A web application that keeps nothing but JSON from one of its pages to the next, each of them an encounter of its own. */
final class CarryingOnScenariosTest extends ScenarioTest {

    @Test
    @DisplayName("W-SDS-06, C-SLOT-07, S-B6: found on one page, booked on the next, changed on a third")
    void everything_resumed_isBookedAndChanged() {
        Encounter finding = hub();
        String carriedAda = find(finding, PRACTICE, ReferenceWorld.ada()).toCarriedJson();
        FreeSlot slot = tomorrow(finding, PRACTICE).get(0);
        String carriedSlot = slot.toCarriedJson();
        finding.close();

        Practice booking = hub().practice(PRACTICE);
        PatientRecord ada = booking.resumePatient(carriedAda, ReferenceWorld.ada());
        FreeSlot resumed = booking.resumeSlot(carriedSlot);
        assertThat(booking.summary(resumed).lines()).isEqualTo(slot.summary().lines());
        Appointment booked = ada.book(booking(resumed, "Check-up"));
        assertThat(booked.slotIds()).containsExactly(slot.id());
        assertThat(booked.start()).isEqualTo(slot.start());
        assertThat(booked.deliveryChannel()).isEqualTo(slot.deliveryChannel());
        AppointmentView stored = inDiary(PRACTICE, booked.id());
        assertThat(stored.bookedBy()).isEqualTo("Y90010");
        assertThat(stored.slotIds()).containsExactly(slot.id());

        PatientRecord later = hub().practice(PRACTICE).resumePatient(ada.toCarriedJson(), ReferenceWorld.ada());
        Appointment amended = later.amend(
                later.resumeAppointment(booked.toCarriedJson()).current(), Amendment.comment("Wheelchair user"));
        assertShows(amended, "Check-up", "Wheelchair user");
        ResumedAppointment atLast = later.resumeAppointment(amended.toCarriedJson());
        assertThat(atLast.changed()).isFalse();
        assertThat(later.cancel(atLast.current(), "Not needed any more").isCancelled())
                .isTrue();
    }

    @Test
    @DisplayName("S-B6: what somebody else amended meanwhile is shown before it is changed")
    void appointment_amendedMeanwhile_isShown() {
        Encounter hub = hub();
        PatientRecord ada = find(hub, PRACTICE, ReferenceWorld.ada());
        Appointment booked = ada.book(booking(tomorrow(hub, PRACTICE).get(0), "Check-up"));
        String carried = ada.readAppointment(booked.id()).toCarriedJson();
        PatientRecord elsewhere = find(urgentCare(), PRACTICE, ReferenceWorld.ada());
        elsewhere.amend(elsewhere.readAppointment(booked.id()), Amendment.comment("Needs an interpreter"));

        ResumedAppointment resumed = ada.resumeAppointment(carried);

        assertThat(resumed.changed()).isTrue();
        assertShows(resumed.current(), "Check-up", "Needs an interpreter");
    }
}
