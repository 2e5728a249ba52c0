package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.time.LocalDate;
import java.util.regex.Matcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-SLOT-09, W-SRCH-07, M-EXT-10: a service chosen in the Directory of Services")
class ServiceFilteringTest extends ClientTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final SlotSearch OF_A_SERVICE =
            SlotSearch.between(DAY, DAY).service("2000000001").build();

    @Test
    void search_ofAService_namesItAndAsksForIt() {
        search(Fhir.slots(Fhir.nineOClock()));

        assertThat(transport.lastRequest().url())
                .contains(
                        "&service.identifier=https://fhir.nhs.uk/Id/uec-dos-service-id%7C2000000001",
                        "&_include:recurse=Schedule:actor:HealthcareService");
    }

    @Test
    void search_ofAnyService_namesNone() {
        slots();

        assertThat(transport.lastRequest().url()).doesNotContain("service.identifier", "HealthcareService");
    }

    @Requirement("C-SLOT-09")
    @ParameterizedTest
    @ValueSource(strings = {"enabled", "supplier-disabled", "organization-disabled", "something-new"})
    void status_ofTheBundle_isShown(String code) {
        FreeSlots found = search(withStatus(Fhir.slots(Fhir.nineOClock()), code));

        assertThat(found.serviceFiltering()).contains(ServiceFilteringStatus.of(code));
        assertThat(found.size()).isEqualTo(1);
    }

    @Test
    void status_notGiven_isNothing() {
        assertThat(search(Fhir.slots(Fhir.nineOClock())).serviceFiltering()).isEmpty();
    }

    @Test
    @Requirement({"C-SLOT-07", "C-BOOK-03"})
    @DisplayName("M-APPT-25: the service takes part in the booking when the schedule has one")
    void booking_ofAServicesSlot_namesTheService() {
        PatientRecord ada = ada();
        FreeSlots found = search(Fhir.slots(Fhir.nineOClock())
                .replace(
                        "{\"reference\":\"Practitioner/1\"}",
                        "{\"reference\":\"Practitioner/1\"},{\"reference\":\"HealthcareService/1\"}"));
        transport.answers(Reply.of(201, Fhir.appointment()));

        ada.book(Booking.of(found.first(), "Booked by the hub").build());

        assertThat(found.first().healthcareServiceId()).contains("1");
        assertThat(Fhir.text(transport.lastRequest().body().orElseThrow()))
                .contains("{\"actor\":{\"reference\":\"HealthcareService/1\"},\"status\":\"accepted\"}");
    }

    @Test
    @Requirement("C-SLOT-05")
    @DisplayName("C-SLOT-05: the name of the service that came with the slots is shown")
    void slot_ofAService_hasItsName() {
        FreeSlots found = search(Fhir.slots(
                        Fhir.nineOClock(),
                        Fhir.healthcareService()
                                .replace("\"id\":\"1\"", "\"id\":\"2\"")
                                .replace("Phlebotomy", "Another"),
                        Fhir.healthcareService(),
                        "{\"resourceType\":\"HealthcareService\",\"name\":\"Without id\"}")
                .replace(
                        "{\"reference\":\"Practitioner/1\"}",
                        "{\"reference\":\"Practitioner/1\"},{\"reference\":\"HealthcareService/1\"}"));

        assertThat(found.first().healthcareService().orElseThrow().dosServiceId())
                .contains("2000000001");
        assertThat(found.first().summary().serviceName()).isEqualTo("Phlebotomy");
    }

    @Test
    @DisplayName("M-APPT-25: an appointment tells its service")
    void appointment_ofAService_namesIt() {
        PatientRecord ada = ada();

        assertThat(appointment(ada).healthcareServiceId()).isEmpty();
        assertThat(appointment(ada, Fhir.appointment().replace("Practitioner/1", "HealthcareService/5"))
                        .healthcareServiceId())
                .contains("5");
    }

    @Test
    void service_blank_isRefused() {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> SlotSearch.between(DAY, DAY).service("  "));

        assertThat(refused.rule()).isEqualTo("C-SLOT-09");
    }

    private FreeSlots search(String bundle) {
        transport.answers(Reply.ok(bundle));
        return practice.searchFreeSlots(OF_A_SERVICE);
    }

    private static String withStatus(String bundle, String code) {
        String meta = "{\"resourceType\":\"Bundle\",\"meta\":{\"profile\":[\"x\"],\"extension\":[{\"url\":\""
                + Fhir.DEFINITIONS + "Extension-GPConnect-ServiceFilteringStatus-1\",\"valueCode\":\"" + code
                + "\"}]},";
        return bundle.replaceFirst("\\{\"resourceType\":\"Bundle\",", Matcher.quoteReplacement(meta));
    }
}
