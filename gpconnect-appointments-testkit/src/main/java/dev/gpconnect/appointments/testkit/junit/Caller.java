package dev.gpconnect.appointments.testkit.junit;

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
import java.util.List;

/** Who asks in a test, and for whom: the hub and its user of the reference data, and the patient whom all its practices know. */
final class Caller {
    private Caller() {}

    static Product product() {
        return new Product(
                URI.create("https://consumer.example/"),
                URI.create("https://consumer.example/Id/device"),
                "1",
                "Test",
                "1");
    }

    static RequestingOrganisation organisation() {
        return RequestingOrganisation.builder(
                        OdsCode.of("Y90010"),
                        "Northfield Extended Access Hub",
                        Asid.of("200000009010"),
                        "0300 000 9010")
                .type(OrganisationType.GP_PRACTICE)
                .build();
    }

    static User user() {
        return User.builder(
                        "10019",
                        new PersonName("Jones", List.of("Claire"), List.of("Dr")),
                        URI.create("https://consumer.example/Id/user-guid"),
                        "10019")
                .smartcard("111222333444", "444555666777")
                .build();
    }

    static TracedPatient patient() {
        return TracedPatient.builder(NhsNumber.parse("9990000018"))
                .name(PersonName.of("Ashdown", "Ada"))
                .gender(Gender.FEMALE)
                .birthDate(LocalDate.of(1951, 3, 4))
                .build();
    }
}
