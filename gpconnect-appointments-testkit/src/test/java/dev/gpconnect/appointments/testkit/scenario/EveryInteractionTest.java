package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.profiles.ProfileValidator;
import dev.gpconnect.appointments.testkit.transport.RecordedExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every interaction there is, once at least, between the client and a conformant practice. */
final class EveryInteractionTest {

    private final ReferenceWorld world =
            new ReferenceWorld(Personality.CONFORMANT, Instant.parse("2026-11-23T08:00:00Z"));

    @TempDir
    private Path bodies;

    @BeforeEach
    void useEveryInteraction() {
        try (Encounter ada = encounter();
                Encounter jon = encounter()) {
            Practice practice = ada.practice("Y90001");
            practice.capabilityStatement();
            FreeSlots free = practice.searchFreeSlots(
                    SlotSearch.between(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW.plusDays(20))
                            .build());
            lookUp(practice, free.first());
            appointments(practice, free);
            jon.practice("Y90001")
                    .register(Registration.builder(ReferenceWorld.jon())
                            .mobilePhone("07700 900123")
                            .build());
        }
    }

    @AfterEach
    void close() {
        world.client.close();
    }

    @Test
    @DisplayName("01 section 2: all interactions were used, and the practice found nothing wrong with any request")
    void interactions_all_areUsedWithoutAFinding() {
        assertThat(world.exchanges.stream()
                        .map(exchange -> exchange.request()
                                .headers()
                                .first("Ssp-InteractionID")
                                .orElseThrow())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(InteractionId.values())
                        .map(InteractionId::id)
                        .toList());
        assertThat(world.fakes.controls().findings().all()).isEmpty();
    }

    @Test
    @DisplayName("M-GEN-02: every body of every interaction is valid against the real profiles")
    void bodies_all_areValidAgainstTheProfiles() throws Exception {
        ProfileValidator validator = ProfileValidator.orSkip();
        int files = 0;
        for (RecordedExchange exchange : world.exchanges) {
            files += write(exchange, "request", exchange.request().body().orElse(new byte[0]));
            files += write(
                    exchange, "response", exchange.response().orElseThrow().body());
        }

        validator.assertValid(bodies, files);
    }

    private Encounter encounter() {
        return world.client.encounter(ReferenceWorld.hub(), ReferenceWorld.user("1", "Hubbard"));
    }

    private static void lookUp(Practice practice, FreeSlot slot) {
        practice.readLocation(slot.locationId().orElseThrow());
        practice.readPractitioner(slot.practitionerId().orElseThrow());
        practice.readOrganisation("1");
        assertThat(practice.findPractitioner("G0000001")).isPresent();
        assertThat(practice.findOrganisation(OdsCode.of("Y90001"))).isPresent();
        // not a 1.2.8 provider, and there are no published profiles of that release
        assertNotImplemented(practice::findHealthcareServices);
        assertNotImplemented(() -> practice.readHealthcareService("1"));
    }

    private static void assertNotImplemented(ThrowingCallable call) {
        assertThat(catchThrowableOfType(ServiceException.class, call).code()).contains(SpineErrorCode.NOT_IMPLEMENTED);
    }

    private static void appointments(Practice practice, FreeSlots free) {
        PatientRecord ada = practice.findPatient(ReferenceWorld.ada()).orElseThrow();
        practice.readPatient(ada.patient().id(), ReferenceWorld.ada());
        List<FreeSlot> run = free.runs(2).get(0);
        FreeSlot later = free.list().get(free.size() - 1);
        Appointment booked = ada.book(
                Booking.of(run, "Double").comment("Needs an interpreter").build());
        Appointment amended = ada.amend(ada.readAppointment(booked.id()), Amendment.of("Longer", "Wheelchair user"));
        Appointment moved =
                ada.reschedule(Reschedule.of(amended, Booking.of(later, "Moved").build(), "Moved to a later day")
                        .acknowledgeThatOldSlotMayBeLost()
                        .build());
        ada.cancel(moved, "Patient can no longer attend");
        assertThat(ada.appointments(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW.plusDays(13))
                        .list())
                .hasSize(2);
    }

    private int write(RecordedExchange exchange, String side, byte[] body) throws IOException {
        if (body.length == 0) {
            return 0;
        }
        Files.write(bodies.resolve(exchange.number() + "-" + side + ".json"), body);
        return 1;
    }
}
