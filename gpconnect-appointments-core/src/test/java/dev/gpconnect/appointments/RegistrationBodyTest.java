package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.patients.Patient;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.requirements.Requirement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-REG-01 to C-REG-05: what a registration sends, and what is made of its answer")
class RegistrationBodyTest extends ClientTest {

    @Test
    @Requirement({"C-REG-01", "C-REG-02", "C-REG-05"})
    @DisplayName("C-REG-02, C-REG-05, M-PAT column REG: everything that may be given, and nothing else")
    void body_ofAFullRegistration_isExactlyThis() {
        register(
                Registration.builder(Samples.ada())
                        .homeAddress(new Address(List.of("1 River Street"), "Leeds", "West Yorkshire", "LS1 1AA", "UK"))
                        .temporaryAddress(new Address(List.of("2 Hill Road"), "Leeds", null, "LS2 2BB", null))
                        .homePhone("0113 000 0000")
                        .mobilePhone("07700 900000")
                        .temporaryPhone("0113 000 0002")
                        .email("ada@example.org")
                        .interpreter("pl", "Polish")
                        .build(),
                Reply.ok(Fhir.bundle(Fhir.ada())));

        assertThat(transport.requests()).hasSize(1);
        assertThat(Token.json(Fhir.text(transport.lastRequest().body().orElseThrow())))
                .isEqualTo(Token.json("""
                {"resourceType":"Parameters","parameter":[{"name":"registerPatient","resource":{
                 "resourceType":"Patient",
                 "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1"]},
                 "extension":[
                   {"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSCommunication-1",
                    "extension":[{"url":"language","valueCodeableConcept":{"coding":[
                      {"system":"https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-HumanLanguage-1",
                       "code":"pl","display":"Polish"}]}},
                     {"url":"interpreterRequired","valueBoolean":true}]}],
                 "identifier":[{"extension":[
                   {"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1",
                    "valueCodeableConcept":{"coding":[
                      {"system":"https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1",
                       "code":"01","display":"Number present and verified"}]}}],
                   "system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"}],
                 "name":[{"use":"official","family":"Ashdown","given":["Ada"]}],
                 "telecom":[{"system":"phone","value":"0113 000 0000","use":"home"},
                   {"system":"phone","value":"07700 900000","use":"mobile"},
                   {"system":"phone","value":"0113 000 0002","use":"temp"},
                   {"system":"email","value":"ada@example.org","use":"home"}],
                 "gender":"female","birthDate":"1951-03-04",
                 "address":[
                   {"use":"home","line":["1 River Street"],"city":"Leeds","district":"West Yorkshire",
                    "postalCode":"LS1 1AA","country":"UK"},
                   {"use":"temp","line":["2 Hill Road"],"city":"Leeds","postalCode":"LS2 2BB"}]}}]}"""));
    }

    @Test
    @Requirement({"C-REG-03", "C-REG-04"})
    @DisplayName(
            "C-REG-03, C-REG-04: the new record tells its id, how and where it is registered, and is booked for by that id")
    void answer_withTheNewPatient_isTheRecordToBookFor() {
        String registered = Fhir.ada()
                .replace("\"id\":\"2\"", "\"id\":\"88\"")
                .replace("\"gender\"", "\"managingOrganization\":{\"reference\":\"Organization/1\"},\"gender\"")
                .replace(
                        "\"extension\":[{\"url\":\"preferred",
                        "\"extension\":[{\"url\":\"registrationType\",\"valueCodeableConcept\":{\"coding\":[{\"system\":"
                                + "\"https://fhir.nhs.uk/CareConnect-RegistrationType-1\",\"code\":\"T\"}]}},"
                                + "{\"url\":\"preferred");
        PatientRecord record = register(plain(), Reply.ok(Fhir.bundle(registered)));
        Patient patient = record.patient();
        assertThat(patient.id()).isEqualTo("88");
        assertThat(patient.registrationType()).contains("T");
        assertThat(patient.managingOrganisationId()).contains("1");
        assertThat(record.differs()).isFalse();
        Booking booking = Booking.of(slot(), "Check-up").build();
        transport.answers(Reply.of(201, Fhir.appointment().replace("Patient/2", "Patient/88")));

        record.book(booking);

        assertThat(Token.json(Fhir.text(transport.lastRequest().body().orElseThrow()))
                        .at("/participant/0/actor/reference")
                        .asText())
                .isEqualTo("Patient/88");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204})
    @Requirement("C-REG-03")
    @DisplayName("C-REG-03: success is 200 only")
    void answer_ofAnotherSuccess_isUnusable(int status) {
        assertUnusable(Reply.of(status, Fhir.bundle(Fhir.ada())));
    }

    @Test
    @Requirement("C-REG-03")
    @DisplayName("C-REG-03: none, two, another, or no Bundle is not the one patient")
    void answer_withoutTheOnePatient_isUnusable() {
        assertUnusable(Reply.ok(Fhir.bundle()));
        assertUnusable(Reply.ok(Fhir.bundle(Fhir.ada(), Fhir.ada())));
        assertUnusable(Reply.ok(Fhir.bundle(Fhir.ada().replace("9990000018", "9990000026"))));
        assertUnusable(Reply.ok(Fhir.ada()));
    }

    private void assertUnusable(Reply reply) {
        UnusableAnswerException failure =
                catchThrowableOfType(UnusableAnswerException.class, () -> register(plain(), reply));
        assertThat(failure.effectUnknown()).isTrue();
    }

    private PatientRecord register(Registration registration, Reply reply) {
        transport.answers(reply);
        return practice.register(registration);
    }

    private static Registration plain() {
        return Registration.builder(Samples.ada()).build();
    }
}
