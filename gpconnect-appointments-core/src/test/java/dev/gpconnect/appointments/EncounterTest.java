package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.organisations.CapabilityStatement;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EncounterTest extends ClientTest {

    @Test
    @Requirement("C-GEN-01")
    @DisplayName("W-SDS-06, D-CA-01: a directory result is used within one encounter and for one interaction only")
    void directory_isAskedOncePerEncounterAndInteraction() {
        List<InteractionId> asked = new ArrayList<>();
        ProviderDirectory known = Samples.directory();
        ProviderDirectory counting = (practice, interaction) -> {
            asked.add(interaction);
            return known.find(practice, interaction);
        };
        try (AppointmentsClient counted = AppointmentsClient.builder(Samples.PRODUCT, counting)
                .transport(transport)
                .build()) {
            for (int i = 0; i < 2; i++) {
                try (Encounter theirs = counted.encounter(Samples.HUB, Samples.CLAIRE)) {
                    Practice at = theirs.practice("Y90001");
                    transport.answers(Reply.ok(Fhir.slots()), Reply.ok(Fhir.slots()), Reply.ok(Fhir.bundle()));
                    at.searchFreeSlots(SEARCH);
                    at.searchFreeSlots(SEARCH);
                    at.findPatient(Samples.ada());
                }
            }
        }

        assertThat(asked)
                .containsExactly(
                        InteractionId.SEARCH_FREE_SLOTS,
                        InteractionId.FIND_PATIENT,
                        InteractionId.SEARCH_FREE_SLOTS,
                        InteractionId.FIND_PATIENT);
    }

    @Test
    void encounter_asked_saysWhoAsks() {
        assertThat(encounter.organisation()).isSameAs(Samples.HUB);
        assertThat(encounter.user()).isSameAs(Samples.CLAIRE);
        assertThat(encounter).hasToString("Encounter[Y90010]");
        assertThat(practice).hasToString("Practice[Y90001]");
        assertThat(encounter.practice(" y90001 ").odsCode()).isEqualTo(Samples.PRACTICE);
        assertThatThrownBy(() -> encounter.practice("not an ODS code")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Requirement({"C-META-01", "C-META-04"})
    @DisplayName("M-CAP-01, M-CAP-02, C-META-04")
    void capabilityStatement_inFull_isRead() {
        transport.answers(Reply.ok("""
                {"version":"1.2.7","fhirVersion":"3.0.1","kind":"capability","rest":[{"mode":"server","resource":[
                  {"interaction":[{"code":"read"},{"code":"create"},{}],"updateCreate":false,
                   "searchParam":[{"name":"start","type":"date"}],"type":"Appointment"},
                  {"type":"Slot","interaction":{"code":"search-type"},"searchInclude":["Slot:schedule"]},
                  {"interaction":[{"code":"read"}]}],
                 "operation":[{"name":"gpc.registerpatient"},{"x":1}],"security":{}}],"resourceType":"CapabilityStatement"}"""));

        CapabilityStatement statement = practice.capabilityStatement();

        assertThat(statement.version()).contains("1.2.7");
        assertThat(statement.fhirVersion()).contains("3.0.1");
        assertThat(statement.supportsOperation("gpc.registerpatient")).isTrue();
        assertThat(statement.supportsOperation("gpc.getstructuredrecord")).isFalse();
        assertThat(statement.resource("Patient")).isEmpty();
        CapabilityStatement.ResourceSupport appointment =
                statement.resource("Appointment").orElseThrow();
        assertThat(appointment.interactions()).containsExactlyInAnyOrder("read", "create");
        assertThat(appointment.searchParameters()).containsExactly("start");
        assertThat(statement.resource("Slot").orElseThrow().searchIncludes()).containsExactly("Slot:schedule");
        assertThat(statement.toString()).startsWith("CapabilityStatement[version=1.2.7, resources=[");
    }

    @Test
    void settings_thatMakeNoSense_areMisuse() {
        AppointmentsClient.Builder builder = newBuilder();

        assertThatThrownBy(() -> builder.callTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("callTimeout must be positive, and at most ten years");
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1))).hasMessageContaining("connectTimeout");
        assertThatThrownBy(() -> builder.responseTimeout(Duration.ZERO)).hasMessageContaining("responseTimeout");
        assertThatThrownBy(() -> builder.maxResponseBytes(0)).hasMessageContaining("maxResponseBytes");
        assertThatThrownBy(() -> builder.spineProxy(URI.create("proxy.example.nhs.uk")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
