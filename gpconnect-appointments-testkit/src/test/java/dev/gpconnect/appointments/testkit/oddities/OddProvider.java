package dev.gpconnect.appointments.testkit.oddities;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Appointment;
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
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;

/** A provider whose answers a test writes out, in the order in which it gives them, over real HTTP; and a client for it. */
final class OddProvider implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final MockWebServer server = new MockWebServer();
    private final OkHttpTransport transport = OkHttpTransport.builder().build();
    private final AppointmentsClient client;
    private final Encounter encounter;

    OddProvider() throws IOException {
        QueueDispatcher dispatcher = new QueueDispatcher();
        dispatcher.setFailFast(true);
        server.setDispatcher(dispatcher);
        server.start(InetAddress.getLoopbackAddress(), 0);
        String root = "http://127.0.0.1:" + server.getPort() + "/Y90001/STU3/1/gpconnect";
        client = AppointmentsClient.builder(
                        new Product(
                                URI.create("https://consumer.example/"),
                                URI.create("https://consumer.example/Id/device"),
                                "device-1",
                                "Test consumer",
                                "1.0"),
                        ProviderDirectory.fixed(Map.of(
                                OdsCode.of("Y90001"),
                                new ProviderEndpoint(ServiceRoot.of(root), Asid.of("200000009001")))))
                .transport(transport)
                .clock(CLOCK)
                .maxRetries(0)
                .build();
        encounter = client.encounter(
                RequestingOrganisation.builder(
                                OdsCode.of("Y90010"), "Northfield Hub", Asid.of("200000009010"), "0300 000 9010")
                        .type(OrganisationType.GP_PRACTICE)
                        .build(),
                User.builder(
                                "10019",
                                PersonName.of("Jones", "Claire"),
                                URI.create("https://consumer.example/Id/user"),
                                "10019")
                        .build());
    }

    OddProvider answers(int status, String body, String... namesAndValues) {
        return answers(status, "application/fhir+json;charset=utf-8", body, namesAndValues);
    }

    OddProvider answers(int status, String contentType, String body, String[] namesAndValues) {
        MockResponse.Builder response = new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", contentType)
                .body(body);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            response.addHeader(namesAndValues[i], namesAndValues[i + 1]);
        }
        return enqueue(response.build());
    }

    OddProvider answersType(int status, String contentType, String body) {
        return answers(status, contentType, body, new String[0]);
    }

    OddProvider enqueue(MockResponse response) {
        server.enqueue(response);
        return this;
    }

    Practice practice() {
        return encounter.practice("Y90001");
    }

    FreeSlots slots() {
        return practice().searchFreeSlots(SlotSearch.between(DAY, DAY).build());
    }

    FreeSlots slotsOf(String body) {
        answers(200, body);
        return slots();
    }

    /** The patient's record, found with the least that a provider may send. */
    PatientRecord ada() {
        answers(200, Fhir.bundle(Fhir.patient()));
        PatientRecord record = practice().findPatient(traced()).orElseThrow();
        request();
        return record;
    }

    /** Appointment 7, read in this form. */
    Appointment appointment(PatientRecord record, String json) {
        answers(200, json);
        Appointment appointment = record.readAppointment("7");
        request();
        return appointment;
    }

    static TracedPatient traced() {
        return TracedPatient.builder(NhsNumber.parse("9990000018"))
                .name(PersonName.of("Ashdown", "Ada"))
                .gender(Gender.FEMALE)
                .birthDate(LocalDate.of(1951, 3, 4))
                .build();
    }

    /** The next request that came. */
    RecordedRequest request() {
        try {
            RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("No request came");
            }
            return request;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        encounter.close();
        client.close();
        transport.close();
        server.close();
    }
}
