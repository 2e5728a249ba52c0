package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-URL, W-INT-01, W-HDR: what each interaction puts on the wire")
class RequestsOnTheWireTest extends ClientTest {

    private static final String PREFIX = "urn:nhs:names:services:gpconnect:fhir:";

    @Test
    void capabilityStatement_asked_getsMetadata() {
        transport.answers(Reply.ok("{\"resourceType\":\"CapabilityStatement\"}"));

        practice.capabilityStatement();

        assertGet("/metadata", "rest:read:metadata-1");
    }

    @Test
    @Requirement({"C-SLOT-01", "C-SLOT-03", "C-SLOT-04"})
    @DisplayName("W-SRCH-01 to 06, W-URL-07, C-SLOT-01 to 04: the slot search of 01 §6, to the letter")
    void slotSearch_withType_sendsBothFiltersInTheOrderOfTheReference() {
        slots();

        assertGet(
                "/Slot?status=free&start=ge2026-11-23T00:00:00%2B00:00&end=le2026-12-07T00:00:00%2B00:00"
                        + "&_include=Slot:schedule&_include:recurse=Schedule:actor:Practitioner"
                        + "&_include:recurse=Schedule:actor:Location&_include:recurse=Location:managingOrganization"
                        + "&searchFilter=https://fhir.nhs.uk/Id/ods-organization-code%7CY90010"
                        + "&searchFilter=https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1%7Cgp-practice",
                "rest:search:slot-1");
    }

    @Test
    void slotSearch_withoutType_sendsTheOrganisationOnly() {
        transport.answers(Reply.ok(Fhir.slots()));
        try (Encounter other = client.encounter(Samples.UNTYPED, Samples.CLAIRE)) {
            other.practice("Y90001").searchFreeSlots(SEARCH);
        }

        assertThat(transport.lastRequest().url())
                .endsWith("&searchFilter=https://fhir.nhs.uk/Id/ods-organization-code%7CY90030")
                .doesNotContain("OrganisationType");
    }

    @Test
    @DisplayName("W-DT-02: the offset is computed for each bound, not once for the request")
    void slotSearch_acrossTheClockChange_hasTheOffsetOfEachInstant() {
        transport.answers(Reply.ok(Fhir.slots()));

        practice.searchFreeSlots(SlotSearch.between(LocalDate.of(2027, 3, 27), LocalDate.of(2027, 3, 29))
                .build());

        assertThat(transport.lastRequest().url())
                .contains("&start=ge2027-03-27T00:00:00%2B00:00&end=le2027-03-30T00:00:00%2B01:00&");
    }

    @Test
    @Requirement("C-FPAT-01")
    @DisplayName("W-SRCH-08, C-FPAT-01")
    void findPatient_asked_encodesTheBar() {
        ada();

        assertGet("/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000018", "rest:search:patient-1");
    }

    @Test
    @Requirement("C-RETR-01")
    @DisplayName("W-SRCH-11, C-RETR-01")
    void appointments_asked_sendsTwoDates() {
        PatientRecord ada = ada();
        transport.answers(Reply.ok(Fhir.bundle()));

        ada.appointments(LocalDate.of(2026, 11, 20), LocalDate.of(2027, 2, 1));

        assertGet("/Patient/2/Appointment?start=ge2026-11-20&start=le2027-02-01", "rest:search:patient_appointments-1");
    }

    @Requirement("C-READ-01")
    @Test
    void readAppointment_asked_getsItById() {
        appointment(ada());

        assertGet("/Appointment/7", "rest:read:appointment-1");
    }

    @Test
    @DisplayName("W-HDR-07: a body is announced with its charset, without a space")
    void book_asked_postsWithContentType() {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        transport.answers(Reply.of(201, Fhir.appointment()));

        ada.book(Booking.of(slot, "Booked by the hub").build());

        assertWrite("POST", "/Appointment", "rest:create:appointment-1", null);
    }

    @Test
    @Requirement({"C-AMND-03", "C-CANC-02"})
    @DisplayName("W-INT-01, W-VER-03: amend and cancel differ by the interaction id alone")
    void amendAndCancel_asked_putWithWeakVersion() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(Reply.ok(Fhir.appointment("4")), Reply.ok(Fhir.cancelled("5")));

        Appointment amended = ada.amend(appointment, Amendment.comment("Ground floor"));
        assertWrite("PUT", "/Appointment/7", "rest:update:appointment-1", "W/\"3\"");

        ada.cancel(amended, "Patient can no longer attend");
        assertWrite("PUT", "/Appointment/7", "rest:cancel:appointment-1", "W/\"4\"");
    }

    @Test
    @DisplayName("W-HDR-01, W-JWT-01: every attempt has a trace id and a token of its own")
    void attempts_several_neverShareTraceIdOrToken() {
        PatientRecord ada = ada();
        clock.set("2026-11-20T10:15:31Z");
        appointment(ada);

        List<HttpRequest> sent = transport.requests();
        assertThat(sent).extracting(request -> header(request, "Ssp-TraceID")).doesNotHaveDuplicates();
        assertThat(sent).extracting(request -> header(request, "Authorization")).doesNotHaveDuplicates();
    }

    @Test
    @Requirement("D-AU-03")
    @DisplayName("D-AU-03: the trace id of the request is on the result")
    void results_all_carryTheTraceIdOfTheirRequest() {
        PatientRecord ada = ada();
        assertThat(ada.traceId()).hasToString(traceId());
        assertThat(slots(Fhir.nineOClock()).traceIds()).hasToString("[" + traceId() + "]");
        assertThat(appointment(ada).traceId()).hasToString(traceId());
        transport.answers(Reply.ok(Fhir.bundle()), Reply.ok("{\"resourceType\":\"CapabilityStatement\"}"));
        assertThat(ada.appointments(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20))
                        .traceId())
                .hasToString(traceId());
        assertThat(practice.capabilityStatement().traceId()).hasToString(traceId());
    }

    @Test
    void timeouts_default_areTenAndSixtySeconds() {
        ada();

        assertThat(transport.lastRequest().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(transport.lastRequest().timeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void traceIds_byDefault_areRandomUuids() {
        transport.answers(Reply.ok(Fhir.slots()), Reply.ok(Fhir.slots()));
        try (AppointmentsClient plain = AppointmentsClient.builder(Samples.PRODUCT, Samples.directory())
                        .transport(transport)
                        .build();
                Encounter theirs = plain.encounter(Samples.HUB, Samples.CLAIRE)) {
            theirs.practice("Y90001").searchFreeSlots(SEARCH);
            theirs.practice("Y90001").searchFreeSlots(SEARCH);
        }

        assertThat(transport.requests())
                .extracting(request -> header(request, "Ssp-TraceID"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    private String traceId() {
        return header(transport.lastRequest(), "Ssp-TraceID");
    }

    private void assertGet(String path, String interaction) {
        HttpRequest request = transport.lastRequest();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.url()).isEqualTo(Samples.ROOT + path);
        assertThat(request.body()).isEmpty();
        assertThat(names(request)).containsExactlyElementsOf(commonHeaders());
        assertCommonHeaders(request, interaction);
    }

    private void assertWrite(String verb, String path, String interaction, String version) {
        HttpRequest request = transport.lastRequest();
        assertThat(request.method()).isEqualTo(verb);
        assertThat(request.url()).isEqualTo(Samples.ROOT + path);
        List<String> expected = new ArrayList<>(commonHeaders());
        expected.add("Content-Type");
        assertThat(header(request, "Content-Type")).isEqualTo("application/fhir+json;charset=utf-8");
        if (version != null) {
            expected.add("If-Match");
            assertThat(header(request, "If-Match")).isEqualTo(version);
        }
        assertThat(names(request)).containsExactlyElementsOf(expected);
        assertCommonHeaders(request, interaction);
    }

    private void assertCommonHeaders(HttpRequest request, String interaction) {
        assertThat(header(request, "Ssp-TraceID")).isEqualTo("00000000-0000-0000-0000-%012x", attempts.get());
        assertThat(header(request, "Ssp-From")).isEqualTo("200000009010");
        assertThat(header(request, "Ssp-To")).isEqualTo("200000009001");
        assertThat(header(request, "Ssp-InteractionID")).isEqualTo(PREFIX + interaction);
        assertThat(header(request, "Authorization")).startsWith("Bearer ");
        assertThat(header(request, "Accept")).isEqualTo("application/fhir+json");
    }

    private static List<String> commonHeaders() {
        return List.of("Ssp-TraceID", "Ssp-From", "Ssp-To", "Ssp-InteractionID", "Authorization", "Accept");
    }

    private static List<String> names(HttpRequest request) {
        List<String> names = new ArrayList<>();
        request.headers().forEach((name, value) -> names.add(name));
        return names;
    }

    private static String header(HttpRequest request, String name) {
        return request.headers().first(name).orElseThrow();
    }
}
