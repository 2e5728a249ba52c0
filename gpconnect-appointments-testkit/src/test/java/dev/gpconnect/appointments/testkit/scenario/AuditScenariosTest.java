package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the audit trail says of a journey, whatever kind of provider answers. */
final class AuditScenariosTest extends ScenarioTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    @Requirement({"D-AU-01", "D-IG-07"})
    @DisplayName("D-AU-01, D-IG-07: an event for each request, with the practice's ids and nothing else of the patient")
    void journey_isRecordedRequestByRequest() {
        Encounter hub = hub();
        world.fakes
                .controls()
                .faults()
                .inject(Fault.status(503), Trigger.times(2).on(Interaction.SLOT));

        String patientId = journey(hub, hub.practice(PRACTICE));

        List<JsonNode> events =
                world.trail.toString().lines().map(AuditScenariosTest::json).toList();
        assertThat(texts(events, "sequence"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, world.exchanges.size())
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(texts(events, "traceId"))
                .containsExactlyElementsOf(world.exchanges.stream()
                        .map(exchange -> new Sent(exchange.request()).traceId())
                        .toList());
        assertThat(texts(events, "attempt").subList(2, 5)).containsExactly("1", "2", "3");
        assertThat(texts(events, "outcome").subList(2, 5))
                .containsExactly("ANSWERED_WITH_ERROR", "ANSWERED_WITH_ERROR", "SUCCESS");
        assertThat(events).filteredOn(event -> event.has("appointmentId")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(events)
                .filteredOn(event -> event.has("appointmentId"))
                .allSatisfy(
                        event -> assertThat(event.path("patientId").asText()).isEqualTo(patientId));
        assertThat(world.trail.toString())
                .doesNotContain("9990000107", "Jarrow", "Jon", "1979", "07700", "Check-up", "Wheelchair", "no longer")
                .doesNotContain("Bearer", "eyJ", "?", "https:");
    }

    /** Registers, searches, books, amends and cancels; the practice's id of the patient. */
    private static String journey(Encounter hub, Practice practice) {
        assertThat(practice.findPatient(ReferenceWorld.jon())).isEmpty();
        PatientRecord jon = practice.register(Registration.builder(ReferenceWorld.jon())
                .temporaryPhone("07700 900123")
                .build());
        FreeSlot slot = tomorrow(hub, PRACTICE).get(0);
        Appointment booked = jon.book(Booking.of(slot, "Check-up").build());
        Appointment amended = jon.amend(booked, Amendment.comment("Wheelchair user"));
        jon.cancel(amended, "Jon Jarrow can no longer come");
        return jon.patient().id();
    }

    private static List<String> texts(List<JsonNode> events, String member) {
        return events.stream().map(event -> event.path(member).asText()).toList();
    }

    private static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
