package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Booking;
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
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;

/** Another organisation that books at the same practice. */
final class Rival {

    private final FakeServer server;

    Rival(FakeServer server) {
        this.server = server;
    }

    void takes(String slotId) {
        ProviderEndpoint endpoint = new ProviderEndpoint(
                ServiceRoot.of(server.serviceRoot("Y90001").toString()), Asid.of(server.asid("Y90001")));
        Product product = new Product(
                URI.create("https://rival.example/"), URI.create("https://rival.example/Id/device"), "1", "Rival", "1");
        // the transport is found on the class path
        try (AppointmentsClient client = AppointmentsClient.builder(
                                product, ProviderDirectory.fixed(Map.of(OdsCode.of("Y90001"), endpoint)))
                        .spineProxy(server.spineUrl())
                        .clock(Run.CLOCK)
                        .build();
                Encounter encounter = client.encounter(organisation(), user())) {
            Practice practice = encounter.practice("Y90001");
            LocalDate tomorrow = LocalDate.of(2026, 11, 24);
            FreeSlot slot = practice
                    .searchFreeSlots(SlotSearch.between(tomorrow, tomorrow).build())
                    .stream()
                    .filter(free -> free.id().equals(slotId))
                    .findFirst()
                    .orElseThrow();
            practice.findPatient(cara())
                    .orElseThrow()
                    .book(Booking.of(slot, "Taken").build());
        }
    }

    private static TracedPatient cara() {
        return TracedPatient.builder(NhsNumber.parse("9990000034"))
                .name(PersonName.of("Calder", "Cara"))
                .gender(Gender.FEMALE)
                .birthDate(LocalDate.of(1996, 12, 30))
                .build();
    }

    private static RequestingOrganisation organisation() {
        return RequestingOrganisation.builder(
                        OdsCode.of("Y90020"), "Northfield Urgent Care", Asid.of("200000009020"), "0300 000 9020")
                .type(OrganisationType.URGENT_CARE)
                .build();
    }

    private static User user() {
        return User.builder("7", PersonName.of("Grey", "Gus"), URI.create("https://rival.example/Id/user"), "7")
                .build();
    }
}
