package dev.gpconnect.appointments;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.ScriptedTransport;
import dev.gpconnect.appointments.fixture.TestClock;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;

/** A client over a scripted transport that tries nothing again, on Friday 20 November 2026 at 10:15:30. */
abstract class ClientTest {

    static final SlotSearch SEARCH = SlotSearch.between(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 12, 6))
            .build();

    static final String ACKNOWLEDGEMENT_KEY = "for tests: a key of at least 32 bytes";

    final ScriptedTransport transport = new ScriptedTransport();
    final TestClock clock = new TestClock(Instant.parse("2026-11-20T10:15:30.250Z"));
    final AtomicLong nanos = new AtomicLong();
    final AtomicLong attempts = new AtomicLong();
    final List<Duration> waits = new CopyOnWriteArrayList<>();
    final List<AuditEvent> events = new CopyOnWriteArrayList<>();
    final AppointmentsClient client = newBuilder().build();
    final Encounter encounter = client.encounter(Samples.HUB, Samples.CLAIRE);
    final Practice practice = encounter.practice(Samples.PRACTICE);

    @AfterEach
    void everyResponseIsClosedOnceAndTheScriptIsPlayedToItsEnd() {
        encounter.close();
        client.close();
        transport.assertFinished();
    }

    final AppointmentsClient.Builder newBuilder() {
        return AppointmentsClient.builder(Samples.PRODUCT, Samples.directory())
                .transport(transport)
                .clock(clock)
                .ticker(nanos::get)
                .maxRetries(0)
                .sleeper(this::sleep)
                .jitter(() -> 1)
                .acknowledgementKey(ACKNOWLEDGEMENT_KEY.getBytes(StandardCharsets.UTF_8))
                .audit(events::add)
                .traceIds(() -> new UUID(0, attempts.incrementAndGet()));
    }

    /** Takes no time: the ticker moves instead. */
    private void sleep(Duration time) {
        waits.add(time);
        nanos.addAndGet(time.toNanos());
    }

    final PatientRecord ada() {
        return adaAt(practice);
    }

    final PatientRecord adaAt(Practice at) {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada())));
        return at.findPatient(Samples.ada()).orElseThrow();
    }

    final FreeSlots slots(String... slots) {
        transport.answers(Reply.ok(Fhir.slots(slots)));
        return practice.searchFreeSlots(SEARCH);
    }

    final FreeSlot slot() {
        return slots(Fhir.nineOClock()).first();
    }

    final Appointment appointment(PatientRecord ada, String json) {
        transport.answers(Reply.ok(json));
        return ada.readAppointment("7");
    }

    final Appointment appointment(PatientRecord ada) {
        return appointment(ada, Fhir.appointment());
    }
}
