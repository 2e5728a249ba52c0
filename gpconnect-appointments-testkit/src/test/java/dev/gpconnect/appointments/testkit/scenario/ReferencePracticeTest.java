package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
}
