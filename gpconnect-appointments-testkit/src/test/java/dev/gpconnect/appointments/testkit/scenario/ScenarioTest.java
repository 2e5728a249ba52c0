package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/** What the clinical scenarios have in common: a world, and people who ask. */
abstract class ScenarioTest {

    static final String PRACTICE = "Y90001";
    static final String COMMUNITY = "Y90006";

    final ReferenceWorld world;
    private final List<Encounter> encounters = new ArrayList<>();

    ScenarioTest() {
        this(new ReferenceWorld());
    }

    ScenarioTest(ReferenceWorld world) {
        this.world = world;
    }

    @AfterEach
    final void close() {
        encounters.forEach(Encounter::close);
        world.close();
    }

    final Encounter hub() {
        return encounter(ReferenceWorld.hub());
    }

    final Encounter urgentCare() {
        return encounter(ReferenceWorld.urgentCare());
    }

    private Encounter encounter(RequestingOrganisation organisation) {
        Encounter encounter = world.client.encounter(organisation, ReferenceWorld.user("1", "Hubbard"));
        encounters.add(encounter);
        return encounter;
    }

    /** The patient's record, which agrees with PDS. */
    static PatientRecord find(Encounter encounter, String practice, TracedPatient traced) {
        PatientRecord record = encounter.practice(practice).findPatient(traced).orElseThrow();
        assertThat(record.differs()).isFalse();
        return record;
    }

    /** Tomorrow's slots that this organisation is offered. */
    static List<FreeSlot> tomorrow(Encounter encounter, String practice) {
        return encounter
                .practice(practice)
                .searchFreeSlots(SlotSearch.between(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW)
                        .build())
                .list();
    }

    static FreeSlot first(List<FreeSlot> slots, Predicate<FreeSlot> wanted) {
        return slots.stream().filter(wanted).findFirst().orElseThrow();
    }

    static Booking booking(FreeSlot slot, String description) {
        return Booking.of(slot, description).build();
    }

    /** The appointment with this id as the practice's diary has it. */
    final AppointmentView inDiary(String practice, String id) {
        return world.practices.practice(practice).appointments().stream()
                .filter(appointment -> appointment.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What was sent last. */
    final Sent lastSent() {
        return new Sent(world.exchanges.get(world.exchanges.size() - 1).request());
    }
}
