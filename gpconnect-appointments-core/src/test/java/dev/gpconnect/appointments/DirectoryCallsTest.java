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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-FPRA-01, C-RPRA-01, C-FORG-01, C-RORG-01, C-RLOC-01: who and what a practice consists of")
class DirectoryCallsTest extends ClientTest {

    @Test
    void location_isReadById() {
        transport.answers(Reply.ok(Fhir.location()));

        assertThat(practice.readLocation("1").name()).contains("Riverside Medical Centre");
        assertAsked("/Location/1", "rest:read:location-1");
    }

    @Test
    void practitioner_isReadById() {
        transport.answers(Reply.ok(Fhir.practitioner()));

        assertThat(practice.readPractitioner("1").id()).isEqualTo("1");
        assertAsked("/Practitioner/1", "rest:read:practitioner-1");
    }

    @Test
    void practitioner_isFoundByNationalId() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.practitioner())));

        assertThat(practice.findPractitioner(" G0000001 ").orElseThrow().id()).isEqualTo("1");
        assertAsked(
                "/Practitioner?identifier=https://fhir.nhs.uk/Id/sds-user-id%7CG0000001", "rest:search:practitioner-1");
    }

    @Test
    void organisation_isReadById() {
        transport.answers(Reply.ok(Fhir.organisation()));

        assertThat(practice.readOrganisation("1").odsCode()).contains("Y90001");
        assertAsked("/Organization/1", "rest:read:organization-1");
    }

    @Test
    void organisation_isFoundByOdsCode() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.organisation())));

        assertThat(practice.findOrganisation(Samples.PRACTICE)).isPresent();
        assertAsked(
                "/Organization?identifier=https://fhir.nhs.uk/Id/ods-organization-code%7CY90001",
                "rest:search:organization-1");
    }

    @Test
    void nobodyFound_isNothing() {
        transport.answers(Reply.ok(Fhir.bundle()));

        assertThat(practice.findPractitioner("G9")).isEmpty();
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

    @Test
    void unknownId_isNotFound() {
        transport.answers(Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")));

        assertThatThrownBy(() -> practice.readLocation("9")).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "1/../2", "1?x"})
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

    private void assertAsked(String path, String interaction) {
        assertThat(transport.lastRequest().url()).isEqualTo(Samples.ROOT + path);
        assertThat(transport.lastRequest().headers().first("Ssp-InteractionID"))
                .contains("urn:nhs:names:services:gpconnect:fhir:" + interaction);
    }
}
