package dev.gpconnect.appointments.testkit.scenario;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.FakePractices;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.http.InProcessTransport;
import dev.gpconnect.appointments.testkit.spine.FakeSpine;
import dev.gpconnect.appointments.testkit.transport.RecordedExchange;
import dev.gpconnect.appointments.testkit.transport.RecordingTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference practices behind the fake Spine, in process, and a client for them whose exchanges can be looked at. */
final class ReferenceWorld implements AutoCloseable {

    static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);

    private static final String BASE = "https://practices.example";

    final FakePractices practices;
    final List<RecordedExchange> exchanges = new CopyOnWriteArrayList<>();
    final AppointmentsClient client;

    /** On Monday 23 November 2026 at eight in the morning, before any slot has begun. */
    ReferenceWorld() {
        this(Instant.parse("2026-11-23T08:00:00Z"));
    }

    ReferenceWorld(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        practices = ReferenceData.practices(BASE, clock);
        FakeSpine spine = FakeSpine.reference(BASE, practices);
        Product product = new Product(
                URI.create("https://consumer.example/"),
                URI.create("https://consumer.example/Id/device"),
                "1",
                "Test",
                "1");
        client = AppointmentsClient.builder(product, ProviderDirectory.fixed(endpoints()))
                .spineProxy(URI.create("https://spine.example"))
                .transport(RecordingTransport.of(InProcessTransport.to(spine::answer), exchanges::add))
                .clock(clock)
                .build();
    }

    private Map<OdsCode, ProviderEndpoint> endpoints() {
        return Stream.of("Y90001", "Y90002", "Y90003", "Y90006")
                .collect(Collectors.toMap(OdsCode::of, ods -> endpoint(practices.practice(ods))));
    }

    private static ProviderEndpoint endpoint(FakePractice practice) {
        return new ProviderEndpoint(
                ServiceRoot.of(practice.serviceRoot()),
                Asid.of(practice.identity().asid()));
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

    @Override
    public void close() {
        client.close();
    }
}
