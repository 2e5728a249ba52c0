package dev.gpconnect.appointments.hapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.organisations.Organisation;
import dev.gpconnect.appointments.organisations.Practitioner;
import dev.gpconnect.appointments.patients.Patient;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultTimeZone;

@DisplayName("what the SDK knows is the same after it has been a HAPI structure, field by field")
@DefaultTimeZone("Pacific/Auckland")
class HapiRoundTripTest extends HapiTest {

    private static final String FILTERED = "\"meta\":{\"extension\":[{\"url\":\"" + Fhir.DEFINITIONS
            + "Extension-GPConnect-ServiceFilteringStatus-1\",\"valueCode\":\"enabled\"}]},\"type\"";

    @Test
    void location_thereAndBack_isTheSame() {
        Location location = Location.parse(Fhir.utf8(Fhir.location()));

        assertSame(converter.location(converter.location(location)), location);
    }

    @Test
    void practitioner_thereAndBack_isTheSame() {
        Practitioner practitioner = Practitioner.parse(Fhir.utf8(practitioner()));
        assertThat(practitioner.sdsUserId()).contains("G0000001");

        assertSame(converter.practitioner(converter.practitioner(practitioner)), practitioner);
    }

    @Test
    void healthcareService_thereAndBack_isTheSame() {
        HealthcareService service = HealthcareService.parse(Fhir.utf8(Fhir.healthcareService()));

        assertSame(converter.healthcareService(converter.healthcareService(service)), service);
    }

    @Test
    void organisation_thereAndBack_isTheSame() {
        Organisation organisation = Organisation.parse(Fhir.utf8(Fhir.organisation()));

        assertSame(converter.organisation(converter.organization(organisation)), organisation);
    }

    @Test
    void patient_thereAndBack_isTheSame() {
        Patient patient = Patient.parse(Fhir.utf8(Fhir.ada()
                .replace("\"url\":\"preferredBranchSurgery\"", """
                        "url":"registrationType","valueCodeableConcept":{"coding":[{"system":
                        "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-RegistrationType-1","code":"T"}]}},
                        {"url":"preferredBranchSurgery\"""")
                .replace("\"gender\"", "\"managingOrganization\":{\"reference\":\"Organization/1\"},\"gender\"")));
        assertThat(patient.registrationType()).contains("T");
        assertThat(patient.managingOrganisationId()).contains("1");

        Patient back = converter.patient(converter.patient(patient, Samples.ADA_NUMBER));

        assertSame(back, patient);
        assertThat(back.has(Samples.ADA_NUMBER)).isTrue();
    }

    @Test
    void resources_withNothingButAnId_areTheSame() {
        Location location = Location.parse(bare("Location"));
        Practitioner practitioner = Practitioner.parse(bare("Practitioner"));
        Organisation organisation = Organisation.parse(bare("Organization"));
        HealthcareService service = HealthcareService.parse(bare("HealthcareService"));

        assertSame(converter.location(converter.location(location)), location);
        assertSame(converter.practitioner(converter.practitioner(practitioner)), practitioner);
        assertSame(converter.healthcareService(converter.healthcareService(service)), service);
        assertSame(converter.organisation(converter.organization(organisation)), organisation);
    }

    @Test
    @DisplayName("a contact's kind and use, a date's year: outside of what FHIR allows, and kept")
    void values_thatFhirDoesNotAllow_areKept() {
        Location location = Location.parse(
                Fhir.utf8(Fhir.location().replace("\"phone\"", "\"Phone\"").replace("\"work\"", "\"WORK\"")));
        Patient patient = Patient.parse(Fhir.utf8(Fhir.ada().replace("1951-", "+12345-")));

        assertSame(converter.location(converter.location(location)), location);
        assertSame(converter.patient(converter.patient(patient, Samples.ADA_NUMBER)), patient);
        assertThat(location.telecom().get(0).use()).isEqualTo("WORK");
        assertThat(patient.birthDate().orElseThrow().getYear()).isEqualTo(12345);
    }

    @Test
    void freeSlots_thereAndBack_areTheSame() throws IOException {
        String second = Fhir.slot("11", "2026-07-01T08:10:00.5Z", "2026-07-01T09:20:00+01:00");
        String schedule = Fhir.schedule()
                .replace("\"Practitioner/1\"}", "\"Practitioner/1\"},{\"reference\":\"HealthcareService/4\"}");
        String service = Fhir.healthcareService().replace("\"id\":\"1\"", "\"id\":\"4\"");
        FreeSlots free = free(Fhir.bundle(
                        summerSlot(), second, schedule, Fhir.location(), practitioner(), Fhir.organisation(), service)
                .replace("\"type\"", FILTERED));

        FreeSlots back = converter.freeSlots(converter.bundle(free), SEARCH, OrganisationType.URGENT_CARE, NOW, CALL);

        assertThat(free.list()).extracting(FreeSlot::id).containsExactly("10", "11");
        assertThat(back.list()).usingRecursiveComparison().isEqualTo(free.list());
        assertThat(back.list().get(1).startText()).isEqualTo("2026-07-01T08:10:00.5Z");
        assertThat(back.first().healthcareServiceId()).contains("4");
        assertThat(back.first().healthcareService().orElseThrow().name()).contains("Phlebotomy");
        assertThat(back.first().practitioner().orElseThrow().sdsUserId()).contains("G0000001");
        assertThat(back.first().searchedAs()).contains(OrganisationType.URGENT_CARE);
        assertThat(back.serviceFiltering()).contains(ServiceFilteringStatus.ENABLED);
        assertThat(back.traceIds()).isEqualTo(free.traceIds());
    }

    @Test
    void freeSlots_withoutAnythingAround_areTheSame() throws IOException {
        FreeSlots free = free(Fhir.bundle("{\"resourceType\":\"Slot\",\"id\":\"1\","
                + "\"start\":\"2026-07-01T09:00:00+01:00\",\"end\":\"2026-07-01T09:10:00+01:00\"}"));

        FreeSlots back = converter.freeSlots(converter.bundle(free), SEARCH, null, NOW, CALL);

        assertThat(back.list())
                .usingRecursiveComparison()
                .ignoringFields("searchedAs", "slot.status")
                .isEqualTo(free.list());
        assertThat(back.first().searchedAs()).isEmpty();
        assertThat(back.serviceFiltering()).isEmpty();
        assertThat(converter.schedule(free.first())).isEmpty();
    }

    @Test
    @DisplayName("C-SLOT-06: a searchset from elsewhere is held to what was asked")
    void freeSlots_pastOrOutOfRange_areLeftOut() throws IOException {
        FreeSlots free = free(Fhir.slots(summerSlot()));

        assertThat(converter.freeSlots(converter.bundle(free), SEARCH, null, NOW.plusSeconds(86_400), CALL))
                .isEmpty();
    }

    @Test
    void issues_thereAndBack_areTheSame() {
        List<Issue> issues = List.of(
                new Issue("invalid", SpineErrorCode.BAD_REQUEST, Fhir.SPINE_CODES, "Bad request", "Start is missing"),
                new Issue("not-a-type-of-fhir", null, null, "Something", null),
                new Issue(null, SpineErrorCode.of("ACCESS DENIED"), null, null, null),
                new Issue("processing", null, null, null, "no details"));

        assertThat(converter.issues(converter.operationOutcome(issues))).isEqualTo(issues);
        assertThat(converter.issues(converter.operationOutcome(List.of()))).isEmpty();
    }

    private static void assertSame(Object actual, Object expected) {
        assertThat(actual).isNotSameAs(expected);
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }

    private static byte[] bare(String type) {
        return Fhir.utf8("{\"resourceType\":\"" + type + "\",\"id\":\"1\"}");
    }
}
