package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.JsonLinesAuditSink;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-AU-01, D-IG-07: the audit trail of whole journeys")
class AuditJourneyTest extends ClientTest {

    private static final int THREADS = 8;
    private static final int CALLS = 50;

    @Requirement({"D-AU-01", "D-IG-07"})
    @Test
    void journey_asJsonLines_hasIdsAndShowsNothingOfThePatient() {
        StringBuilder trail = new StringBuilder();
        try (AppointmentsClient audited =
                newBuilder().audit(JsonLinesAuditSink.to(trail)).build()) {
            journey(audited.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE));
        }

        List<JsonNode> lines = trail.toString().lines().map(Token::json).toList();
        assertThat(lines)
                .extracting(line -> line.path("patientId").asText())
                .containsExactly("", "2", "", "2", "2", "2", "2", "2");
        assertThat(lines)
                .extracting(line -> line.path("appointmentId").asText())
                .containsExactly("", "", "", "7", "7", "", "7", "7");
        assertThat(lines)
                .extracting(line -> line.path("status").asInt())
                .containsExactly(200, 200, 200, 201, 200, 200, 200, 200);
        assertThat(trail.toString())
                .doesNotContainIgnoringCase("9990000018", "Ashdown", "Ada", "1951", "female", "07700", "example.org")
                .doesNotContainIgnoringCase(
                        "Booked by", "Wheelchair", "Interpreter", "because", "Bearer", "identifier=")
                .doesNotContain("?", "eyJ", Samples.ROOT);
    }

    private void journey(Practice at) {
        transport.answers(Reply.ok(Fhir.bundle()), Reply.ok(Fhir.bundle(Fhir.ada())));
        assertThat(at.findPatient(Samples.ada())).isEmpty();
        PatientRecord ada = at.register(Registration.builder(Samples.ada())
                .mobilePhone("07700 900123")
                .email("ada@example.org")
                .build());
        transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())), Reply.of(201, Fhir.appointment()));
        FreeSlot slot = at.searchFreeSlots(SEARCH).first();
        Appointment booked = ada.book(
                Booking.of(slot, "Booked by the hub").comment("Wheelchair user").build());
        transport.answers(Reply.ok(Fhir.appointment()), Reply.ok(Fhir.bundle(Fhir.appointment())));
        ada.readAppointment(booked.id());
        ada.appointments(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 23));
        transport.answers(Reply.ok(Fhir.appointment("4").replace("Wheelchair user", "Interpreter")));
        Appointment amended = ada.amend(booked, Amendment.comment("Interpreter"));
        transport.answers(Reply.ok(Fhir.cancelled("5")));
        ada.cancel(amended, "because of Ada");
    }

    @Test
    @Requirement("D-AU-01")
    @DisplayName("D-AU-01: the numbers have no gap, however many threads ask at once")
    void numbers_ofManyThreads_haveNoGap() throws InterruptedException, ExecutionException {
        IntStream.range(0, THREADS * CALLS).forEach(i -> transport.answers(Reply.ok(Fhir.bundle())));
        CountDownLatch ready = new CountDownLatch(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<? extends Future<?>> users = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        for (int call = 0; call < CALLS; call++) {
                            practice.searchFreeSlots(SEARCH);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> user : users) {
                user.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(events.stream().map(AuditEvent::sequence).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, THREADS * CALLS).boxed().toList());
        assertThat(events.stream().map(event -> event.call().traceId()).distinct())
                .hasSize(THREADS * CALLS);
    }
}
