package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
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
