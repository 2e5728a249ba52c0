package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the clinical scenarios have in common: a world, whose providers have each personality in turn, and people who ask. */
@ParameterizedClass
@EnumSource(Personality.class)
abstract class ScenarioTest {

    static final String PRACTICE = "Y90001";
    static final String COMMUNITY = "Y90006";

    @Parameter
    Personality personality;

    ReferenceWorld world;
    private final List<Encounter> encounters = new ArrayList<>();

    /** Monday 23 November 2026 at eight in the morning, before any slot has begun. */
    Instant now() {
        return Instant.parse("2026-11-23T08:00:00Z");
    }

    @BeforeEach
    final void open() {
        world = new ReferenceWorld(personality, now());
    }

    @AfterEach
    final void close() {
        encounters.forEach(Encounter::close);
        world.client.close();
    }

    /** The consumer asks properly whomever it asks; it cannot copy into a booking what a sparse provider does not say (C-BOOK-04). */
    @AfterEach
    final void nothingIsFoundWrong() {
        assertThat(world.fakes.controls().findings().all())
                .filteredOn(
                        finding -> !(is(Personality.SPARSE) && finding.rule().equals("P-LINT-10")))
                .isEmpty();
    }

    final boolean is(Personality wanted) {
        return personality == wanted;
    }

    /** What a provider may leave out, and a sparse one does. */
    final <T> Optional<T> told(T value) {
        return is(Personality.SPARSE) ? Optional.empty() : Optional.of(value);
    }

    /** Both texts each in its place; where a practice has one text only, somewhere in what it shows (D-TXT-04). */
    final void assertShows(Appointment appointment, String description, String comment) {
        if (is(Personality.SINGLE_TEXT_FIELD)) {
            assertThat(appointment.description().orElseThrow()
                            + appointment.comment().orElse(""))
                    .contains(description, comment);
        } else {
            assertThat(appointment.description()).contains(description);
            assertThat(appointment.comment()).contains(comment);
        }
    }

    final Encounter hub() {
        return encounter(ReferenceWorld.hub(), ReferenceWorld.user("1", "Hubbard"));
    }

    final Encounter urgentCare() {
        return encounter(ReferenceWorld.urgentCare(), ReferenceWorld.user("2", "Urquhart"));
    }

    final Encounter encounter(RequestingOrganisation organisation, User user) {
        Encounter encounter = world.client.encounter(organisation, user);
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
        return world.fakes.practice(practice).appointments().stream()
                .filter(appointment -> appointment.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What was sent last. */
    final Sent lastSent() {
        return new Sent(world.exchanges.get(world.exchanges.size() - 1).request());
    }
}
