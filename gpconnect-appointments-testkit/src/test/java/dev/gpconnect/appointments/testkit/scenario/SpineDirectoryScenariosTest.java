package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.SdsFhirDirectory;
import dev.gpconnect.appointments.testkit.http.InProcessTransport;
import dev.gpconnect.appointments.testkit.spine.FakeSds;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.transport.RecordedExchange;
import dev.gpconnect.appointments.testkit.transport.RecordingTransport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A portal that many organisations use knows no address and no ASID, but the Spine's directory")
final class SpineDirectoryScenariosTest extends ScenarioTest {

    private final List<RecordedExchange> lookUps = new CopyOnWriteArrayList<>();
    private final List<RecordedExchange> calls = new CopyOnWriteArrayList<>();
    private AppointmentsClient portal;

    @BeforeEach
    void openPortal() {
        ManualClock clock = ManualClock.at(now());
        SdsFhirDirectory directory = SdsFhirDirectory.builder(
                        URI.create("https://sds.example" + FakeSds.PATH),
                        RecordingTransport.of(InProcessTransport.to(world.fakes::sds), lookUps::add))
                .apiKey(FakeSds.REFERENCE_KEY)
                .supplier(OdsCode.of(FakeSds.REFERENCE_SUPPLIER))
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .pause(clock::advance)
                .build();
        URI consumer = URI.create("https://consumer.example/");
        portal = AppointmentsClient.builder(new Product(consumer, consumer, "1", "Portal", "1"), directory)
                .spineProxy(URI.create("https://spine.example"))
                .transport(RecordingTransport.of(InProcessTransport.to(world.fakes::spine), calls::add))
                .clock(world.fakes.clock())
                .sleeper(clock::advance)
                .build();
    }

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private Encounter of(String odsCode, String name) {
        RequestingOrganisation organisation = RequestingOrganisation.builder(OdsCode.of(odsCode), name, "0300 000 9010")
                .type(OrganisationType.GP_PRACTICE)
                .build();
        return portal.encounter(organisation, ReferenceWorld.user("1", "Hubbard"));
    }

    @Test
    @DisplayName(
            "W-SDS-03, W-SDS-06, W-SDS-08, W-SDS-09, D-TR-02: slots are found and one is booked; each address is asked for once")
    void journey_findsAndBooks() {
        try (Encounter hub = of("Y90010", "Northfield Extended Access Hub")) {
            PatientRecord ada = find(hub, PRACTICE, ReferenceWorld.ada());
            FreeSlot slot = first(tomorrow(hub, PRACTICE), free -> true);
            tomorrow(hub, PRACTICE);
            Appointment booked = ada.book(booking(slot, "Back pain"));

            assertThat(inDiary(PRACTICE, booked.id()).patientId())
                    .isEqualTo(ada.patient().id());
        }
        assertThat(calls)
                .extracting(call -> call.request().headers().first("Ssp-From").orElse(""))
                .hasSizeGreaterThanOrEqualTo(4)
                .containsOnly("200000009010");
        assertThat(calls)
                .extracting(call -> call.request().headers().first("Ssp-To").orElse(""))
                .containsOnly("200000009001");
        // endpoint, its ASID and our own, for each of three interactions
        assertThat(lookUps)
                .extracting(lookUp -> lookUp.request().url())
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("W-SDS-04: an organisation that may only look for slots is stopped before it books")
    void organisation_thatIsNotRegisteredForBooking_isNotSent() {
        try (Encounter hub = of("Y90040", "Northfield Walk-in")) {
            assertThat(tomorrow(hub, PRACTICE)).isNotEmpty();

            assertThatThrownBy(() -> find(hub, PRACTICE, ReferenceWorld.ada()))
                    .isInstanceOf(NotEnabledException.class)
                    .hasMessageContaining("no system by supplier Y90099 of Y90040 for " + InteractionId.FIND_PATIENT);
        }
        assertThat(calls).hasSize(1);
    }
}
