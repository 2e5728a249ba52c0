package dev.gpconnect.appointments.testkit.fake.personality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;

/** A reference practice of some personality, on Monday 23 November 2026 at half past ten. */
final class Provider {
    static final String TOMORROW = slots("2026-11-24", "2026-11-24");
    static final String TWO_WEEKS = slots("2026-11-24", "2026-12-07");

    final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    final FakeWorld world = FakeWorld.reference("https://provider.example", clock);
    final FakePractice practice = world.practice("Y90001");

    Provider(Personality personality) {
        world.controls().personality(personality);
    }

    private static String slots(String from, String to) {
        return "/Slot?status=free&start=ge" + from + "&end=le" + to + "&_include=Slot:schedule"
                + "&_include:recurse=Schedule:actor:Practitioner&_include:recurse=Schedule:actor:Location";
    }

    Draft draft(Interaction interaction, String path) {
        return new Draft(interaction, practice.identity(), clock, path);
    }

    FakeResponse answer(Draft draft) {
        return practice.answer(draft.build());
    }

    FakeResponse get(Interaction interaction, String path) {
        return answer(draft(interaction, path));
    }

    FakeResponse ada() {
        return get(Interaction.FPAT, "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018");
    }

    /** Books a slot of tomorrow morning for Ben Brook. */
    FakeResponse book() {
        ObjectNode booking = Json.booking("2", "2026-11-24T09:20:00+00:00", "2026-11-24T09:30:00+00:00", "10202");
        return answer(draft(Interaction.BOOK, "/Appointment").body(booking.toString()));
    }

    FakeResponse put(Interaction interaction, ObjectNode appointment) {
        return answer(
                draft(interaction, "/Appointment/" + appointment.path("id").asText())
                        .body(appointment.toString()));
    }

    FakeResponse cancel(ObjectNode appointment) {
        ObjectNode cancelled = appointment.deepCopy();
        cancelled.put("status", "cancelled");
        cancelled
                .withArray("extension")
                .addObject()
                .put(
                        "url",
                        "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-AppointmentCancellationReason-1")
                .put("valueString", "Not needed");
        return put(Interaction.CANC, cancelled);
    }
}
