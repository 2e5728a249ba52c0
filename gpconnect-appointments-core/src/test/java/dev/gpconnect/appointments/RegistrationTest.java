package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.DemographicDifference.Field;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.patients.RegistrationRejectedException;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.requirements.Requirement;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-REG-01 to C-REG-05: temporary registration")
class RegistrationTest extends ClientTest {

    private static final Registration PLAIN =
            Registration.builder(Samples.ada()).build();

    @Requirement({"C-REG-01", "C-REG-03"})
    @Test
    void registration_isPostedToTheOperation_andGivesTheNewRecord() {
        PatientRecord record = register(Reply.ok(Fhir.bundle(Fhir.ada())));

        assertThat(record.patient().id()).isEqualTo("2");
        assertThat(record.differs()).isFalse();
        assertThat(transport.lastRequest().method()).isEqualTo("POST");
        assertThat(transport.lastRequest().url()).isEqualTo(Samples.ROOT + "/Patient/$gpc.registerpatient");
        assertThat(transport.lastRequest().headers().first("Ssp-InteractionID"))
                .contains("urn:nhs:names:services:gpconnect:fhir:operation:gpc.registerpatient-1");
    }

    @Test
    @Requirement("C-REG-02")
    @DisplayName("C-REG-02: the minimum, and nothing that is not known")
    void body_ofAPlainRegistration_holdsTheMinimum() throws IOException {
        JsonNode patient = patient(PLAIN);

        assertThat(patient.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("resourceType", "meta", "identifier", "name", "gender", "birthDate");
        assertThat(patient.at("/identifier/0/value").asText()).isEqualTo("9990000018");
        assertThat(patient.at("/identifier/0/extension/0/valueCodeableConcept/coding/0/code")
                        .asText())
                .isEqualTo("01");
        assertThat(patient.at("/name/0/use").asText()).isEqualTo("official");
        assertThat(patient.at("/name/0/family").asText()).isEqualTo("Ashdown");
        assertThat(patient.at("/birthDate").asText()).isEqualTo("1951-03-04");
    }

    @Test
    @Requirement({"D-TXT-05", "C-REG-05"})
    @DisplayName("C-REG-05, M-PAT-03, M-PAT-07, M-PAT-11: contacts, one of a kind, and a language")
    void body_ofAFullRegistration_holdsWhatWasGiven() throws IOException {
        JsonNode patient = patient(Registration.builder(Samples.ada())
                .homeAddress(new Address(List.of("1 River Street"), "Leeds", null, "LS1 1AA", null))
                .temporaryAddress(new Address(List.of("2 Hill Road"), "Leeds", "West Yorkshire", "LS2 2BB", "UK"))
                .homePhone("0113 000 0000")
                .workPhone("0113 000 0001")
                .mobilePhone("07700 900000")
                .mobilePhone("07700 900123")
                .temporaryPhone("0113 000 0002")
                .email("ada@example.org")
                .interpreter("pl", "Polish")
                .build());

        assertThat(patient.path("telecom").findValuesAsText("use"))
                .containsExactly("home", "work", "mobile", "temp", "home");
        assertThat(patient.at("/telecom/2/value").asText()).isEqualTo("07700 900123");
        assertThat(patient.path("address").findValuesAsText("use")).containsExactly("home", "temp");
        assertThat(patient.at("/telecom/3/value").asText()).isEqualTo("0113 000 0002");
        assertThat(patient.at("/address/1/postalCode").asText()).isEqualTo("LS2 2BB");
        assertThat(patient.at("/address/0").has("district")).isFalse();
        JsonNode communication = patient.at("/extension/0/extension");
        assertThat(communication.at("/0/valueCodeableConcept/coding/0/code").asText())
                .isEqualTo("pl");
        assertThat(communication.at("/1/valueBoolean").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("C-REG-02: PDS keeps five lines of an address, some of them empty, which FHIR has no place for")
    void body_ofAnAddressWithEmptyParts_leavesThemOut() throws IOException {
        JsonNode address = patient(Registration.builder(Samples.ada())
                        .homeAddress(new Address(List.of("", "1 River Street", " "), "Leeds", "", "LS1 1AA", " "))
                        .build())
                .at("/address/0");

        assertThat(address.path("line")).extracting(JsonNode::asText).containsExactly("1 River Street");
        assertThat(address.fieldNames()).toIterable().containsExactlyInAnyOrder("use", "line", "city", "postalCode");
    }

    @Test
    @DisplayName("REG-E4: an active registration leads back to find")
    void registration_ofAPatientWhoIsThere_findsTheRecord() {
        transport.answers(Reply.of(409, Fhir.outcome("DUPLICATE_REJECTED")), Reply.ok(Fhir.bundle(Fhir.ada())));

        assertThat(practice.register(PLAIN).patient().id()).isEqualTo("2");
        assertThat(transport.lastRequest().url()).contains("/Patient?identifier=");
    }

    @Test
    void registration_ofAPatientWhoIsThereAndCannotBeFound_isTheConflict() {
        transport.answers(Reply.of(409, Fhir.outcome("DUPLICATE_REJECTED")), Reply.ok(Fhir.bundle()));

        assertThatThrownBy(() -> practice.register(PLAIN))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.status()).isEqualTo(409));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_PATIENT_DEMOGRAPHICS",
        "400, INVALID_NHS_NUMBER",
        "400, BAD_REQUEST",
        "422, INVALID_RESOURCE"
    })
    @DisplayName("REG-E1 to REG-E3, K-05: one failure, and no reason")
    void registration_refusedForAnyReason_isRejected(int status, String code) {
        transport.answers(Reply.of(status, Fhir.outcome(code)));

        assertThatThrownBy(() -> practice.register(PLAIN))
                .isInstanceOf(RegistrationRejectedException.class)
                .hasMessageContaining("does not register the patient");
    }

    @Test
    @Requirement({"D-XC-01", "C-REG-04"})
    @DisplayName("D-XC-01: the record that comes back is compared")
    void registration_answeredWithOtherDetails_differs() {
        PatientRecord record = register(Reply.ok(Fhir.bundle(Fhir.ada().replace("Ashdown\"", "Ashdowne\""))));

        assertThat(record.differs()).isTrue();
        assertThat(record.differences())
                .containsExactly(new DemographicDifference(Field.FAMILY_NAME, "Ashdown", "Ashdowne"));
    }

    @Test
    void registration_answeredWithoutAPatient_isUnusable() {
        transport.answers(Reply.ok(Fhir.bundle()));

        assertThatThrownBy(() -> practice.register(PLAIN))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("Find the patient");
    }

    @Test
    void registration_withoutAnAnswer_saysHowToFindOut() {
        transport.fails(new IOException("reset"));

        assertThatThrownBy(() -> practice.register(PLAIN))
                .isInstanceOfSatisfying(
                        OutcomeUnknownException.class,
                        e -> assertThat(e.effectUnknown()).isTrue())
                .hasMessageContaining("Find the patient");
    }

    @Test
    void registration_ofAnotherPatientThanTheEncounters_isRefused() {
        ada();
        TracedPatient ben = TracedPatient.builder(Samples.BEN_NUMBER)
                .name(PersonName.of("Brook", "Ben"))
                .birthDate(LocalDate.of(1984, 7, 19))
                .build();

        assertRefused(
                "W-SDS-06", () -> practice.register(Registration.builder(ben).build()));
    }

    @Requirement("D-ID-03")
    @Test
    void registration_ofASensitivePatient_isRefused() {
        TracedPatient sensitive = TracedPatient.builder(Samples.ADA_NUMBER)
                .name(PersonName.of("Ashdown", "Ada"))
                .birthDate(LocalDate.of(1951, 3, 4))
                .sensitive(true)
                .build();

        assertRefused("D-ID-03", () -> Registration.builder(sensitive));
    }

    @Requirement("C-REG-02")
    @Test
    void registration_withoutNameOrBirthDate_isRefused() {
        TracedPatient.Builder traced = TracedPatient.builder(Samples.ADA_NUMBER);

        assertRefused("C-REG-02", () -> Registration.builder(traced.build()));
        traced.name(new PersonName("Ashdown", List.of(" "), List.of())).birthDate(LocalDate.of(1951, 3, 4));
        assertRefused("C-REG-02", () -> Registration.builder(traced.build()));
        assertRefused("C-REG-02", () -> Registration.builder(Samples.ada()).mobilePhone(" "));
    }

    private static void assertRefused(String rule, ThrowingCallable call) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused.rule()).isEqualTo(rule);
    }

    private PatientRecord register(Reply reply) {
        transport.answers(reply);
        return practice.register(PLAIN);
    }

    private static JsonNode patient(Registration registration) throws IOException {
        return new ObjectMapper().readTree(registration.toFhir()).at("/parameter/0/resource");
    }
}
