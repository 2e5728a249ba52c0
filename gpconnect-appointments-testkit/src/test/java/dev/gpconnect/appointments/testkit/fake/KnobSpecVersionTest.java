package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.CancelTest.cancelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The knob specVersion: what a release line before 1.2.9 does not have (05 section 5). */
class KnobSpecVersionTest {
    private static final String FIND_HILL = "/Practitioner?identifier=https://fhir.nhs.uk/Id/sds-user-id%7CG0000003";

    private final World world = new World();

    private ObjectNode visit() {
        return Json.body(world.get(Interaction.READ, "/Appointment/1"));
    }

    private FakeResponse bookPhysiotherapy(boolean withPractitioner) {
        ObjectNode booking = Json.booking("2", Bookings.at("18:00"), Bookings.at("18:20"), "40200");
        Bookings.actor(booking, 1, "Location/2");
        Bookings.actor(booking, 2, "Practitioner/3");
        if (!withPractitioner) {
            booking.withArray("participant").remove(2);
        }
        return world.book(booking);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("specVersion, M-CAP-01: the capability statement has the version and its date")
    @CsvSource({"1.2.7, 2020-05-05", "1.2.8, 2021-12", "1.2.9, 2024-01-03"})
    void specVersion_isInTheCapabilityStatement(String version, String date) {
        JsonNode statement = Json.body(world.turn(Knob.SPEC_VERSION, version).get(Interaction.META, "/metadata"));
        assertThat(statement.path("version").asText()).isEqualTo(version);
        assertThat(statement.path("date").asText()).isEqualTo(date);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("specVersion, 02 section 8.3: before 1.2.9 a schedule whose role has no code is not shown")
    @CsvSource({"1.2.7, false", "1.2.8, false", "1.2.9, true"})
    void specVersion_decidesWhichRolesThereAre(String version, boolean shown) {
        world.turn(Knob.SPEC_VERSION, version);
        FakeResponse slots = world.slots("2026-11-24", "2026-11-24", "&_include:recurse=Schedule:actor:Practitioner");
        assertThat(Json.ids(slots, "Schedule").contains("4")).isEqualTo(shown);
        assertThat(Json.ids(slots, "Practitioner").contains("3")).isEqualTo(shown);
        assertThat(Json.ids(slots, "Schedule")).contains("1", "3", "5");
    }

    @Test
    @DisplayName("specVersion, P-RPRA-01, P-FPRA-01: its practitioner is not known either")
    void specVersion_1_2_7_hidesThePractitioner() {
        assertThat(world.get(Interaction.RPRA, "/Practitioner/3").status()).isEqualTo(200);
        assertThat(Json.ids(world.get(Interaction.FPRA, FIND_HILL), "Practitioner"))
                .containsExactly("3");
        world.turn(Knob.SPEC_VERSION, "1.2.7");
        assertThat(world.get(Interaction.RPRA, "/Practitioner/3").status()).isEqualTo(404);
        assertThat(Json.ids(world.get(Interaction.FPRA, FIND_HILL), "Practitioner"))
                .isEmpty();
        assertThat(world.get(Interaction.RPRA, "/Practitioner/2").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("specVersion, P-BOOK-10, P-BOOK-16: a slot that is not shown cannot be booked")
    void specVersion_1_2_7_doesNotBookTheHiddenSchedule() {
        world.turn(Knob.SPEC_VERSION, "1.2.7");
        assertThat(Json.code(bookPhysiotherapy(true))).isEqualTo("REFERENCE_NOT_FOUND");
        assertThat(Json.code(bookPhysiotherapy(false))).isEqualTo("INVALID_RESOURCE");
        world.turn(Knob.SPEC_VERSION, "1.2.9");
        assertThat(bookPhysiotherapy(true).status()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("specVersion, P-VIS-01: before 1.2.9 a Visit is at its schedule's place")
    @CsvSource({"1.2.7, Location/1", "1.2.8, Location/1", "1.2.9, Location/3"})
    void specVersion_decidesWhereAVisitIs(String version, String place) {
        world.turn(Knob.SPEC_VERSION, version);
        assertThat(visit().at("/participant/1/actor/reference").asText()).isEqualTo(place);
        FakeResponse all = world.get(Interaction.RETR, "/Patient/2/Appointment?start=ge2026-11-24&start=le2026-11-24");
        assertThat(Json.entries(all, "Appointment")
                        .get(1)
                        .at("/participant/1/actor/reference")
                        .asText())
                .isEqualTo(place);
    }

    @Test
    @DisplayName("specVersion, P-AMND-05, P-CANC-01: without Visit rules a Visit can be amended and cancelled")
    void specVersion_1_2_7_changesVisits() {
        assertThat(world.put(Interaction.AMND, visit().put("comment", "Other")).status())
                .isEqualTo(422);
        world.turn(Knob.SPEC_VERSION, "1.2.7");
        assertThat(world.put(Interaction.AMND, visit().put("comment", "Other")).status())
                .isEqualTo(200);
        assertThat(world.put(Interaction.CANC, cancelled(visit())).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("specVersion, P-AVL-02: the practice offers its Visit slots under no version")
    void specVersion_1_2_7_findsNoVisits() {
        world.turn(Knob.SPEC_VERSION, "1.2.7");
        assertThat(Json.ids(world.slots("2026-11-24", "2026-11-24", ""), "Schedule"))
                .doesNotContain("6");
    }
}
