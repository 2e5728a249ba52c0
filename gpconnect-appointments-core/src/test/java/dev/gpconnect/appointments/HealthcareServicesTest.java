package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-HCS-01 to C-HCS-03, M-HCS-01: healthcare services of 1.2.8 providers")
class HealthcareServicesTest extends ClientTest {

    private static final String OTHER =
            Fhir.healthcareService().replace("\"id\":\"1\"", "\"id\":\"2\"").replace("2000000001", "2000000002");

    @Test
    @Requirement("C-HCS-01")
    @DisplayName("C-HCS-01: without an identifier the whole list is asked for")
    void services_all_areFound() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.healthcareService(), Fhir.organisation(), OTHER)));

        assertThat(practice.findHealthcareServices())
                .extracting(HealthcareService::id)
                .containsExactly("1", "2");
        assertAsked("/HealthcareService", "rest:search:healthcareservice-1");
    }

    @Test
    @Requirement("C-HCS-01")
    @DisplayName("C-HCS-01: a practice whose switch is off has none")
    void services_switchedOff_areNone() {
        transport.answers(Reply.ok("{\"resourceType\":\"Bundle\"}"), Reply.ok("{\"resourceType\":\"Bundle\"}"));

        assertThat(practice.findHealthcareServices()).isEmpty();
        assertThat(practice.findHealthcareService("2000000001")).isEmpty();
    }

    @Test
    @Requirement("C-HCS-01")
    @DisplayName("C-HCS-01, W-SRCH-12: with an identifier the one service")
    void service_isFoundByItsIdInTheDirectoryOfServices() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.healthcareService())));

        HealthcareService found = practice.findHealthcareService(" 2000000001 ").orElseThrow();

        assertThat(found.id()).isEqualTo("1");
        assertThat(found.dosServiceId()).contains("2000000001");
        assertThat(found.name()).contains("Phlebotomy");
        assertThat(found.providedById()).contains("1");
        assertThat(found).hasToString("HealthcareService[1]");
        assertAsked(
                "/HealthcareService?identifier=https://fhir.nhs.uk/Id/uec-dos-service-id%7C2000000001",
                "rest:search:healthcareservice-1");
    }

    @Test
    void severalFound_areUnusable() {
        transport.answers(Reply.ok(Fhir.bundle(Fhir.healthcareService(), OTHER)));

        assertThatThrownBy(() -> practice.findHealthcareService("2000000001"))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("More than one HealthcareService");
    }

    @Requirement("C-HCS-02")
    @Test
    @DisplayName("C-HCS-01: a service that states another id is another one; one that states none is taken")
    void serviceFound_withAnotherIdentifier_isUnusable() {
        transport.answers(
                Reply.ok(Fhir.bundle(OTHER)), Reply.ok(Fhir.bundle(OTHER.replace("uec-dos-service-id", "local"))));

        assertThatThrownBy(() -> practice.findHealthcareService("2000000001"))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("The HealthcareService in it is another one");
        assertThat(practice.findHealthcareService("2000000001").orElseThrow().id())
                .isEqualTo("2");
    }

    @Test
    void service_isReadById() {
        transport.answers(Reply.ok(Fhir.healthcareService()));

        assertThat(practice.readHealthcareService("1").name()).contains("Phlebotomy");
        assertAsked("/HealthcareService/1", "rest:read:healthcareservice-1");
    }

    @Test
    void service_ofAnIdOnly_isRead() {
        transport.answers(Reply.ok("""
                {"resourceType":"HealthcareService","id":"1","identifier":[{"value":"7"},{"system":"other","value":"8"}],
                 "name":{"text":"no"},"providedBy":{"reference":"https://elsewhere.example/Organization/1"}}"""));

        HealthcareService read = practice.readHealthcareService("1");

        assertThat(read.dosServiceId()).isEmpty();
        assertThat(read.name()).isEmpty();
        assertThat(read.providedById()).isEmpty();
    }

    @Test
    @Requirement("C-HCS-02")
    @DisplayName("C-HCS-02: an unknown id is not found")
    void unknownId_isNotFound() {
        transport.answers(Reply.of(404, Fhir.outcome("NO_RECORD_FOUND")));

        assertThatThrownBy(() -> practice.readHealthcareService("9")).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Requirement("C-HCS-03")
    @DisplayName("C-HCS-03: where GP Connect is switched off, access is denied")
    void switchedOff_isDenied() {
        transport.answers(
                Reply.of(403, Fhir.outcome("ACCESS_DENIED")),
                Reply.of(403, Fhir.outcome("ACCESS DENIED")),
                Reply.of(403, Fhir.outcome("ACCESS_DENIED")));

        assertThatThrownBy(practice::findHealthcareServices).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> practice.findHealthcareService("2000000001"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> practice.readHealthcareService("1")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void identifier_blank_isRefused() {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> practice.findHealthcareService(" "));

        assertThat(refused.rule()).isEqualTo("C-HCS-01");
        transport.assertNothingSent();
    }

    private void assertAsked(String path, String interaction) {
        assertThat(transport.lastRequest().url()).isEqualTo(Samples.ROOT + path);
        assertThat(transport.lastRequest().headers().first("Ssp-InteractionID"))
                .contains("urn:nhs:names:services:gpconnect:fhir:" + interaction);
    }
}
