package dev.gpconnect.appointments.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Jon Jarrow's way to an appointment and from it again over mutual TLS, with whatever can go wrong on it. */
final class PrivateJourney implements AutoCloseable {

    final TestCertificates certificates = TestCertificates.generate();
    /** What the Spine received. */
    final Queue<FakeRequest> requests = new ConcurrentLinkedQueue<>();
    /** The names of all threads while a request was answered. */
    final Set<String> threads = new ConcurrentSkipListSet<>();
    /** Each result and each exception, as it shows itself. */
    final Queue<String> told = new ConcurrentLinkedQueue<>();

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T08:00:00Z"));
    private final FakeServer server = FakeServer.builder(clock)
            .tls(certificates.server())
            .clientAuth()
            .interceptor(world -> (part, request, fake) -> {
                requests.add(request);
                Thread.getAllStackTraces().keySet().forEach(thread -> threads.add(thread.getName()));
                return fake.apply(request);
            })
            .start();
    private final OkHttpTransport transport = OkHttpTransport.builder()
            .mutualTls(certificates.client(), certificates.trust())
            .build();
    private final AppointmentsClient client = client(Duration.ofSeconds(30));
    private final AppointmentsClient hasty = client(Duration.ofSeconds(1));

    /** What Jon has told, and what is written about him. */
    static Secrets secrets() {
        return new Secrets()
                .words("Jon")
                .parts("9990000107", "999 000 0107", "Jarrow", "1979-04-14", "19790414", "14/04/1979")
                .parts("12 Larch Way", "Larch", "Elmsby", "Westshire", "ZZ99 3VZ", "ZZ993VZ", "Hartlow")
                .parts("07700 900123", "07700900123", "01632 960456", "01632960456", "jon.jarrow@")
                .parts("Sprained", "Interpreter", "Limping", "Wheelchair", "Postponed", "Recovered");
    }

    void run() {
        try (Encounter encounter = Consumer.opened(client);
                Encounter impatient = Consumer.opened(hasty)) {
            Practice practice = encounter.practice("Y90001");
            told(practice.capabilityStatement());
            told(practice.findPatient(Consumer.JON));
            PatientRecord jon = register(practice);
            failedReads(practice, jon, impatient.practice("Y90001"));
            FreeSlots free = search(encounter, practice);
            appointments(practice, jon, free);
            failedWrites(jon, free.list().get(2));
            failsWith(() -> encounter.practice("Y99999").findPatient(Consumer.JON));
        }
        assertThat(server.world().controls().faults().unfired()).isEmpty();
    }

    private PatientRecord register(Practice practice) {
        Registration registration = Registration.builder(Consumer.JON)
                .homeAddress(new Address(List.of("12 Larch Way"), "Elmsby", "Westshire", "ZZ99 3VZ", null))
                .temporaryAddress(new Address(List.of("Hartlow"), "Elmsby", "Westshire", "ZZ99 3VZ", null))
                .mobilePhone("07700 900123")
                .homePhone("01632 960456")
                .email("jon.jarrow@example.org")
                .build();
        told(registration);
        fails(quoting(422), Interaction.REG, () -> practice.register(registration));
        PatientRecord jon = told(practice.register(registration));
        told(jon.patient());
        told(practice.findPatient(Consumer.JON));
        told(practice.readPatient(jon.patient().id(), Consumer.JON));
        told(practice.resumePatient(jon.toCarriedJson(), Consumer.JON));
        return jon;
    }

    private void failedReads(Practice practice, PatientRecord jon, Practice hastily) {
        for (Fault fault : List.of(
                Fault.status(404),
                quoting(400),
                quoting(404),
                quoting(200),
                Fault.outcome(403, "forbidden", "ACCESS_DENIED"),
                Fault.html(500),
                Fault.status(503),
                Fault.dropped(),
                Fault.truncated(100),
                Fault.contentType("text/plain"))) {
            server.world().controls().faults().inject(fault, Trigger.once().on(Interaction.FPAT));
            try {
                told(practice.findPatient(Consumer.JON));
            } catch (GpConnectException e) {
                told.add(CapturedLog.shown(e));
            }
        }
        fails(Fault.slowHeaders(Duration.ofSeconds(3)), Interaction.FPAT, () -> hastily.findPatient(Consumer.JON));
        fails(Fault.dropped(), Interaction.RETR, () -> jon.appointments(Consumer.TOMORROW, Consumer.TOMORROW));
    }

    private FreeSlots search(Encounter encounter, Practice practice) {
        SlotSearch search = SlotSearch.between(Consumer.TOMORROW, Consumer.TOMORROW.plusDays(13))
                .build();
        told(encounter.practices(List.of("Y90001", "Y90002", "Y99999")).searchFreeSlots(search));
        told(practice.diagnose(search).text());
        return told(practice.searchFreeSlots(search));
    }

    private void appointments(Practice practice, PatientRecord jon, FreeSlots free) {
        Booking booking = Booking.of(free.list().get(0), "Sprained ankle")
                .comment("Interpreter needed")
                .build();
        Appointment booked = told(jon.book(told(booking)));
        told(practice.summary(booked));
        told(jon.resumeAppointment(booked.toCarriedJson()));
        Amendment amendment = Amendment.of("Limping", "Wheelchair user");
        fails(quoting(409), Interaction.AMND, () -> jon.amend(booked, told(amendment)));
        Appointment amended = told(jon.amend(booked, amendment));
        server.world()
                .controls()
                .faults()
                .inject(Fault.staleVersion(), Trigger.once().on(Interaction.AMND));
        told(jon.amend(amended, Amendment.comment("Wheelchair")));
        Booking later = Booking.of(free.list().get(1), "Sprained ankle").build();
        Appointment moved =
                told(jon.reschedule(told(Reschedule.of(told(jon.readAppointment(amended.id())), later, "Postponed")
                        .acknowledgeThatOldSlotMayBeLost()
                        .build())));
        fails(Fault.droppedAfterCommit(), Interaction.CANC, () -> jon.cancel(moved, "Recovered"));
        told(jon.appointments(Consumer.TOMORROW, Consumer.TOMORROW.plusDays(13)));
    }

    private void failedWrites(PatientRecord jon, FreeSlot slot) {
        Booking booking = Booking.of(slot, "Sprained ankle").build();
        for (Fault fault : List.of(
                Fault.outcome(409, "conflict", "DUPLICATE_REJECTED"),
                quoting(409),
                quoting(500),
                quoting(201),
                Fault.html(502),
                Fault.dropped())) {
            fails(fault, Interaction.BOOK, () -> jon.book(booking));
        }
        failsWith(() ->
                Booking.of(slot, "Sprained ankle of Jon Jarrow. ".repeat(9)).build());
    }

    private void fails(Fault fault, Interaction interaction, ThrowingCallable call) {
        server.world().controls().faults().inject(fault, Trigger.once().on(interaction));
        failsWith(call);
    }

    private void failsWith(ThrowingCallable call) {
        GpConnectException failure = catchThrowableOfType(GpConnectException.class, call);
        assertThat(failure).isNotNull();
        told.add(CapturedLog.shown(failure));
    }

    private <T> T told(T result) {
        told.add(result.toString());
        return result;
    }

    /** An answer that quotes what it was asked about wherever it can. */
    private static Fault quoting(int status) {
        String quote = "Jon Jarrow, 9990000107, born 1979-04-14 (Sprained)";
        String body = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + quote
                + "\",\"details\":{\"coding\":[{\"system\":\"" + quote + "\",\"code\":\"" + quote + "\",\"display\":\""
                + quote + "\"}],\"text\":\"" + quote + "\"},\"diagnostics\":\"" + quote + "\"}]}";
        return new Fault.Answered(
                FakeResponse.of(
                        status,
                        Map.of("Content-Type", "application/fhir+json;charset=utf-8"),
                        body.getBytes(StandardCharsets.UTF_8)),
                false);
    }

    private AppointmentsClient client(Duration responseTimeout) {
        return AppointmentsClient.builder(Consumer.PRODUCT, server.world().directory())
                .spineProxy(server.spineUrl())
                .transport(transport)
                .clock(clock)
                .jitter(() -> 0)
                .responseTimeout(responseTimeout)
                .build();
    }

    @Override
    public void close() {
        client.close();
        hasty.close();
        transport.close();
        server.close();
    }
}
