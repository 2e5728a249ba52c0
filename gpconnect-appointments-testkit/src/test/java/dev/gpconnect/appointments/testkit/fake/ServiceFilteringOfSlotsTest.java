package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.CancelTest.cancelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The knob serviceFiltering in slot searches and bookings (P-SLOT-06, M-SCHD-06, M-APPT-25, P-BOOK-07). */
class ServiceFilteringOfSlotsTest {
    private static final String INCLUDE = "&_include:recurse=Schedule:actor:HealthcareService";
    private static final String SERVICE = "&service.identifier=" + KnobServiceFilteringTest.SYSTEM + "%7C";

    private final World world = new World();

    private FakeResponse slots(String more) {
        return world.slots("2026-11-24", "2026-11-24", more);
    }

    private static ObjectNode bloodTest() {
        ObjectNode booking = Json.booking("2", Bookings.at("17:00"), Bookings.at("17:10"), "30200");
        Bookings.actor(booking, 1, "Location/2");
        Bookings.actor(booking, 2, "Practitioner/2");
        return booking;
    }

    private static ObjectNode withService(ObjectNode appointment, String id) {
        appointment
                .withArray("participant")
                .addObject()
                .put("status", "accepted")
                .putObject("actor")
                .put("reference", "HealthcareService/" + id);
        return appointment;
    }

    private static List<String> actors(JsonNode appointment) {
        return appointment.path("participant").findValuesAsText("reference");
    }

    @Test
    @DisplayName("serviceFiltering, P-SLOT-06, M-EXT-10: only the slots of the service, and the status says enabled")
    void search_forALinkedService_givesItsSlots() {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        FakeResponse found = slots(SERVICE + "2000000001");
        assertThat(Json.ids(found, "Slot")).hasSize(18).allMatch(id -> id.startsWith("302"));
        assertThat(Json.ids(found, "Schedule")).containsExactly("3");
        assertThat(Json.body(found).at("/meta/extension").toString())
                .isEqualTo("[{\"url\":\"" + KnobServiceFilteringTest.STATUS + "\",\"valueCode\":\"enabled\"}]");
    }

    @Test
    @DisplayName("serviceFiltering, P-SLOT-06: a service that is listed but linked to nothing has no slots")
    void search_forAnUnlinkedService_isEmpty() {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        FakeResponse found = slots(SERVICE + "2000000002");
        assertThat(found.status()).isEqualTo(200);
        assertThat(Json.body(found).has("entry")).isFalse();
        assertThat(Json.body(found).at("/meta/extension/0/valueCode").asText()).isEqualTo("enabled");
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @DisplayName("serviceFiltering, SLOT-E3: a service that is not listed, or a token that cannot be read")
    @CsvSource({
        SERVICE + "2000000003, 404, NO_RECORD_FOUND",
        SERVICE + ", 422, INVALID_PARAMETER",
        SERVICE + "2000000001" + SERVICE + "2000000002, 400, BAD_REQUEST"
    })
    void search_forAServiceThatIsNotThere_isRefused(String more, int status, String code) {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        assertThat(slots(more).status()).isEqualTo(status);
        assertThat(Json.code(slots(more))).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @DisplayName("serviceFiltering, P-SVC-01: while a switch is off, parameter and include are ignored")
    @CsvSource({"OFF, ON, supplier-disabled", "ON, OFF, organization-disabled"})
    void search_whileASwitchIsOff_ignoresTheService(String supplier, String organisation, String status) {
        world.turn(Knob.SPEC_VERSION, "1.2.8");
        world.turn(Knob.SERVICE_FILTERING, supplier).turn(Knob.SERVICE_FILTERING_ORGANISATION, organisation);
        FakeResponse found = slots(INCLUDE + SERVICE + "2000000003");
        assertThat(Json.ids(found, "Schedule")).contains("1", "3");
        assertThat(found.text()).doesNotContain("HealthcareService/");
        assertThat(Json.ids(found, "HealthcareService")).isEmpty();
        assertThat(Json.body(found).at("/meta/extension/0/valueCode").asText()).isEqualTo(status);
    }

    @Test
    @DisplayName("serviceFiltering, M-EXT-10: without the parameter there is no status, without the capability never")
    void search_withoutServiceOrCapability_hasNoStatus() {
        assertThat(Json.body(slots(SERVICE + "2000000001")).at("/meta").has("extension"))
                .isFalse();
        world.turn(Knob.SERVICE_FILTERING, "ON");
        assertThat(Json.body(slots(INCLUDE)).at("/meta").has("extension")).isFalse();
    }

    @Test
    @DisplayName(
            "serviceFiltering, M-SCHD-06, P-SLOT-08: the linked schedule has the service, the Bundle only if asked")
    void search_showsTheLinkedService() {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        for (JsonNode schedule : Json.entries(slots(""), "Schedule")) {
            assertThat(schedule.path("actor").toString().contains("HealthcareService/1"))
                    .isEqualTo(schedule.path("id").asText().equals("3"));
        }
        assertThat(Json.ids(slots(""), "HealthcareService")).isEmpty();
        assertThat(Json.ids(slots(INCLUDE), "HealthcareService")).containsExactly("1");
    }

    @ParameterizedTest(name = "sent {0}")
    @DisplayName(
            "serviceFiltering, M-APPT-25, P-BOOK-18: the service takes part, sent or not, while the switches are on")
    @CsvSource({"true", "false"})
    void booking_ofALinkedSchedule_hasTheService(boolean sent) {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        FakeResponse booked = world.book(sent ? withService(bloodTest(), "1") : bloodTest());
        assertThat(actors(Json.body(booked)))
                .containsExactlyInAnyOrder("Patient/2", "Location/2", "Practitioner/2", "HealthcareService/1");
        world.turn(Knob.SERVICE_FILTERING_ORGANISATION, "OFF");
        assertThat(actors(Json.body(world.get(Interaction.READ, "/Appointment/8"))))
                .containsExactlyInAnyOrder("Patient/2", "Location/2", "Practitioner/2");
    }

    @Test
    @DisplayName("serviceFiltering, P-BOOK-07, P-BOOK-10: another service than the schedule's, an unknown one, or two")
    void booking_withAnotherService_isRefused() {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        assertThat(Json.code(world.book(withService(bloodTest(), "2")))).isEqualTo("INVALID_RESOURCE");
        assertThat(Json.code(world.book(withService(world.tomorrow(), "1")))).isEqualTo("INVALID_RESOURCE");
        assertThat(Json.code(world.book(withService(bloodTest(), "9")))).isEqualTo("REFERENCE_NOT_FOUND");
        assertThat(Json.code(world.book(withService(withService(bloodTest(), "1"), "1"))))
                .isEqualTo("INVALID_RESOURCE");
    }

    @Test
    @DisplayName("serviceFiltering, P-BOOK-07: without the capability no service may take part")
    void booking_withAService_byDefault_isRefused() {
        assertThat(Json.code(world.book(withService(bloodTest(), "1")))).isEqualTo("INVALID_RESOURCE");
        assertThat(actors(Json.body(world.book(bloodTest())))).doesNotContain("HealthcareService/1");
    }

    @Test
    @DisplayName(
            "serviceFiltering, P-AMND-07, P-CANC-04: the service comes back unchanged or is left out, never another")
    void change_keepsTheService() {
        world.turn(Knob.SERVICE_FILTERING, "ON");
        ObjectNode booked = Json.body(world.book(bloodTest()));
        assertThat(world.put(Interaction.AMND, booked.put("comment", "Other")).status())
                .isEqualTo(200);
        ObjectNode without = booked.deepCopy();
        without.withArray("participant").remove(3);
        assertThat(world.put(Interaction.AMND, without).status()).isEqualTo(200);
        assertThat(world.put(Interaction.AMND, withService(without, "2")).status())
                .isEqualTo(422);
        assertThat(world.put(Interaction.CANC, cancelled(booked)).status()).isEqualTo(200);
    }
}
