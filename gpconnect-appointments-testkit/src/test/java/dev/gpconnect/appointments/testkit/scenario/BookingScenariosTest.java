package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The scenarios that are about making and changing a booking. */
final class BookingScenariosTest extends ScenarioTest {

    @Test
    @DisplayName("S-02: who answers the telephone for another practice asks as itself")
    void s02_overflowPhoneCover() {
        Encounter answering = hub();
        FreeSlot slot = tomorrow(answering, "Y90002").get(0);

        Appointment booked = find(answering, "Y90002", ReferenceWorld.ada()).book(booking(slot, "Taken by the hub"));

        assertThat(lastSent().from()).isEqualTo("200000009010");
        assertThat(lastSent().token()).contains("\"requesting_organization\"", "Y90010", "Y90002");
        assertThat(inDiary("Y90002", booked.id()).bookedBy()).isEqualTo("Y90010");
    }

    @Test
    @DisplayName(
            "S-07, S-09: urgent care books at the patient's practice, in person or by telephone as is clearly shown")
    void s07_urgentCareBooks() {
        Encounter urgentCare = urgentCare();
        FreeSlot slot = first(
                tomorrow(urgentCare, PRACTICE), free -> free.deliveryChannel().equals(told(DeliveryChannel.TELEPHONE)));

        Appointment booked = find(urgentCare, PRACTICE, ReferenceWorld.ada()).book(booking(slot, "Call back"));

        assertThat(booked.deliveryChannel()).isEqualTo(told(DeliveryChannel.TELEPHONE));
        assertThat(booked.bookingOrganisation().orElseThrow().type()).isEqualTo(OrganisationType.URGENT_CARE);
        assertThat(booked.start()).isEqualTo(slot.start());
    }

    @Test
    @DisplayName("S-12: a nurse adds what the practice should know; the slot is kept")
    void s12_amendsTheReason() {
        Encounter nurse = hub();
        PatientRecord ada = find(nurse, PRACTICE, ReferenceWorld.ada());
        Appointment booked = ada.book(booking(tomorrow(nurse, PRACTICE).get(0), "Check-up"));

        Appointment amended = ada.amend(booked, Amendment.comment("Wheelchair user, ground-floor room"));

        assertShows(amended, "Check-up", "Wheelchair user, ground-floor room");
        assertThat(amended.slotIds()).isEqualTo(booked.slotIds());
    }

    @Test
    @DisplayName("S-13: a cancelled appointment's slot is at once another's to book")
    void s13_cancelsItsOwn() {
        Encounter hub = hub();
        PatientRecord ada = find(hub, PRACTICE, ReferenceWorld.ada());
        FreeSlot slot = tomorrow(hub, PRACTICE).get(0);
        Appointment booked = ada.book(booking(slot, "Check-up"));

        ada.cancel(booked, "Patient telephoned at 18:00");

        Encounter other = urgentCare();
        Appointment theirs = find(other, PRACTICE, ReferenceWorld.ben())
                .book(booking(tomorrow(other, PRACTICE).get(0), "Next in line"));
        assertThat(theirs.slotIds()).containsExactly(slot.id());
    }

    @Test
    @Requirement("C-CANC-03")
    @DisplayName("S-14: another organisation's appointment is cancelled, and stays that organisation's")
    void s14_cancelsAnothers() {
        Encounter urgentCare = urgentCare();
        Appointment booked = find(urgentCare, PRACTICE, ReferenceWorld.ada())
                .book(booking(tomorrow(urgentCare, PRACTICE).get(0), "From urgent care"));
        PatientRecord ada = find(hub(), PRACTICE, ReferenceWorld.ada());

        Appointment cancelled = ada.cancel(ada.readAppointment(booked.id()), "Blood pressure was taken today");

        assertThat(cancelled.status()).contains(AppointmentStatus.CANCELLED);
        assertThat(cancelled.cancellationReason()).contains("Blood pressure was taken today");
        assertThat(cancelled.bookingOrganisation().orElseThrow().odsCode()).isEqualTo("Y90020");
    }

    @Test
    @DisplayName("S-18: of two who book one slot at once, exactly one gets it and the other is told")
    void s18_slotRace() throws Exception {
        List<Object> outcomes = race();

        // a provider that is not atomic tells both that they have the slot, and no client can know
        boolean both = is(Personality.NON_ATOMIC);
        assertThat(outcomes).filteredOn(Appointment.class::isInstance).hasSize(both ? 2 : 1);
        assertThat(outcomes).filteredOn(SlotTakenException.class::isInstance).hasSize(both ? 0 : 1);
        assertThat(world.fakes.practice(PRACTICE).appointments())
                .filteredOn(appointment -> appointment.slotIds().contains("10210"))
                .filteredOn(appointment -> !appointment.cancelled())
                .hasSize(both ? 2 : 1);
    }

    private List<Object> race() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<Object>> both = List.of(racer(hub(), start), racer(urgentCare(), start));
        ExecutorService executor = Executors.newFixedThreadPool(2);
        List<Object> outcomes = new ArrayList<>();
        try {
            for (Future<Object> outcome : executor.invokeAll(both)) {
                outcomes.add(outcome.get());
            }
        } finally {
            executor.shutdownNow();
        }
        return outcomes;
    }

    @Test
    @DisplayName(
            "S-R5: a visit by the admissions-prevention team is asked for as an ordinary slot of the team's session")
    void sR5_admissionsPrevention() {
        Encounter hub = hub();
        FreeSlot slot = first(
                tomorrow(hub, COMMUNITY),
                free -> free.sessionType().equals(told("Admissions prevention"))
                        && free.slotType()
                                .filter("Admissions prevention"::equals)
                                .isPresent());

        Appointment booked = find(hub, COMMUNITY, ReferenceWorld.ada()).book(booking(slot, "Please arrange a visit"));

        assertThat(tomorrow(hub, COMMUNITY))
                .noneMatch(free -> free.deliveryChannel()
                        .filter(DeliveryChannel.VISIT::equals)
                        .isPresent());
        assertThat(inDiary(COMMUNITY, booked.id()).slotIds()).containsExactly(slot.id());
    }

    @Test
    @DisplayName("S-R6: the discharge team books the district nurse for the day after")
    void sR6_districtNurse() {
        Encounter discharge = urgentCare();
        FreeSlot slot = first(
                tomorrow(discharge, COMMUNITY),
                free -> free.slotType().filter("District nursing"::equals).isPresent());

        Appointment booked = find(discharge, COMMUNITY, ReferenceWorld.ada()).book(booking(slot, "After discharge"));

        AppointmentView stored = inDiary(COMMUNITY, booked.id());
        assertThat(stored.bookedBy()).isEqualTo("Y90020");
        assertThat(stored.start().toLocalDate()).isEqualTo(ReferenceWorld.TOMORROW);
    }

    private static Callable<Object> racer(Encounter encounter, CyclicBarrier start) {
        PatientRecord ada = find(encounter, PRACTICE, ReferenceWorld.ada());
        FreeSlot slot = first(tomorrow(encounter, PRACTICE), free -> free.id().equals("10210"));
        return () -> {
            start.await();
            try {
                return ada.book(booking(slot, "Race"));
            } catch (SlotTakenException e) {
                return e;
            }
        };
    }
}
