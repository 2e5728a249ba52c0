package dev.gpconnect.appointments.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.AppointmentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The client at the reference practice: two codecs that share no code, each checking the other. */
final class ReferencePracticeTest {

    private ReferenceWorld world;
    private Encounter hub;
    private Encounter urgentCare;

    @BeforeEach
    void open() {
        world = new ReferenceWorld();
        hub = world.client.encounter(ReferenceWorld.hub(), ReferenceWorld.user("1", "Hubbard"));
        urgentCare = world.client.encounter(ReferenceWorld.urgentCare(), ReferenceWorld.user("2", "Urquhart"));
    }

    @AfterEach
    void close() {
        hub.close();
        urgentCare.close();
        world.close();
    }

    @Test
    @DisplayName("S-05: slots reserved for a kind of organisation are found by that kind only")
    void reservedSlots_areFoundByThoseTheyAreReservedFor() {
        assertThat(ids(search(hub))).contains("50202", "50204").doesNotContain("50200", "50201");
        assertThat(ids(search(urgentCare))).contains("50200", "50201").doesNotContain("50202", "50204");
    }

    @Test
    @DisplayName("C-SLOT-05: everything a user must be shown is on the slot")
    void slot_hasEverythingToShow() {
        FreeSlot slot = search(hub).first();

        assertThat(slot.id()).isEqualTo("10202");
        assertThat(slot.slotType()).contains("General GP Appointment");
        assertThat(slot.sessionType()).contains("Morning surgery");
        assertThat(slot.location().orElseThrow().name()).contains("Riverside Medical Centre");
        assertThat(slot.practitioner().orElseThrow().name().orElseThrow().display())
                .isEqualTo("Dr Sarah Black");
        assertThat(slot.practitionerRole().orElseThrow().code()).isEqualTo("R0260");
        assertThat(slot.organisation().orElseThrow().odsCode()).contains("Y90001");
        assertThat(slot.duration()).hasMinutes(10);
    }

    @Test
    @DisplayName("S-15: two adjacent slots are one appointment, and cancelling frees both")
    void doubleSlot_isOneAppointment() {
        PatientRecord ada = ada(hub);
        List<FreeSlot> both = search(hub).list().subList(0, 2);

        Appointment booked = ada.book(Booking.of(both, "Double").build());

        assertThat(booked.slotIds()).containsExactly("10202", "10203");
        assertThat(booked.end()).isEqualTo(both.get(1).end());
        ada.cancel(booked, "No longer needed");
        assertThat(ids(search(hub))).contains("10202", "10203");
    }

    @Test
    @DisplayName("S-18: of two who book one slot at once, exactly one gets it")
    void raceForASlot_hasOneWinner() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Object> hubs = booking(hub, start);
        Callable<Object> urgents = booking(urgentCare, start);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : executor.invokeAll(List.of(hubs, urgents))) {
                outcomes.add(future.get());
            }

            assertThat(outcomes).hasAtLeastOneElementOfType(Appointment.class);
            assertThat(outcomes).hasAtLeastOneElementOfType(SlotTakenException.class);
        } finally {
            executor.shutdownNow();
        }
        assertThat(standing("10210")).hasSize(1);
    }

    @Test
    @DisplayName("S-B6: an appointment changed by another is not overwritten")
    void appointmentChangedMeanwhile_isHandedOver() {
        PatientRecord ada = ada(hub);
        Appointment booked =
                ada.book(Booking.of(search(hub).first(), "Check-up").build());
        PatientRecord sameAda = ada(urgentCare);
        sameAda.amend(sameAda.readAppointment(booked.id()), Amendment.comment("Theirs"));

        StaleVersionException error =
                catchThrowableOfType(StaleVersionException.class, () -> ada.amend(booked, Amendment.comment("Ours")));

        assertThat(error.read()).isSameAs(booked);
        assertThat(error.current().comment()).contains("Theirs");
    }

    @Test
    @DisplayName("S-14: another organisation's appointment is cancelled, and stays that organisation's")
    void anothersAppointment_canBeCancelled() {
        Appointment booked = ada(urgentCare)
                .book(Booking.of(search(urgentCare).first(), "From urgent care").build());
        PatientRecord ada = ada(hub);

        Appointment cancelled = ada.cancel(ada.readAppointment(booked.id()), "Seen today");

        assertThat(cancelled.status()).contains(AppointmentStatus.CANCELLED);
        assertThat(cancelled.cancellationReason()).contains("Seen today");
        assertThat(cancelled.bookingOrganisation().orElseThrow().odsCode()).isEqualTo("Y90020");
        RefusedException again = catchThrowableOfType(RefusedException.class, () -> ada.cancel(cancelled, "Again"));
        assertThat(again.rule()).isEqualTo("C-CANC-03");
    }

    @Test
    @DisplayName(
            "C-RETR-03: cancelled ones, visits and others' are among a patient's appointments; a visit stays as it is")
    void retrieve_showsTheWholeBook() {
        PatientRecord ben =
                hub.practice("Y90001").findPatient(ReferenceWorld.ben()).orElseThrow();

        List<Appointment> found = ben.appointments(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW.plusDays(12))
                .list();

        assertThat(found)
                .hasSize(4)
                .anyMatch(Appointment::isVisit)
                .anyMatch(appointment -> appointment.status().equals(Optional.of(AppointmentStatus.CANCELLED)));
        Appointment visit =
                found.stream().filter(Appointment::isVisit).findFirst().orElseThrow();
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ben.amend(visit, Amendment.comment("x")));
        assertThat(refused.rule()).isEqualTo("C-AMND-04");
    }

    @Test
    @DisplayName("D-IG-06: two organisations side by side never mix")
    void twoEncounters_neverMix() throws Exception {
        int rounds = 10;
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = executor.submit(() -> bookAndCancel(hub, rounds));
            Future<?> other = executor.submit(() -> bookAndCancel(urgentCare, rounds));
            one.get();
            other.get();
        } finally {
            executor.shutdownNow();
        }

        assertThat(world.exchanges).hasSizeGreaterThan(4 * rounds).allSatisfy(exchange -> {
            Sent sent = new Sent(exchange.request());
            boolean fromHub = sent.from().equals("200000009010");
            String ods = fromHub ? "Y90010" : "Y90020";
            String strange = fromHub ? "Y90020" : "Y90010";
            assertThat(sent.token())
                    .contains(ods, fromHub ? "Hubbard" : "Urquhart")
                    .doesNotContain(strange);
            if (sent.isBooking()) {
                assertThat(sent.body())
                        .contains(ods, fromHub ? "gp-practice" : "urgent-care")
                        .doesNotContain(strange);
            }
        });
        assertThat(world.exchanges.stream().map(exchange -> new Sent(exchange.request()).traceId()))
                .doesNotHaveDuplicates();
    }

    private void bookAndCancel(Encounter encounter, int rounds) {
        PatientRecord ada = ada(encounter);
        for (int i = 0; i < rounds; i++) {
            // each keeps to half of the diary, so that neither takes the other's slot
            boolean early = encounter == hub;
            FreeSlots free = search(encounter);
            FreeSlot slot = early ? free.first() : free.list().get(free.size() - 1);
            ada.cancel(ada.book(Booking.of(slot, "Round " + i).build()), "Next round");
        }
    }

    private Callable<Object> booking(Encounter encounter, CyclicBarrier start) {
        PatientRecord ada = ada(encounter);
        FreeSlot slot = search(encounter).stream()
                .filter(free -> free.id().equals("10210"))
                .findFirst()
                .orElseThrow();
        return () -> {
            start.await();
            try {
                return ada.book(Booking.of(slot, "Race").build());
            } catch (SlotTakenException e) {
                return e;
            }
        };
    }

    private Stream<AppointmentView> standing(String slotId) {
        return world.practices.practice("Y90001").appointments().stream()
                .filter(appointment -> !appointment.cancelled())
                .filter(appointment -> appointment.slotIds().contains(slotId));
    }

    private static PatientRecord ada(Encounter encounter) {
        Practice practice = encounter.practice("Y90001");
        PatientRecord ada = practice.findPatient(ReferenceWorld.ada()).orElseThrow();
        assertThat(ada.differs()).isFalse();
        return ada;
    }

    private static FreeSlots search(Encounter encounter) {
        return encounter
                .practice("Y90001")
                .searchFreeSlots(SlotSearch.between(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW)
                        .build());
    }

    private static List<String> ids(FreeSlots slots) {
        return slots.stream().map(FreeSlot::id).toList();
    }
}
