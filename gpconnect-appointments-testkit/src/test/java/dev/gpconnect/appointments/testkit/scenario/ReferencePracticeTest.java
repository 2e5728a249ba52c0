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
import dev.gpconnect.appointments.model.PractitionerRole;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The client at the reference practice: two codecs that share no code, each checking the other. */
final class ReferencePracticeTest extends ScenarioTest {

    private Encounter hub;
    private Encounter urgentCare;

    @BeforeEach
    void enter() {
        hub = hub();
        urgentCare = urgentCare();
    }

    @Test
    @DisplayName("C-SLOT-05: everything a user must be shown is on the slot")
    void slot_hasEverythingToShow() {
        FreeSlot slot = search(hub).first();

        assertThat(slot.id()).isEqualTo("10202");
        assertThat(slot.slotType()).contains("General GP Appointment");
        assertThat(slot.sessionType()).isEqualTo(told("Morning surgery"));
        assertThat(slot.location().orElseThrow().name()).contains("Riverside Medical Centre");
        assertThat(slot.practitioner().orElseThrow().name().orElseThrow().display())
                .isEqualTo(is(Personality.SPARSE) ? "Black" : "Dr Sarah Black");
        assertThat(slot.practitionerRole().map(PractitionerRole::code)).isEqualTo(told("R0260"));
        assertThat(slot.organisation().orElseThrow().odsCode()).contains("Y90001");
        assertThat(slot.duration()).hasMinutes(10);
    }

    @Test
    @DisplayName("C-SLOT-02: two weeks are one request; where a provider cuts its answer, the end of them is missing")
    void twoWeeks_areSearchedAtOnce() {
        List<FreeSlot> slots = search(hub, ReferenceWorld.TOMORROW.plusDays(13)).list();

        Appointment booked = ada(hub).book(
                        Booking.of(slots.get(slots.size() - 1), "The last").build());

        assertThat(slots.size() > 50).isEqualTo(!is(Personality.TRUNCATING));
        assertThat(slots).isSortedAccordingTo(Comparator.comparing(FreeSlot::start));
        assertThat(booked.slotIds()).containsExactly(slots.get(slots.size() - 1).id());
    }

    @Test
    @Requirement("C-SLOT-02")
    @DisplayName("C-SLOT-02: a month is several requests, and an answer that is cut off is asked for again by halves")
    void aMonth_withACap_isSearchedInParts() {
        Practice practice = hub.practice("Y90001");
        LocalDate lastDay = ReferenceWorld.TOMORROW.plusDays(30);
        FreeSlots all = search(hub, lastDay);

        FreeSlots found = practice.searchFreeSlots(SlotSearch.between(ReferenceWorld.TOMORROW, lastDay)
                .answerCap(49)
                .build());

        assertThat(all.traceIds()).hasSize(3);
        assertThat(found.list()).extracting(FreeSlot::id).doesNotHaveDuplicates();
        assertThat(lastDayOf(found)).isEqualTo(ReferenceWorld.TOMORROW.plusDays(12));
        if (is(Personality.TRUNCATING)) {
            assertThat(found.size()).isGreaterThan(10 * all.size());
            // it offers more slots a day than it sends
            assertThat(found.complete()).isFalse();
        } else {
            assertThat(found.list()).extracting(FreeSlot::id).isEqualTo(ids(all));
        }
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
        assertShows(error.current(), "Check-up", "Theirs");
    }

    @Test
    @Requirement("D-IG-06")
    @DisplayName("D-IG-06: two organisations side by side never mix")
    void twoEncounters_neverMix() throws Exception {
        int rounds = 5;
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

    private static LocalDate lastDayOf(FreeSlots slots) {
        return slots.list().get(slots.size() - 1).start().toLocalDate();
    }

    private static List<String> ids(FreeSlots slots) {
        return slots.stream().map(FreeSlot::id).toList();
    }

    private static FreeSlots search(Encounter encounter) {
        return search(encounter, ReferenceWorld.TOMORROW);
    }

    private static FreeSlots search(Encounter encounter, LocalDate lastDay) {
        return encounter
                .practice("Y90001")
                .searchFreeSlots(
                        SlotSearch.between(ReferenceWorld.TOMORROW, lastDay).build());
    }
}
