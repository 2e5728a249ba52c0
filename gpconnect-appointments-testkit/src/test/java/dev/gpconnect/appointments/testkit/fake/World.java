package dev.gpconnect.appointments.testkit.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.lint.ConsumerLint;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;

/** The reference practices at half past ten on Monday 23 November 2026, and short ways to call them. */
final class World {
    static final String BASE = "https://provider.example";
    static final String SLOTS_FROM_TO = "/Slot?status=free&_include=Slot:schedule&start=ge%s&end=le%s";

    final Controls controls = Controls.create();
    final ManualClock clock;
    final FakePractices practices;
    final FakePractice practice;

    World() {
        this("2026-11-23T10:30:00Z");
    }

    World(String now) {
        this(ManualClock.at(Instant.parse(now)));
    }

    World(ManualClock clock) {
        this.clock = clock;
        practices = ReferenceData.practices(BASE, clock, controls, new ConsumerLint(clock));
        practice = practices.practice("Y90001");
    }

    /** Sets a knob for all practices. */
    World turn(Knob knob, String value) {
        controls.set(knob, value);
        return this;
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

    FakeResponse getAt(String odsCode, Interaction interaction, String path) {
        FakePractice other = practices.practice(odsCode);
        return practices.answer(new Draft(interaction, other.identity(), clock, path).build());
    }

    FakeResponse slots(String from, String to, String more) {
        return get(Interaction.SLOT, SLOTS_FROM_TO.formatted(from, to) + more);
    }

    FakeResponse book(ObjectNode booking) {
        return answer(draft(Interaction.BOOK, "/Appointment").body(booking.toString()));
    }

    /** The first bookable slot of tomorrow morning, booked for Ben Brook. */
    ObjectNode tomorrow() {
        return Json.booking("2", "2026-11-24T09:20:00+00:00", "2026-11-24T09:30:00+00:00", "10202");
    }

    ObjectNode booked() {
        return Json.body(book(tomorrow()));
    }

    FakeResponse put(Interaction interaction, ObjectNode appointment) {
        return answer(put(interaction, appointment, appointment.path("id").asText()));
    }

    Draft put(Interaction interaction, ObjectNode appointment, String id) {
        return draft(interaction, "/Appointment/" + id).body(appointment.toString());
    }
}
