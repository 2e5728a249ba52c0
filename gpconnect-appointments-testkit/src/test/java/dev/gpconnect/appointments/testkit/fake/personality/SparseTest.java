package dev.gpconnect.appointments.testkit.fake.personality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.Registrations;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SparseTest {
    private final Provider provider = new Provider(Personality.SPARSE);

    @ParameterizedTest
    @DisplayName("02 sections 2, 3 and 6, V-02: what has to be there is all that is there")
    @CsvSource({
        "Slot,resourceType id meta serviceType schedule status start end",
        "Schedule,resourceType id meta actor",
        "Practitioner,resourceType id meta identifier name",
        "Location,resourceType id meta name managingOrganization",
        "Organization,resourceType id meta identifier name"
    })
    void slotSearch_leavesOutWhatMayBeAbsent(String type, String members) {
        FakeResponse answer = provider.get(Interaction.SLOT, Provider.TOMORROW);

        assertThat(Json.entries(answer, type))
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(names(resource)).containsExactlyInAnyOrder(members.split(" ")));
        assertThat(Json.body(answer).has("meta")).isFalse();
    }

    @Test
    @DisplayName("D-XC-01: of a patient the number and what is compared with PDS stay")
    void patient_keepsWhatIsCompared() {
        JsonNode ada = Json.entries(provider.ada(), "Patient").get(0);

        assertThat(names(ada))
                .containsExactlyInAnyOrder(
                        "resourceType",
                        "id",
                        "meta",
                        "identifier",
                        "name",
                        "gender",
                        "birthDate",
                        "managingOrganization");
        assertThat(names(ada.at("/name/0"))).containsExactlyInAnyOrder("use", "family", "given");
        assertThat(ada.toString()).doesNotContain("display");
    }

    @Test
    @DisplayName("M-PAT-02: a registration still shows its type")
    void registration_keepsItsType() {
        ObjectNode parameters = Registrations.minimal("9990000107", "Jarrow", "Jon", "1979-04-14");

        FakeResponse answer = provider.answer(
                provider.draft(Interaction.REG, Registrations.PATH).body(parameters.toString()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(Json.body(answer).path("meta").has("profile")).isTrue();
        assertThat(answer.text()).contains("registrationType").doesNotContain("registrationPeriod");
    }

    @Test
    @DisplayName("M-GEN-04, M-APPT-28: an appointment keeps what its booker sent, and can be amended as it is")
    void appointment_keepsWhatItsBookerSent() {
        FakeResponse answer = provider.book();
        ObjectNode appointment = Json.body(answer);

        assertThat(answer.text()).doesNotContain("DeliveryChannel", "PractitionerRole", "serviceCategory");
        assertThat(appointment.at("/contained/0/telecom/0/value").asText()).isEqualTo("0300 000 9010");
        assertThat(appointment.path("created").asText()).isEqualTo("2026-11-23T10:30:00+00:00");
        assertThat(provider.put(Interaction.AMND, appointment.put("comment", "Later"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("W-VER-02: without ETag the version is in the resource")
    void answer_hasNoETag() {
        FakeResponse answer = provider.book();

        assertThat(answer.headers()).doesNotContainKeys("ETag", "Last-Modified").containsKey("Location");
        assertThat(Json.body(answer).at("/meta/versionId").asText()).isEqualTo("1");
    }

    @Test
    @DisplayName("W-VER-05: without a body the ETag is all there is, and stays")
    void emptyAnswer_keepsItsETag() {
        ObjectNode appointment = Json.body(provider.book());

        FakeResponse answer = provider.answer(provider.draft(
                        Interaction.AMND,
                        "/Appointment/" + appointment.path("id").asText())
                .header("Prefer", "return=minimal")
                .body(appointment.put("comment", "Later").toString()));

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    @DisplayName("W-OO-05: diagnostics are given where they must be")
    void refusal_hasDiagnosticsOnlyWhereMandatory() {
        FakeResponse unknown = provider.get(Interaction.RLOC, "/Location/99");
        FakeResponse backwards = provider.get(Interaction.SLOT, Provider.TOMORROW.replace("=le2026", "=le2025"));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).doesNotContain("diagnostics").contains("display");
        assertThat(backwards.status()).isEqualTo(422);
        assertThat(backwards.text()).contains("diagnostics");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
