package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadRetrieveTest {
    private final World world = new World();

    private FakeResponse retrieve(String query) {
        return world.get(Interaction.RETR, "/Patient/2/Appointment?" + query);
    }

    @ParameterizedTest(name = "Appointment/{0} -> {1}")
    @DisplayName("P-READ-01 to P-READ-03: unknown, sensitive patient, past; cancelled and Visit ones are read")
    @CsvSource({
        "99, 404, NO_RECORD_FOUND",
        "a_b, 404, NO_RECORD_FOUND",
        "7, 404, PATIENT_NOT_FOUND",
        "5, 422, INVALID_RESOURCE",
        "6, 422, INVALID_RESOURCE",
        "1, 200, ''",
        "2, 200, ''",
        "4, 200, ''"
    })
    void read_ofAnAppointment_isAsTheTableSays(String id, int status, String code) {
        FakeResponse response = world.get(Interaction.READ, "/Appointment/" + id);
        assertThat(response.status()).isEqualTo(status);
        assertThat(Json.body(response).at("/issue/0/details/coding/0/code").asText())
                .isEqualTo(code);
    }

    @Test
    @DisplayName("P-READ-01, section 12: an empty id does not have the URL's shape")
    void read_ofAnEmptyId_isBadRequest() {
        assertThat(world.get(Interaction.READ, "/Appointment/").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("W-VER-02: the ETag is weak and the version; a cancelled appointment is in its second")
    void read_hasTheVersionAsEtag() {
        FakeResponse response = world.get(Interaction.READ, "/Appointment/4");
        assertThat(response.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(Json.body(response).at("/meta/versionId").asText()).isEqualTo("2");
        assertThat(response.text()).contains("Patient can no longer attend");
    }

    @Test
    @DisplayName("P-VIS-01, M-LOC-09: a Visit shows the unknown Location, and its kind as comment")
    void visit_hidesWherePatientsLive() {
        JsonNode visit = Json.body(world.get(Interaction.READ, "/Appointment/1"));
        assertThat(visit.at("/participant/1/actor/reference").asText()).isEqualTo("Location/3");
        assertThat(visit.path("comment").asText()).isEqualTo("Routine home visit");
        assertThat(visit.has("contained")).isFalse();
        JsonNode place = Json.body(world.get(Interaction.RLOC, "/Location/3"));
        assertThat(place.path("name").asText()).isEqualTo("Contact practice for location of the visit");
        assertThat(place.path("address").toString())
                .isEqualTo("{\"use\":\"work\",\"line\":[\"Unknown\"],\"city\":\"Unknown\"}");
    }

    @ParameterizedTest
    @DisplayName("P-RETR-01, P-RETR-02: one ge, one le, pure dates, in order")
    @ValueSource(
            strings = {
                "",
                "start=ge2026-11-23",
                "start=ge2026-11-23&start=ge2026-11-24",
                "start=gt2026-11-23&start=le2026-11-24",
                "start=2026-11-23&start=le2026-11-24",
                "start=ge2026-11&start=le2026-11-24",
                "start=ge2026-11-23T00:00:00%2B00:00&start=le2026-11-24",
                "start=ge2026-11-23&start=le2026-11-24&start=le2026-11-25",
                "start=ge2026-11-25&start=le2026-11-24"
            })
    void retrieve_withBadBounds_isInvalid(String query) {
        FakeResponse response = retrieve(query);
        assertThat(response.status()).isEqualTo(422);
        assertThat(Json.code(response)).isEqualTo("INVALID_PARAMETER");
    }

    @ParameterizedTest
    @DisplayName("P-RETR-02, W-OO-05: the past cannot be requested, and the answer says so; today is London's")
    @ValueSource(strings = {"start=ge2026-11-22&start=le2026-11-24", "start=ge2026-11-21&start=le2026-11-22"})
    void retrieve_ofThePast_isRefusedWithAnExplanation(String query) {
        FakeResponse response = retrieve(query);
        assertThat(response.status()).isEqualTo(422);
        assertThat(Json.body(response).at("/issue/0/diagnostics").asText()).contains("past");
    }

    @ParameterizedTest(name = "Patient/{0}")
    @DisplayName("P-RETR-03: unknown or sensitive")
    @ValueSource(strings = {"99", "8"})
    void retrieve_ofAPatientNotThere_isNotFound(String patientId) {
        FakeResponse response = world.get(
                Interaction.RETR, "/Patient/" + patientId + "/Appointment?start=ge2026-11-23&start=le2026-11-24");
        assertThat(response.status()).isEqualTo(404);
        assertThat(Json.code(response)).isEqualTo("PATIENT_NOT_FOUND");
    }

    @Test
    @DisplayName("P-RETR-04: booked, cancelled, by anybody, Visit, and today's elapsed one, but not yesterday's")
    void retrieve_returnsTheWholeBookFromToday() {
        FakeResponse response = retrieve("start=le2026-12-06&start=ge2026-11-23");
        assertThat(Json.ids(response, "Appointment")).containsExactly("5", "2", "1", "3", "4");
        assertThat(Json.ids(retrieve("start=ge2026-11-24&start=le2026-11-24"), "Appointment"))
                .containsExactly("2", "1");
        assertThat(Json.ids(retrieve("start=ge2026-12-20&start=le2027-12-20"), "Appointment"))
                .isEmpty();
    }

    @Test
    @DisplayName("W-DT-08: today begins at midnight in London, an hour before UTC's in summer")
    void retrieve_inSummer_usesLondonsToday() {
        World summer = new World("2026-07-01T23:30:00Z");
        String query = "/Patient/2/Appointment?start=ge2026-07-%s&start=le2026-07-09";
        assertThat(summer.get(Interaction.RETR, query.formatted("01")).status()).isEqualTo(422);
        assertThat(summer.get(Interaction.RETR, query.formatted("02")).status()).isEqualTo(200);
    }
}
