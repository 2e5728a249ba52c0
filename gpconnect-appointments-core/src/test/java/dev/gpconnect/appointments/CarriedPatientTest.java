package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.DemographicDifference.Field;
import dev.gpconnect.appointments.patients.TracedPatient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-SDS-06, D-CA-03: a patient's record is carried from one request of the application to the next")
class CarriedPatientTest extends ClientTest {

    private static final String DIFFERENT =
            Fhir.ada().replace("\"female\"", "\"male\"").replace("1951-03-04", "1951-04-03");

    @Test
    @DisplayName("D-CA-03: ids, the version and a code of what was acknowledged, and no value of any")
    void record_acknowledged_isCarriedAsExactlyThis() {
        String json = seen(DIFFERENT).toCarriedJson();

        assertThat(Token.json(json))
                .isEqualTo(Token.json("{\"type\":\"patient\",\"format\":1,\"practice\":\"Y90001\",\"id\":\"2\","
                        + "\"version\":\"9\",\"acknowledged\":"
                        + "\"c0c0fbb7999cbfa231facbb65f66b201350f401e1ce0804d3acdb9bb017acd2b\"}"));
        assertThat(Token.json(ada().toCarriedJson()).has("acknowledged")).isFalse();
        assertThat(Token.json(found(DIFFERENT).toCarriedJson()).has("acknowledged"))
                .isFalse();
    }

    @Test
    @DisplayName("C-RPAT-01, D-XC-01: the patient is read anew and compared anew")
    void record_thatAgreed_isReadAnewAndAgrees() {
        String json = ada().toCarriedJson();

        PatientRecord resumed = resume(json, Fhir.ada());

        assertThat(resumed.patient().id()).isEqualTo("2");
        assertThat(resumed.differs()).isFalse();
        assertThat(resumed.toCarriedJson()).isEqualTo(json);
        assertThat(transport.lastRequest().url()).isEqualTo(Samples.ROOT + "/Patient/2");
    }

    @Test
    void record_thatAgreedAndDiffersNow_hasToBeSeen() {
        PatientRecord resumed = resume(ada().toCarriedJson(), DIFFERENT);

        assertThat(resumed.differs()).isTrue();
        assertThat(resumed.differences())
                .containsExactly(
                        new DemographicDifference(Field.GENDER, "female", "male"),
                        new DemographicDifference(Field.BIRTH_DATE, "1951-03-04", "1951-04-03"));
    }

    @Test
    @DisplayName("D-XC-05: what was acknowledged holds while the version is the same")
    void acknowledgement_ofTheSameVersion_holds() {
        PatientRecord resumed = resume(seen(DIFFERENT).toCarriedJson(), DIFFERENT);

        assertThat(resumed.differs()).isFalse();
        assertThat(resumed.differences())
                .extracting(DemographicDifference::field)
                .containsExactly(Field.GENDER, Field.BIRTH_DATE);
        // and is carried on
        assertThat(resume(resumed.toCarriedJson(), DIFFERENT).differs()).isFalse();
        // with nothing left to be seen no acknowledgement is needed
        assertThat(resume(resumed.toCarriedJson(), Fhir.ada()).differs()).isFalse();
    }

    @Test
    @DisplayName("D-XC-02: a version that moved, that nobody knows, or another field has to be seen")
    void acknowledgement_ofAnythingElse_doesNotHold() {
        String json = seen(DIFFERENT).toCarriedJson();
        assertThat(resume(json, DIFFERENT.replace("\"versionId\":\"9\"", "\"versionId\":\"10\""))
                        .differs())
                .isTrue();
        assertThat(resume(json, withoutVersion(DIFFERENT)).differs()).isTrue();
        assertThat(resume(json, DIFFERENT.replace("\"Ashdown\"", "\"Ashdowne\""))
                        .differs())
                .isTrue();

        String unknown = seen(withoutVersion(DIFFERENT)).toCarriedJson();
        assertThat(Token.json(unknown).has("version")).isFalse();
        assertThat(Token.json(unknown).has("acknowledged")).isFalse();
        assertThat(resume(unknown, withoutVersion(DIFFERENT)).differs()).isTrue();
        assertThat(resume(unknown, DIFFERENT).differs()).isTrue();
    }

    @Test
    void differences_notAcknowledged_staySo() {
        PatientRecord resumed = resume(found(DIFFERENT).toCarriedJson(), DIFFERENT);

        assertThat(resumed.differs()).isTrue();
        assertThat(catchThrowableOfType(RefusedException.class, () -> resumed.readAppointment("7"))
                        .rule())
                .isEqualTo("D-XC-05");
    }

    @Test
    @DisplayName("D-ID-03: a sensitive patient is refused before any request, whatever was carried")
    void patient_sensitive_isRefused() {
        String json = ada().toCarriedJson();
        TracedPatient sensitive =
                TracedPatient.builder(Samples.ADA_NUMBER).sensitive(true).build();

        assertRefused("D-ID-03", json, sensitive);
        assertRefused("D-ID-03", "not JSON", sensitive);
    }

    @Test
    @DisplayName("W-SDS-06, C-GEN-04: an encounter about another patient, or another practice")
    void patient_whoDoesNotBelongHere_isRefused() {
        String json = ada().toCarriedJson();

        assertRefused(
                "W-SDS-06", json, TracedPatient.builder(Samples.BEN_NUMBER).build());
        assertRefused("C-GEN-04", json.replace("Y90001", "Y90002"), Samples.ada());
    }

    @Test
    @DisplayName("W-SDS-06: resuming binds a new encounter to the patient")
    void encounter_afterResuming_isAboutThatPatient() {
        String json = ada().toCarriedJson();
        NhsNumber ben = Samples.BEN_NUMBER;
        try (AppointmentsClient other = newBuilder().build();
                Encounter next = other.encounter(Samples.HUB, Samples.CLAIRE)) {
            Practice at = next.practice(Samples.PRACTICE);
            transport.answers(Reply.ok(Fhir.ada()));
            at.resumePatient(json, Samples.ada());

            assertThat(catchThrowableOfType(
                                    RefusedException.class,
                                    () -> at.findPatient(
                                            TracedPatient.builder(ben).build()))
                            .rule())
                    .isEqualTo("W-SDS-06");
        }
    }

    @Test
    @DisplayName("C-GEN-04: an id that was changed does not lead to another patient's record")
    void id_ofAnotherPatient_givesNoRecord() {
        String json = ada().toCarriedJson().replace("\"id\":\"2\"", "\"id\":\"3\"");
        transport.answers(
                Reply.ok(Fhir.ada().replace("\"id\":\"2\"", "\"id\":\"3\"").replace("9990000018", "9990000026")));

        assertThat(catchThrowableOfType(
                        UnusableAnswerException.class, () -> practice.resumePatient(json, Samples.ada())))
                .hasMessageContaining("does not have the NHS number asked for");
        transport.answers(Reply.of(404, Fhir.outcome("PATIENT_NOT_FOUND")));
        assertThat(catchThrowableOfType(NotFoundException.class, () -> practice.resumePatient(json, Samples.ada())))
                .isNotNull();
    }

    @Test
    void patient_inAClosedEncounter_isNotTakenUp() {
        String json = ada().toCarriedJson();
        encounter.close();

        assertThatThrownBy(() -> practice.resumePatient(json, Samples.ada()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("encounter is closed");
    }

    private PatientRecord found(String patient) {
        transport.answers(Reply.ok(Fhir.bundle(patient)));
        return practice.findPatient(Samples.ada()).orElseThrow();
    }

    private PatientRecord seen(String patient) {
        PatientRecord found = found(patient);
        return found.acknowledge(found.differences());
    }

    private PatientRecord resume(String json, String answer) {
        transport.answers(Reply.ok(answer));
        return practice.resumePatient(json, Samples.ada());
    }

    private void assertRefused(String rule, String json, TracedPatient traced) {
        int sent = transport.requests().size();
        assertThat(catchThrowableOfType(RefusedException.class, () -> practice.resumePatient(json, traced))
                        .rule())
                .isEqualTo(rule);
        assertThat(transport.requests()).hasSize(sent);
    }

    private static String withoutVersion(String patient) {
        return patient.replace("\"versionId\":\"9\",", "");
    }
}
