package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.PractitionerRole;
import dev.gpconnect.appointments.organisations.Practitioner;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The scenarios that are about finding the right slot. */
final class FindingSlotsScenariosTest extends ScenarioTest {

    @Test
    @DisplayName("S-03: evening services are told apart by role and by the practice's own words")
    void s03_eveningServices() {
        SlotSearch.Builder ofReed = is(Personality.SPARSE) ? search() : search().practitionerRole("R1590");

        FreeSlots bloods = hub().practice(PRACTICE)
                .searchFreeSlots(ofReed.slotType("blood").build());
        FreeSlots physiotherapy = hub().practice(PRACTICE)
                .searchFreeSlots(search().slotType("PHYSIO").build());

        assertThat(bloods.first().slotType()).contains("Blood test");
        assertThat(bloods.first().sessionType()).isEqualTo(told("Phlebotomy clinic"));
        assertThat(bloods).allSatisfy(slot -> assertThat(slot.slotType()).contains("Blood test"));
        // the demonstrator's release has no code for a physiotherapist, so that it may not show the session (02 section
        // 8.3)
        assertThat(physiotherapy.isEmpty()).isIn(false, is(Personality.DEMONSTRATOR));
        assertThat(physiotherapy).allSatisfy(slot -> {
            assertThat(slot.sessionType()).isEqualTo(told("Evening physiotherapy"));
            assertThat(slot.practitioner().flatMap(Practitioner::name).map(PersonName::display))
                    .contains(is(Personality.SPARSE) ? "Hill" : "Ms Ann Hill");
        });
    }

    @Test
    @DisplayName("S-04: the practice decides which slots an organisation is offered")
    void s04_whatOutsidersMayBook() {
        List<String> hubs = ids(tomorrow(hub(), PRACTICE));
        List<String> urgents = ids(tomorrow(urgentCare(), PRACTICE));

        assertThat(hubs).contains("50202", "50203", "50204", "50205").doesNotContain("50200", "50201");
        assertThat(urgents).contains("50200", "50201").doesNotContain("50202", "50203", "50204", "50205");
        assertThat(hubs).doesNotContain("10200", "10201");
    }

    @Test
    @DisplayName("S-05: a slot reserved for urgent care is no other's to book")
    void s05_reservedForUrgentCare() {
        FreeSlot reserved =
                first(tomorrow(urgentCare(), PRACTICE), slot -> slot.id().equals("50200"));
        PatientRecord ada = find(hub(), PRACTICE, ReferenceWorld.ada());

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ada.book(booking(reserved, "Not ours")));

        assertThat(refused.rule()).isEqualTo("C-BOOK-06");
        assertThat(world.fakes.practice(PRACTICE).slotStatus("50200")).isEqualTo("free");
    }

    @Test
    @DisplayName("S-10: a practice nurse books bloods at the phlebotomy clinic")
    void s10_booksBloods() {
        Encounter nurse = hub();
        FreeSlot slot = first(
                tomorrow(nurse, PRACTICE),
                free -> free.slotType().filter("Blood test"::equals).isPresent());

        Appointment booked = find(nurse, PRACTICE, ReferenceWorld.ben()).book(booking(slot, "Blood test"));

        assertThat(booked.slotType()).contains("Blood test");
        assertThat(booked.practitionerRole().map(PractitionerRole::code)).isEqualTo(told("R1590"));
        assertThat(booked.deliveryChannel()).isEqualTo(told(DeliveryChannel.IN_PERSON));
    }

    @Test
    @DisplayName("S-15: two adjacent slots are one appointment; slots that only look adjacent are refused")
    void s15_doubleSlot() {
        Encounter encounter = hub();
        FreeSlots free = encounter.practice(PRACTICE).searchFreeSlots(search().build());
        List<FreeSlot> slots = free.list();
        PatientRecord ada = find(encounter, PRACTICE, ReferenceWorld.ada());
        FreeSlot lastOfClinic = first(slots, slot -> slot.id().equals("30217"));
        FreeSlot nextSession = first(slots, slot -> slot.id().equals("70200"));
        List<List<FreeSlot>> doubles = free.runs(2);

        Appointment booked = ada.book(Booking.of(doubles.get(0), "Double").build());
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> Booking.of(List.of(lastOfClinic, nextSession), "Two sessions"));

        assertThat(booked.slotIds()).containsExactly("10202", "10203");
        assertThat(inDiary(PRACTICE, booked.id()).slotIds()).containsExactly("10202", "10203");
        assertThat(nextSession.start()).isEqualTo(lastOfClinic.end());
        assertThat(doubles).extracting(run -> run.get(0).id()).contains("10203").doesNotContain("30217");
        assertThat(doubles).allSatisfy(run -> Booking.of(run, "Double").build());
        assertThat(refused.rule()).isEqualTo("C-BOOK-08");
    }

    @Test
    @DisplayName("S-17: slots at the surgery the patient prefers come first; without a preference, the earliest")
    void s17_preferredSurgeryFirst() {
        Encounter encounter = hub();
        PatientRecord ada = find(encounter, PRACTICE, ReferenceWorld.ada());
        FreeSlots found = encounter.practice(PRACTICE).searchFreeSlots(search().build());

        List<FreeSlot> sorted = ada.preferredBranchFirst(found).list();

        assertThat(ada.patient().preferredBranchId()).isEqualTo(told("2"));
        assertThat(sorted).containsExactlyInAnyOrderElementsOf(found);
        if (is(Personality.SPARSE)) {
            assertThat(sorted).isSortedAccordingTo(Comparator.comparing(FreeSlot::start));
        } else {
            assertThat(sorted.get(0).location().orElseThrow().name()).contains("Hilltop Branch Surgery");
            assertThat(sorted.get(sorted.size() - 1).location().orElseThrow().name())
                    .contains("Riverside Medical Centre");
        }
    }

    private static SlotSearch.Builder search() {
        return SlotSearch.between(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW);
    }

    private static List<String> ids(List<FreeSlot> slots) {
        return slots.stream().map(FreeSlot::id).toList();
    }
}
