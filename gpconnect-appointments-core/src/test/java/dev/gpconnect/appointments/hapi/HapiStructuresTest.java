package dev.gpconnect.appointments.hapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.organisations.Organisation;
import dev.gpconnect.appointments.organisations.Practitioner;
import dev.gpconnect.appointments.patients.Patient;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.OperationOutcome;
import org.hl7.fhir.dstu3.model.Slot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultTimeZone;

@DisplayName("M-GEN-02: HAPI structures to the letter of GP Connect's profiles, which HAPI's strict parser takes")
@DefaultTimeZone("America/New_York")
class HapiStructuresTest extends HapiTest {

    @Test
    @DisplayName("M-SLOT-01 to M-SLOT-08, M-EXT-01: the slot")
    void slot_inFull_isWrittenToTheLetter() throws IOException {
        assertThat(strictly(converter.slot(slot(summerSlot())))).isEqualTo(joined("""
                {"resourceType":"Slot","id":"10",
                "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Slot-1"]},
                "extension":[{"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-DeliveryChannel-2",
                "valueCode":"In-person"}],
                "serviceType":[{"text":"General GP Appointment"}],
                "schedule":{"reference":"Schedule/1"},
                "status":"free",
                "start":"2026-07-01T09:00:00+01:00",
                "end":"2026-07-01T09:10:00+01:00"}"""));
    }

    @Test
    @DisplayName("W-DT-02, W-DT-10: HAPI has the same instant, and the offset of that day")
    void slot_inSummer_keepsItsOffset() throws IOException {
        Slot slot = converter.slot(slot(summerSlot()));

        assertThat(slot.getStart()).isEqualTo(Date.from(java.time.Instant.parse("2026-07-01T08:00:00Z")));
        assertThat(slot.getStartElement().getTimeZone().getRawOffset()).isEqualTo(3_600_000);
        assertThat(slot.getEndElement().getValueAsString()).isEqualTo("2026-07-01T09:10:00+01:00");
    }

    @Test
    @DisplayName("W-DT-01: a time that FHIR does not allow is in the usual form")
    void slot_withTimesWithoutSeconds_hasTheUsualForm() throws IOException {
        Slot slot = converter.slot(slot(Fhir.slot("10", "2026-07-01t08:00:00z", "2026-07-01T08:10Z")));

        assertThat(slot.getStartElement().getValueAsString()).isEqualTo("2026-07-01T09:00:00+01:00");
        assertThat(slot.getEnd()).isEqualTo(Date.from(java.time.Instant.parse("2026-07-01T08:10:00Z")));
        assertThat(strictly(slot)).contains("\"start\":\"2026-07-01T09:00:00+01:00\"");
    }

    @Test
    @DisplayName("M-SCHD-01 to M-SCHD-06, M-EXT-02: the schedule")
    void schedule_inFull_isWrittenToTheLetter() throws IOException {
        assertThat(strictly(converter.schedule(slot(summerSlot())).orElseThrow()))
                .isEqualTo(joined("""
                {"resourceType":"Schedule","id":"1",
                "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Schedule-1"]},
                "extension":[{"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-PractitionerRole-1",
                "valueCodeableConcept":{"coding":[{"system":"https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1",
                "code":"R0260","display":"General Medical Practitioner"}]}}],
                "serviceCategory":{"text":"Morning surgery"},
                "actor":[{"reference":"Location/1"},{"reference":"Practitioner/1"}]}"""));
    }

    @Test
    @DisplayName("M-BUN-01: the searchset names what several slots share once")
    void bundle_ofTwoSlots_holdsTheirSurroundingsOnce() throws IOException {
        String second = Fhir.slot("11", "2026-07-01T09:10:00+01:00", "2026-07-01T09:20:00+01:00");

        Bundle bundle = converter.bundle(free(Fhir.slots(summerSlot(), second)));

        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource().getId())
                .containsExactly("Slot/10", "Slot/11", "Schedule/1", "Location/1", "Practitioner/1", "Organization/1");
        assertThat(strictly(bundle)).startsWith(joined("""
                        {"resourceType":"Bundle",
                        "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Searchset-Bundle-1"]},
                        "type":"searchset","entry":["""));
    }

    @Test
    @DisplayName("M-LOC-02 to M-LOC-05: the location")
    void location_inFull_isWrittenToTheLetter() {
        assertThat(strictly(converter.location(Location.parse(Fhir.utf8(Fhir.location())))))
                .isEqualTo(joined("""
                {"resourceType":"Location","id":"1",
                "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Location-1"]},
                "name":"Riverside Medical Centre",
                "telecom":[{"system":"phone","value":"0300 000 9001","use":"work"}],
                "address":{"line":["1 River Road","Riverside"],"city":"Northfield","district":"Yorkshire",
                "postalCode":"NF1 1AA","country":"UK"},
                "managingOrganization":{"reference":"Organization/1"}}"""));
    }

    @Test
    @DisplayName("M-PRA-01, M-PRA-03, M-PRA-04: the practitioner")
    void practitioner_inFull_isWrittenToTheLetter() {
        assertThat(strictly(converter.practitioner(Practitioner.parse(Fhir.utf8(practitioner())))))
                .isEqualTo(joined("""
                {"resourceType":"Practitioner","id":"1",
                "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Practitioner-1"]},
                "identifier":[{"system":"https://fhir.nhs.uk/Id/sds-user-id","value":"G0000001"}],
                "name":[{"family":"Black","given":["Sarah"],"prefix":["Dr"]}],
                "gender":"female"}"""));
    }

    @Test
    @DisplayName("M-ORG-01 to M-ORG-04: the organisation")
    void organization_inFull_isWrittenToTheLetter() {
        assertThat(strictly(converter.organization(Organisation.parse(Fhir.utf8(Fhir.organisation())))))
                .isEqualTo(joined("""
                {"resourceType":"Organization","id":"1",
                "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Organization-1"]},
                "identifier":[{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"Y90001"}],
                "name":"Riverside Medical Centre",
                "telecom":[{"system":"phone","value":"0300 000 9001"}],
                "address":[{"line":["1 River Road"]}]}"""));
    }

    @Test
    @DisplayName("M-HCS-01: the healthcare service")
    void healthcareService_inFull_isWrittenToTheLetter() {
        HealthcareService service = HealthcareService.parse(Fhir.utf8(Fhir.healthcareService()));

        assertThat(strictly(converter.healthcareService(service))).isEqualTo(joined("""
                {"resourceType":"HealthcareService","id":"1",
                "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-HealthcareService-1"]},
                "identifier":[{"system":"https://fhir.nhs.uk/Id/uec-dos-service-id","value":"2000000001"}],
                "providedBy":{"reference":"Organization/1"},
                "name":"Phlebotomy"}"""));
    }

    @Test
    @DisplayName("M-PAT-01 to M-PAT-09, M-EXT-06: the patient")
    void patient_inFull_isWrittenToTheLetter() {
        Patient ada = Patient.parse(Fhir.utf8(Fhir.ada()));

        assertThat(strictly(converter.patient(ada, Samples.ADA_NUMBER))).isEqualTo(joined("""
                {"resourceType":"Patient","id":"2",
                "meta":{"versionId":"9","profile":["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1"]},
                "extension":[{"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-RegistrationDetails-1",
                "extension":[{"url":"preferredBranchSurgery","valueReference":{"reference":"Location/2"}}]}],
                "identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"}],
                "name":[{"use":"official","family":"Ashdown","given":["Ada"],"prefix":["Mrs"]}],
                "gender":"female","birthDate":"1951-03-04"}"""));
    }

    @Test
    @DisplayName("M-OO-01: the outcome")
    void operationOutcome_isWrittenToTheLetter() {
        OperationOutcome outcome = converter.operationOutcome(List.of(
                new Issue("invalid", SpineErrorCode.BAD_REQUEST, Fhir.SPINE_CODES, "Bad request", "Start is missing")));

        assertThat(strictly(outcome)).isEqualTo(joined("""
                {"resourceType":"OperationOutcome",
                "meta":{"profile":["https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1"]},
                "issue":[{"severity":"error","code":"invalid",
                "details":{"coding":[{"system":"https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1",
                "code":"BAD_REQUEST","display":"Bad request"}]},
                "diagnostics":"Start is missing"}]}"""));
    }

    private static FreeSlot slot(String slot) throws IOException {
        // HAPI goes by this zone where it is not told one
        assertThat(TimeZone.getDefault().getID()).isEqualTo("America/New_York");
        return free(Fhir.slots(slot)).first();
    }

    private static String joined(String lines) {
        return lines.replace("\n", "");
    }
}
