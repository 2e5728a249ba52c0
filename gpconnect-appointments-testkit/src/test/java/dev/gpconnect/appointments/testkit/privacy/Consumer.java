package dev.gpconnect.appointments.testkit.privacy;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
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
import java.net.URI;
import java.time.LocalDate;

/** Who asks, for whom, and under which name. */
final class Consumer {

    static final String CORRELATION_ID = "web-4711";
    static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);
    static final Product PRODUCT = new Product(
            URI.create("https://consumer.example/"),
            URI.create("https://consumer.example/Id/device"),
            "1",
            "Test",
            "1");
    static final TracedPatient JON = TracedPatient.builder(NhsNumber.parse("9990000107"))
            .name(PersonName.of("Jarrow", "Jon"))
            .gender(Gender.MALE)
            .birthDate(LocalDate.of(1979, 4, 14))
            .build();

    private Consumer() {}

    static Encounter opened(AppointmentsClient client) {
        return client.encounter(
                        RequestingOrganisation.builder(
                                        OdsCode.of("Y90010"), "Hub", Asid.of("200000009010"), "0300 000 9010")
                                .type(OrganisationType.GP_PRACTICE)
                                .build(),
                        User.builder(
                                        "1",
                                        PersonName.of("Hubbard", "Test"),
                                        URI.create("https://consumer.example/"),
                                        "1")
                                .build())
                .correlationId(CORRELATION_ID);
    }
}
