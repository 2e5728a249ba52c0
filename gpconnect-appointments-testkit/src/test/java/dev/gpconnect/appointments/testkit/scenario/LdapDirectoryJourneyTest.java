package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.spine.SdsLdapDirectory;
import dev.gpconnect.appointments.testkit.http.InProcessTransport;
import dev.gpconnect.appointments.testkit.spine.FakeLdap;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A whole booking, the practice looked up in the Spine's directory over LDAP with mutual TLS. */
final class LdapDirectoryJourneyTest {

    private static final String PRACTICE = "Y90001";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T08:00:00Z"));
    private final FakeWorld world = FakeWorld.reference("https://practices.example", clock);
    private final TestCertificates certificates = TestCertificates.generate();

    @Test
    @DisplayName(
            "C-GEN-01, W-SDS-04: slots are searched for and one is booked at the endpoint that the directory gives")
    void journey_withTheDirectoryOverLdap_books() {
        try (FakeLdap ldap = FakeLdap.startTls(world.records(), certificates.server(), true);
                SdsLdapDirectory directory = SdsLdapDirectory.builder(ldap.url())
                        .mutualTls(certificates.client(), certificates.trust())
                        .build();
                AppointmentsClient client = client(directory);
                Encounter encounter = client.encounter(ReferenceWorld.hub(), ReferenceWorld.user("1", "Hubbard"))) {
            FreeSlot slot = ScenarioTest.tomorrow(encounter, PRACTICE).get(0);
            PatientRecord ada = ScenarioTest.find(encounter, PRACTICE, ReferenceWorld.ada());

            Appointment booked = ada.book(Booking.of(slot, "Check-up").build());

            assertThat(booked.slotIds()).containsExactly(slot.id());
            assertThat(world.practice(PRACTICE).appointments())
                    .filteredOn(appointment -> appointment.id().equals(booked.id()))
                    .hasSize(1);
            assertThat(world.controls().findings().all()).isEmpty();
        }
    }

    private AppointmentsClient client(SdsLdapDirectory directory) {
        Product product = new Product(
                URI.create("https://consumer.example/"),
                URI.create("https://consumer.example/Id/device"),
                "1",
                "Test",
                "1");
        return AppointmentsClient.builder(product, directory)
                .spineProxy(URI.create("https://spine.example"))
                .transport(InProcessTransport.to(world::spine, clock))
                .clock(clock)
                .build();
    }
}
