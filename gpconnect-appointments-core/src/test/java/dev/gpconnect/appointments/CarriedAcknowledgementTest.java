package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.requirements.Requirement;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D-XC-02, D-XC-05: what is carried of an acknowledgement covers what the user has seen, and nothing else")
class CarriedAcknowledgementTest extends ClientTest {

    private static final String DIFFERENT = Fhir.ada().replace("1951-03-04", "1951-04-03");

    @Test
    @Requirement("D-XC-02")
    @DisplayName("D-XC-02: PDS says something else of the same field by now")
    void acknowledgement_afterPdsChanged_doesNotHold() {
        String json = seen(practice);

        assertThat(resume(practice, json, tracedAs(LocalDate.of(1951, 3, 4)), DIFFERENT))
                .isFalse();
        assertThat(resume(practice, json, tracedAs(LocalDate.of(1915, 3, 4)), DIFFERENT))
                .isTrue();
        assertThat(resume(practice, json, tracedWithoutBirthDate(), DIFFERENT)).isTrue();
    }

    @Test
    @Requirement("D-XC-02")
    @DisplayName("D-XC-02: the practice holds something else of the same field, though it did not move the version")
    void acknowledgement_afterThePracticeChanged_doesNotHold() {
        String json = seen(practice);

        assertThat(resume(practice, json, Samples.ada(), DIFFERENT.replace("1951-04-03", "1951-05-03")))
                .isTrue();
        assertThat(resume(practice, json, Samples.ada(), DIFFERENT.replace(",\"birthDate\":\"1951-04-03\"", "")))
                .isTrue();
    }

    @Test
    @DisplayName("D-XC-02: fewer differences than were seen are other ones")
    void acknowledgement_ofMoreThanDiffersNow_doesNotHold() {
        String both = DIFFERENT.replace("female", "male");
        PatientRecord found = found(practice, both);
        String json = found.acknowledge(found.differences()).toCarriedJson();

        assertThat(resume(practice, json, Samples.ada(), both)).isFalse();
        assertThat(resume(practice, json, Samples.ada(), DIFFERENT)).isTrue();
    }

    @Test
    @Requirement("D-XC-05")
    @DisplayName("D-XC-05: a code of somebody's own, of none, or of another version")
    void acknowledgement_forged_doesNotHold() {
        String json = seen(practice);
        String code = Token.json(json).get("acknowledged").asText();

        assertThat(resume(practice, with(json, "acknowledged", "0".repeat(64)), Samples.ada(), DIFFERENT))
                .isTrue();
        assertThat(resume(practice, with(json, "acknowledged", other(code)), Samples.ada(), DIFFERENT))
                .isTrue();
        ObjectNode none = (ObjectNode) Token.json(json);
        none.remove("acknowledged");
        assertThat(resume(practice, none.toString(), Samples.ada(), DIFFERENT)).isTrue();
        String moved = DIFFERENT.replace("\"versionId\":\"9\"", "\"versionId\":\"10\"");
        assertThat(resume(practice, with(json, "version", "10"), Samples.ada(), moved))
                .isTrue();
        ObjectNode unversioned = (ObjectNode) Token.json(json);
        unversioned.remove("version");
        assertThat(resume(practice, unversioned.toString(), Samples.ada(), DIFFERENT))
                .isTrue();
    }

    @Test
    @DisplayName("C-GEN-04: the code of another practice's record")
    void acknowledgement_ofAnotherPractice_doesNotHold() {
        Practice other = encounter.practice(Samples.OTHER_PRACTICE);

        String moved = with(seen(other), "practice", "Y90001");

        assertThat(resume(practice, moved, Samples.ada(), DIFFERENT)).isTrue();
    }

    @Test
    @DisplayName("without a key each client has its own")
    void acknowledgement_ofAClientWithItsOwnKey_holdsThereOnly() {
        try (AppointmentsClient one = ownKey().build();
                AppointmentsClient two = ownKey().build()) {
            Practice here = one.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
            Practice there = two.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
            Practice later = one.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
            String json = seen(here);

            assertThat(resume(later, json, Samples.ada(), DIFFERENT)).isFalse();
            assertThat(resume(there, json, Samples.ada(), DIFFERENT)).isTrue();
        }
    }

    @Test
    void clients_ofOneBuilderWithoutAKey_haveEachTheirOwn() {
        AppointmentsClient.Builder builder = ownKey();
        try (AppointmentsClient one = builder.build();
                AppointmentsClient two = builder.build()) {
            String json = seen(one.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE));
            Practice there = two.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);

            assertThat(resume(there, json, Samples.ada(), DIFFERENT)).isTrue();
        }
    }

    @Test
    @DisplayName("with the same key another node takes it up")
    void acknowledgement_ofAClientWithTheSameKey_holds() {
        String json = seen(practice);
        try (AppointmentsClient node = newBuilder().build()) {
            Practice there = node.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);

            assertThat(resume(there, json, Samples.ada(), DIFFERENT)).isFalse();
        }
    }

    @Test
    @DisplayName("D-IG-07: the key is not printed with the parts of the client")
    void key_inToString_isRedacted() {
        assertThat(encounter.parts().toString())
                .contains("acknowledgementKey=AcknowledgementKey[redacted]")
                .doesNotContain(ACKNOWLEDGEMENT_KEY);
    }

    private AppointmentsClient.Builder ownKey() {
        return AppointmentsClient.builder(Samples.PRODUCT, Samples.directory())
                .transport(transport)
                .clock(clock)
                .audit(events::add);
    }

    private PatientRecord found(Practice at, String patient) {
        transport.answers(Reply.ok(Fhir.bundle(patient)));
        return at.findPatient(Samples.ada()).orElseThrow();
    }

    /** What is carried once the user has seen that the birth date differs. */
    private String seen(Practice at) {
        PatientRecord found = found(at, DIFFERENT);
        return found.acknowledge(found.differences()).toCarriedJson();
    }

    /** Whether the record differs, so that the user has to see it. */
    private boolean resume(Practice at, String json, TracedPatient traced, String answer) {
        transport.answers(Reply.ok(answer));
        return at.resumePatient(json, traced).differs();
    }

    private static TracedPatient tracedAs(LocalDate birthDate) {
        return TracedPatient.builder(Samples.ADA_NUMBER)
                .name(PersonName.of("Ashdown", "Ada"))
                .gender(Gender.FEMALE)
                .birthDate(birthDate)
                .build();
    }

    private static TracedPatient tracedWithoutBirthDate() {
        return TracedPatient.builder(Samples.ADA_NUMBER)
                .name(PersonName.of("Ashdown", "Ada"))
                .gender(Gender.FEMALE)
                .build();
    }

    private static String with(String json, String member, String text) {
        ObjectNode state = (ObjectNode) Token.json(json);
        state.put(member, text);
        return state.toString();
    }

    /** The code with its last digit changed. */
    private static String other(String code) {
        return code.substring(0, 63) + (code.endsWith("0") ? "1" : "0");
    }
}
