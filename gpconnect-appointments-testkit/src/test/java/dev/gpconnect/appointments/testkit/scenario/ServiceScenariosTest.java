package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import dev.gpconnect.appointments.organisations.CapabilityStatement;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The scenario in which the service was chosen in the Directory of Services. */
final class ServiceScenariosTest extends ScenarioTest {

    /** What the Directory of Services gave: an endpoint of type FHIR Scheduling whose address is the practice's ODS code. */
    private static final String ADDRESS = "ODS:" + PRACTICE;

    private static final String SERVICE = "2000000001";

    @Test
    @DisplayName(
            "S-DOS: the address leads to the practice, the service to its slots, and the status says that they are the service's")
    void sDos_booksAServicesSlot() {
        world.fakes.controls().set(Knob.SERVICE_FILTERING, "ON");
        Encounter urgentCare = urgentCare();

        FreeSlots found = search(urgentCare);
        FreeSlot slot = found.first();
        Appointment booked =
                find(urgentCare, odsCode(), ReferenceWorld.ada()).book(booking(slot, "From the Directory of Services"));

        assertThat(found.serviceFiltering()).contains(ServiceFilteringStatus.ENABLED);
        assertThat(found).allSatisfy(each -> assertThat(each.scheduleId()).contains("3"));
        assertThat(slot.healthcareServiceId()).contains("1");
        assertThat(inDiary(PRACTICE, booked.id()).slotIds()).containsExactly(slot.id());
    }

    @Test
    @DisplayName(
            "S-DOS: without service filtering the slots are anybody's, and nothing says that they are the service's")
    void sDos_providerWithoutServiceFiltering() {
        FreeSlots found = search(urgentCare());

        assertThat(found.serviceFiltering()).isEmpty();
        assertThat(found).anySatisfy(each -> assertThat(each.scheduleId()).contains("1"));
    }

    @Test
    @Requirement({"C-HCS-01", "C-HCS-02"})
    @DisplayName("C-HCS-01, C-HCS-02: services are found and read through the Spine, and unknown ones are not")
    void services_areFoundAndRead() {
        world.fakes.controls().set(Knob.SERVICE_FILTERING, "ON");
        Practice practice = hub().practice(PRACTICE);

        assertThat(practice.findHealthcareServices())
                .extracting(HealthcareService::id)
                .containsExactlyInAnyOrder("1", "2");
        HealthcareService found = practice.findHealthcareService(SERVICE).orElseThrow();
        assertThat(found.id()).isEqualTo("1");
        assertThat(found.dosServiceId()).contains(SERVICE);
        assertThat(found.providedById()).contains("1");
        assertThat(practice.readHealthcareService("1").name()).contains("Phlebotomy");
        assertThat(practice.findHealthcareService("2000000003")).isEmpty();
        assertThatThrownBy(() -> practice.readHealthcareService("99")).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Requirement("C-HCS-03")
    @DisplayName("C-HCS-03: a practice that has switched GP Connect off denies access")
    void services_ofAPracticeSwitchedOff_areDenied() {
        world.fakes.controls().set(Knob.SERVICE_FILTERING, "ON");
        Practice practice = hub().practice("Y90003");

        assertThatThrownBy(practice::findHealthcareServices).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> practice.readHealthcareService("1")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @DisplayName(
            "C-META-04, M-CAP-02, M-CAP-03, M-EXT-10: the capability statement tells whether there are services, and if switched on")
    void capabilityStatement_tellsOfServices() {
        CapabilityStatement without = hub().practice(PRACTICE).capabilityStatement();
        world.fakes.controls().set(Knob.SERVICE_FILTERING, "ON");
        Practice practice = hub().practice(PRACTICE);
        CapabilityStatement with = practice.capabilityStatement();

        assertThat(Stream.of(InteractionId.values()).filter(each -> !without.supports(each)))
                .containsExactly(InteractionId.FIND_HEALTHCARE_SERVICE, InteractionId.READ_HEALTHCARE_SERVICE);
        assertThat(without.supportsServiceFiltering()).isFalse();
        assertThat(without.serviceFiltering()).isEmpty();
        assertThat(InteractionId.values()).allMatch(with::supports);
        assertThat(with.supportsServiceFiltering()).isTrue();
        assertThat(with.serviceFiltering()).contains(ServiceFilteringStatus.ENABLED);
        assertThat(practice.capabilityStatement()).isSameAs(with);
    }

    @Test
    @DisplayName("C-SLOT-05, D-UI-02, D-UI-03: the service is shown with its slots and with the booking")
    void service_isShown() {
        world.fakes.controls().set(Knob.SERVICE_FILTERING, "ON");
        Encounter urgentCare = urgentCare();
        FreeSlot slot = search(urgentCare).first();

        Appointment booked = find(urgentCare, PRACTICE, ReferenceWorld.ada()).book(booking(slot, "Blood test"));

        assertThat(slot.summary().serviceName()).isEqualTo("Phlebotomy");
        assertThat(booked.healthcareServiceId()).contains("1");
        assertThat(urgentCare.practice(PRACTICE).summary(booked).serviceName()).isEqualTo("Phlebotomy");
    }

    private static FreeSlots search(Encounter encounter) {
        return encounter
                .practice(odsCode())
                .searchFreeSlots(SlotSearch.between(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW)
                        .service(SERVICE)
                        .build());
    }

    private static String odsCode() {
        return ADDRESS.substring("ODS:".length());
    }
}
