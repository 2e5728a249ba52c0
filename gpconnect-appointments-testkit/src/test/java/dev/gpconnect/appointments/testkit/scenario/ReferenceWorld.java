package dev.gpconnect.appointments.testkit.scenario;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.audit.JsonLinesAuditSink;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.http.InProcessTransport;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.transport.RecordedExchange;
import dev.gpconnect.appointments.testkit.transport.RecordingTransport;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The reference practices behind the fake Spine, in process, and a client for them whose exchanges can be looked at; a provider that
 * takes its time moves the clock, and so does waiting. */
final class ReferenceWorld {

    static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);

    final FakeWorld fakes;
    final List<RecordedExchange> exchanges = new CopyOnWriteArrayList<>();
    /** The audit trail, a line of JSON for each attempt. */
    final StringWriter trail = new StringWriter();

    final AppointmentsClient client;

    /** Strict where the provider is conformant: a request with anything wrong in it is then refused. */
    ReferenceWorld(Personality personality, Instant now) {
        ManualClock clock = ManualClock.at(now);
        fakes = FakeWorld.reference("https://practices.example", clock);
        fakes.controls().personality(personality);
        fakes.controls().strict(personality == Personality.CONFORMANT);
        Product product = new Product(
                URI.create("https://consumer.example/"),
                URI.create("https://consumer.example/Id/device"),
                "1",
                "Test",
                "1");
        client = AppointmentsClient.builder(product, fakes.directory())
                .spineProxy(URI.create("https://spine.example"))
                .transport(RecordingTransport.of(InProcessTransport.to(fakes::spine, clock), exchanges::add))
                .clock(clock)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .sleeper(clock::advance)
                .audit(JsonLinesAuditSink.to(trail))
                .build();
    }

    static RequestingOrganisation hub() {
        return organisation("Y90010", "Northfield Extended Access Hub", "200000009010", OrganisationType.GP_PRACTICE);
    }

    static RequestingOrganisation urgentCare() {
        return organisation("Y90020", "Northfield Urgent Care", "200000009020", OrganisationType.URGENT_CARE);
    }

    static User user(String id, String family) {
        return User.builder(id, PersonName.of(family, "Test"), URI.create("https://consumer.example/Id/user"), id)
                .build();
    }

    static TracedPatient ada() {
        return traced("9990000018", "Ashdown", "Ada", Gender.FEMALE, LocalDate.of(1951, 3, 4));
    }

    static TracedPatient ben() {
        return traced("9990000026", "Brook", "Ben", Gender.MALE, LocalDate.of(1984, 7, 19));
    }

    /** On PDS, and at no practice. */
    static TracedPatient jon() {
        return traced("9990000107", "Jarrow", "Jon", Gender.MALE, LocalDate.of(1979, 4, 14));
    }

    private static TracedPatient traced(String number, String family, String given, Gender gender, LocalDate born) {
        return TracedPatient.builder(NhsNumber.parse(number))
                .name(PersonName.of(family, given))
                .gender(gender)
                .birthDate(born)
                .build();
    }

    private static RequestingOrganisation organisation(String ods, String name, String asid, OrganisationType type) {
        return RequestingOrganisation.builder(OdsCode.of(ods), name, Asid.of(asid), "0300 000 " + asid.substring(8))
                .type(type)
                .build();
    }
}
