package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.organisations.Practitioner;
import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-FPRA-01, C-RPRA-01, C-FORG-01, C-RORG-01, C-RLOC-01: who and what a practice consists of")
class DirectoryCallsTest extends ClientTest {

    @Requirement("C-RLOC-01")
    @Test
    void location_isReadById() {
        transport.answers(Reply.ok(Fhir.location()));

        Location location = practice.readLocation("1");

        assertThat(location.name()).contains("Riverside Medical Centre");
        assertThat(location.address().orElseThrow().display()).startsWith("1 River Road, Riverside");
        assertAsked("/Location/1", "rest:read:location-1");
    }

    @Requirement("C-RPRA-01")
    @Test
    void practitioner_isReadById() {
        transport.answers(Reply.ok(Fhir.practitioner()));

        Practitioner practitioner = practice.readPractitioner("1");

        assertThat(practitioner.id()).isEqualTo("1");
        assertThat(practitioner.name().orElseThrow().display()).isEqualTo("Dr Sarah Black");
        assertThat(practitioner.gender()).contains(Gender.FEMALE);
        assertAsked("/Practitioner/1", "rest:read:practitioner-1");
    }

    @Requirement("C-FPRA-01")
    @Test
    void practitioner_isFoundByNationalId() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.practitioner())));

        assertThat(practice.findPractitioner(" G0000001 ").orElseThrow().id()).isEqualTo("1");
        assertAsked(
                "/Practitioner?identifier=https://fhir.nhs.uk/Id/sds-user-id%7CG0000001", "rest:search:practitioner-1");
    }

    @Requirement("C-RORG-01")
    @Test
    void organisation_isReadById() {
        transport.answers(Reply.ok(Fhir.organisation()));

        assertThat(practice.readOrganisation("1").odsCode()).contains("Y90001");
        assertAsked("/Organization/1", "rest:read:organization-1");
    }

    @Requirement("C-FORG-01")
    @Test
    void organisation_isFoundByOdsCode() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.organisation())));

        assertThat(practice.findOrganisation(Samples.PRACTICE)).isPresent();
        assertAsked(
                "/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code%7CY90001",
                "rest:search:organization-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G0000001", " g0000001", "G000 0001 ", " "})
    @DisplayName("C-FPRA-01, M-PRA-01: one who states the id, however it is spaced, or none")
    void practitioner_whoStatesTheIdOrNone_isFound(String stated) {
        transport.answers(Reply.ok(Fhir.bundle(practitioner(stated))));

        Practitioner found = practice.findPractitioner("G0000001").orElseThrow();

        assertThat(found.id()).isEqualTo("1");
        assertThat(found.sdsUserId().orElse("")).isEqualTo(stated.strip());
    }

    @Test
    @DisplayName("C-FPRA-01, C-FORG-01: one who states another identifier is another one")
    void found_withAnotherIdentifier_isUnusable() {
        transport.answers(
                Reply.ok(Fhir.bundle(practitioner("G0000002"))),
                Reply.ok(Fhir.bundle(Fhir.organisation().replace("Y90001", "Y90002"))));

        assertThatThrownBy(() -> practice.findPractitioner("G0000001"))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("The Practitioner in it is another one");
        assertThatThrownBy(() -> practice.findOrganisation(Samples.PRACTICE))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("The Organization in it is another one");
    }

    @Test
    @DisplayName(
            "C-FORG-01, W-SDS-13: an ODS code is the same in lower case and with spaces; a sparse provider states none")
    void organisation_withTheCodeWrittenOtherwiseOrNone_isFound() {
        transport.answers(
                Reply.ok(Fhir.bundle(Fhir.organisation().replace("Y90001", " y90 001 "))),
                Reply.ok(Fhir.bundle("{\"resourceType\":\"Organization\",\"id\":\"4\"}")));

        assertThat(practice.findOrganisation(Samples.PRACTICE).orElseThrow().odsCode())
                .contains("y90 001");
        assertThat(practice.findOrganisation(Samples.PRACTICE).orElseThrow().id())
                .isEqualTo("4");
    }

    @Test
    @DisplayName("C-HCS-01: a service with several ids of the Directory of Services is found by each")
    void service_withSeveralIds_isFoundByEach() {
        String service = Fhir.healthcareService()
                .replaceFirst(
                        "\\{\"system\":\"https://fhir.nhs.uk/Id/uec-dos-service-id\"",
                        "{\"system\":\"https://fhir.nhs.uk/Id/uec-dos-service-id\",\"value\":\"111\"},$0");
        transport.answers(Reply.ok(Fhir.bundle(service)), Reply.ok(Fhir.bundle(service)));

        assertThat(practice.findHealthcareService("111")).isPresent();
        assertThat(practice.findHealthcareService("2000000001")).isPresent();
    }

    @Test
    @Requirement({"C-FPRA-01", "C-FORG-01"})
    void nobodyFound_isNothing() {
        transport.answers(Reply.ok(Fhir.bundle()), Reply.ok(Fhir.bundle()));

        assertThat(practice.findPractitioner("G9")).isEmpty();
        assertThat(practice.findOrganisation(Samples.PRACTICE)).isEmpty();
    }

    @Test
    void severalFound_areUnusable() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.organisation(), Fhir.organisation())));

        assertThatThrownBy(() -> practice.findOrganisation(Samples.PRACTICE))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("More than one");
    }

    @Test
    void anotherThanTheOneAskedFor_isUnusable() {
        transport.answers(Reply.ok(Fhir.location()));

        assertThatThrownBy(() -> practice.readLocation("2"))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("another one");
    }

    @Requirement({"C-RPRA-01", "C-RORG-01", "C-RLOC-01"})
    @Test
    void unknownId_isNotFound() {
        transport.answers(
                Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")),
                Reply.of(404, Fhir.outcome("PRACTITIONER_NOT_FOUND")),
                Reply.of(404, Fhir.outcome("ORGANISATION_NOT_FOUND")));

        assertThatThrownBy(() -> practice.readLocation("9")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> practice.readPractitioner("9")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> practice.readOrganisation("9")).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "1/../2", "1?x"})
    @Requirement("D-TR-06")
    @DisplayName("W-URL-05: what is no id does not get into a URL")
    void id_thatIsNone_isMisuse(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> practice.readPractitioner(id));
        transport.assertNothingSent();
    }

    @Test
    void nationalId_blank_isRefused() {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> practice.findPractitioner(" "));

        assertThat(refused.rule()).isEqualTo("C-FPRA-01");
        transport.assertNothingSent();
    }

    private static String practitioner(String sdsUserId) {
        return Fhir.practitioner()
                .replace(
                        "\"name\"",
                        "\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/sds-user-id\",\"value\":\"" + sdsUserId
                                + "\"}],\"name\"");
    }

    private void assertAsked(String path, String interaction) {
        assertThat(transport.lastRequest().url()).isEqualTo(Samples.ROOT + path);
        assertThat(transport.lastRequest().headers().first("Ssp-InteractionID"))
                .contains("urn:nhs:names:services:gpconnect:fhir:" + interaction);
    }
}
