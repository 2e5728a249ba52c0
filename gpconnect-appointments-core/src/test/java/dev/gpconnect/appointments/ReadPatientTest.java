package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.DemographicDifference.Field;
import dev.gpconnect.appointments.patients.Patient;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-RPAT-01, C-RPAT-02: a patient is read by the practice's own id")
class ReadPatientTest extends ClientTest {

    @Requirement({"C-RPAT-01", "C-RPAT-02"})
    @Test
    void patient_read_isAskedForByIdAndGivesTheRecord() {
        transport.answers(Reply.ok(Fhir.ada()).header("ETag", "W/\"9\""));

        PatientRecord ada = practice.readPatient("2", Samples.ada());

        assertThat(ada.patient().id()).isEqualTo("2");
        assertThat(ada.patient().versionId()).contains("9");
        assertThat(ada.differs()).isFalse();
        assertThat(ada.traceId()).hasToString("00000000-0000-0000-0000-000000000001");
        assertThat(transport.lastRequest().method()).isEqualTo("GET");
        assertThat(transport.lastRequest().url()).isEqualTo(Samples.ROOT + "/Patient/2");
        assertThat(transport.lastRequest().headers().first("Ssp-InteractionID"))
                .contains("urn:nhs:names:services:gpconnect:fhir:rest:read:patient-1");
        assertThat(appointment(ada).id()).isEqualTo("7");
    }

    @Test
    @Requirement({"D-XC-01", "D-XC-05"})
    @DisplayName("D-XC-01, D-XC-05: the cross-check holds for a patient who is read")
    void patient_readAndDifferent_hasToBeSeen() {
        transport.answers(Reply.ok(Fhir.ada().replace("1951-03-04", "1951-04-03")));

        PatientRecord ada = practice.readPatient("2", Samples.ada());

        assertThat(ada.differences())
                .containsExactly(new DemographicDifference(Field.BIRTH_DATE, "1951-03-04", "1951-04-03"));
        assertThat(catchThrowableOfType(RefusedException.class, () -> ada.readAppointment("7"))
                        .rule())
                .isEqualTo("D-XC-05");
    }

    @Test
    @Requirement("D-ID-03")
    @DisplayName("D-ID-03, W-SDS-06: sensitive, or another patient than the encounter's")
    void patient_whoMayNotBeAskedAbout_isRefused() {
        TracedPatient sensitive =
                TracedPatient.builder(Samples.ADA_NUMBER).sensitive(true).build();
        assertThat(catchThrowableOfType(RefusedException.class, () -> practice.readPatient("2", sensitive))
                        .rule())
                .isEqualTo("D-ID-03");
        ada();
        TracedPatient ben = TracedPatient.builder(Samples.BEN_NUMBER).build();

        assertThat(catchThrowableOfType(RefusedException.class, () -> practice.readPatient("3", ben))
                        .rule())
                .isEqualTo("W-SDS-06");
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    @DisplayName("W-SDS-06: reading binds the encounter to the patient as finding does")
    void encounter_afterAReading_isAboutThatPatient() {
        transport.answers(Reply.ok(Fhir.ada()));
        practice.readPatient("2", Samples.ada());
        TracedPatient ben = TracedPatient.builder(Samples.BEN_NUMBER).build();

        assertThat(catchThrowableOfType(RefusedException.class, () -> practice.findPatient(ben))
                        .rule())
                .isEqualTo("W-SDS-06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "2?x", "2 "})
    @Requirement("D-TR-06")
    @DisplayName("W-URL-05: an id is checked before it enters a URL")
    void patientId_thatIsNone_isAMisuse(String id) {
        assertThatThrownBy(() -> practice.readPatient(id, Samples.ada())).isInstanceOf(IllegalArgumentException.class);
        transport.assertNothingSent();
    }

    @Test
    void encounter_closed_refuses() {
        encounter.close();

        assertThatThrownBy(() -> practice.readPatient("2", Samples.ada()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("encounter is closed");
        transport.assertNothingSent();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"id\":\"2\"', '\"id\":\"3\"', The patient in it is another one",
        "9990000018, 9990000026, The patient in it does not have the NHS number asked for",
        "Id/nhs-number, Id/other, The patient in it does not have the NHS number asked for"
    })
    @Requirement("C-RPAT-01")
    @DisplayName("C-GEN-04: an answer about another patient is not used")
    void answer_aboutAnotherPatient_isUnusable(String from, String to, String why) {
        transport.answers(Reply.ok(Fhir.ada().replace(from, to)));

        UnusableAnswerException failure =
                catchThrowableOfType(UnusableAnswerException.class, () -> practice.readPatient("2", Samples.ada()));

        assertThat(failure).hasMessageContaining(why).hasCauseInstanceOf(UnreadableContentException.class);
        assertThat(failure.toString()).doesNotContain("99900000", "Ashdown");
        assertThat(failure.effectUnknown()).isFalse();
    }

    @Test
    void answer_thatIsABundle_isUnusable() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada())));

        assertThat(catchThrowableOfType(UnusableAnswerException.class, () -> practice.readPatient("2", Samples.ada())))
                .isNotNull();
    }

    @Test
    @DisplayName("RPAT-E1, D-ID-04: not found does not say why")
    void patient_notThereOrSensitive_isNotFound() {
        transport.answers(Reply.of(404, Fhir.outcome("PATIENT_NOT_FOUND")));

        NotFoundException failure =
                catchThrowableOfType(NotFoundException.class, () -> practice.readPatient("2", Samples.ada()));

        assertThat(failure).hasMessageStartingWith("The practice has no such record, or none that may be seen");
        assertThat(failure.toString()).doesNotContain("99900000", "Ashdown", "sensitive", "deceased");
    }

    @Test
    @Requirement("C-FPAT-04")
    @DisplayName("C-FPAT-04, C-REG-03, M-PAT-02, M-PAT-16: what is to be kept of a patient")
    void patient_withRegistrationDetails_keepsThem() {
        Patient patient = patient(
                "{\"url\":\"registrationType\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"urn:own\",\"code\":\"X\"},"
                        + "{\"system\":\"https://fhir.nhs.uk/CareConnect-RegistrationType-1\",\"code\":\"T\"}]}}",
                "Organization/1");

        assertThat(patient.managingOrganisationId()).contains("1");
        assertThat(patient.registrationType()).contains("T");
        assertThat(patient.preferredBranchId()).contains("2");
        assertThat(patient.versionId()).contains("9");
    }

    @Test
    @DisplayName("C-GEN-06: what is missing or malformed is absent")
    void patient_withoutRegistrationDetails_hasNone() {
        Patient plain = Patient.parse(Fhir.utf8("{\"resourceType\":\"Patient\",\"id\":\"2\",\"meta\":[]}"));
        Patient odd = patient("{\"url\":\"registrationType\",\"valueCodeableConcept\":{\"text\":\"x\"}}", "Location/1");

        assertThat(plain.versionId()).isEmpty();
        assertThat(plain.managingOrganisationId()).isEmpty();
        assertThat(plain.registrationType()).isEmpty();
        assertThat(odd.managingOrganisationId()).isEmpty();
        assertThat(odd.registrationType()).isEmpty();
        assertThat(odd.preferredBranchId()).contains("2");
    }

    private static Patient patient(String detail, String organisation) {
        String json = Fhir.ada()
                .replace("\"extension\":[{\"url\":\"preferred", "\"extension\":[" + detail + ",{\"url\":\"preferred")
                .replace("\"gender\"", "\"managingOrganization\":{\"reference\":\"" + organisation + "\"},\"gender\"");
        return Patient.parse(Fhir.utf8(json));
    }
}
