package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.Registrations.COMMUNICATION;
import static dev.gpconnect.appointments.testkit.fake.Registrations.JON;
import static dev.gpconnect.appointments.testkit.fake.Registrations.PATH;
import static dev.gpconnect.appointments.testkit.fake.Registrations.full;
import static dev.gpconnect.appointments.testkit.fake.Registrations.minimal;
import static dev.gpconnect.appointments.testkit.fake.Registrations.patient;
import static dev.gpconnect.appointments.testkit.fake.Registrations.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private static final String NHS = "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C";

    private final World world = new World();

    @Test
    @DisplayName("P-REG-13, C-REG-03, M-PAT: a new patient in full, temporary items end-dated, the prefix from PDS")
    void registration_ofAPatientOnPdsOnly_createsATemporaryRecord() {
        FakeResponse response = register(world, full());
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("ETag")).isNull();
        assertThat(response.header("Location")).isNull();
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.text())
                .isEqualTo(Json.parse("""
                                {'resourceType':'Bundle','meta':{'profile':['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Searchset-Bundle-1']},
                                 'type':'searchset','entry':[{'resource':{'resourceType':'Patient','id':'10','meta':{'versionId':'1',
                                  'profile':['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1']},
                                 'extension':[{'url':'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-RegistrationDetails-1',
                                   'extension':[{'url':'registrationPeriod','valuePeriod':PERIOD},
                                     {'url':'registrationType','valueCodeableConcept':{'coding':[
                                       {'system':'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-RegistrationType-1','code':'T','display':'Temporary'}]}}]},
                                   {'url':'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSCommunication-1','extension':[
                                     {'url':'language','valueCodeableConcept':{'coding':[{'system':'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-HumanLanguage-1',
                                       'code':'en','display':'English'}]}},
                                     {'url':'interpreterRequired','valueBoolean':false}]}],
                                 'identifier':[{'extension':[{'url':'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1',
                                   'valueCodeableConcept':{'coding':[{'system':'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
                                     'code':'01','display':'Number present and verified'}]}}],
                                   'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000107'}],
                                 'active':true,'name':[{'use':'official','text':'JARROW Jon (Mr)','family':'Jarrow','given':['Jon'],'prefix':['Mr']}],
                                 'telecom':[{'system':'phone','value':'0300 000 0001','use':'home'},{'system':'phone','value':'0300 000 0002','use':'work'},
                                   {'system':'phone','value':'07700 900003','use':'mobile'},
                                   {'system':'phone','value':'0300 000 0004','use':'temp','period':PERIOD},
                                   {'system':'email','value':'jon@patient.example','use':'home'}],
                                 'gender':'male','birthDate':'1979-04-14',
                                 'address':[{'use':'home','line':['1 Far Street'],'city':'Hull','postalCode':'HU1 1AA'},
                                   {'use':'temp','line':['2 Near Street'],'city':'Leeds','postalCode':'LS1 1AB','period':PERIOD}],
                                 'managingOrganization':{'reference':'Organization/1'}}}]}
                                """.replace(
                                "PERIOD", "{'start':'2026-11-23T10:30:00+00:00','end':'2027-02-23T10:30:00+00:00'}"))
                        .toString());
    }

    @Test
    @DisplayName("W-DT-01: the period is in London time, across the change of the clocks")
    void period_acrossTheEndOfWinterTime_keepsTheWallClock() {
        FakeResponse response = new World("2026-03-01T09:00:00Z")
                .answer(world.draft(Interaction.REG, PATH).body(full().toString()));
        JsonNode period = Json.entries(response, "Patient").get(0).at("/extension/0/extension/0/valuePeriod");
        assertThat(period.path("start").asText()).isEqualTo("2026-03-01T09:00:00+00:00");
        assertThat(period.path("end").asText()).isEqualTo("2026-06-01T09:00:00+01:00");
    }

    @Test
    @DisplayName("P-REG-13, C-REG-04: PDS fills what was left out")
    void registration_withTheLeast_isFilledFromPds() {
        JsonNode patient = Json.entries(register(world, minimal(JON, "Jarrow", "Jon", "1979-04-14")), "Patient")
                .get(0);
        assertThat(patient.path("gender").asText()).isEqualTo("male");
        assertThat(patient.at("/name/0/prefix/0").asText()).isEqualTo("Mr");
        assertThat(patient.has("telecom") || patient.has("address")).isFalse();
    }

    @Test
    @DisplayName("P-REG-13: demographics are the request's, and PDS is not changed")
    void registration_withOtherDetailsThanPds_keepsTheRequestsAndLeavesPds() {
        ObjectNode sent = minimal(JON, "Jarrow-Smith", "Jonathan", "1979-04-15");
        patient(sent).put("gender", "other");
        patient(sent).withArray("/name").insertObject(0).put("use", "nickname").put("text", "Jonny");
        JsonNode patient = Json.entries(register(world, sent), "Patient").get(0);
        assertThat(patient.at("/name/1/text").asText()).isEqualTo("JARROW-SMITH Jonathan (Mr)");
        assertThat(patient.path("gender").asText()).isEqualTo("other");
        assertThat(patient.path("birthDate").asText()).isEqualTo("1979-04-15");
        FakeResponse elsewhere =
                world.practices.answer(new Draft(Interaction.REG, ReferenceData.PRACTICE_B, world.clock, PATH)
                        .body(minimal(JON, "Jarrow", "Jon", "1979-04-14").toString())
                        .build());
        assertThat(Json.entries(elsewhere, "Patient").get(0).path("gender").asText())
                .isEqualTo("male");
    }

    @Test
    @DisplayName("P-REG-13: a lapsed record is re-activated as temporary, under its id and in the next version")
    void registration_ofALapsedPatient_reactivatesTheRecord() {
        assertThat(world.get(Interaction.FPAT, NHS + "9990000069").text()).doesNotContain("entry");
        JsonNode patient = Json.entries(
                        register(world, minimal("9990000069", "Firth", "Fred", "1945-05-05")), "Patient")
                .get(0);
        assertThat(patient.path("id").asText()).isEqualTo("6");
        assertThat(patient.at("/meta/versionId").asText()).isEqualTo("2");
        assertThat(patient.path("active").asBoolean()).isTrue();
        assertThat(patient.findValuesAsText("code")).contains("T").doesNotContain("R");
        assertThat(Json.ids(world.get(Interaction.FPAT, NHS + "9990000069"), "Patient"))
                .containsExactly("6");
    }

    @Test
    @DisplayName("M-PAT-02, M-GEN-04: a registered patient is found, read, booked for and retrieved like any other")
    void patient_onceRegistered_isLikeAnyOther() {
        String id = Json.ids(register(world, full()), "Patient").get(0);
        JsonNode found =
                Json.entries(world.get(Interaction.FPAT, NHS + JON), "Patient").get(0);
        FakeResponse read = world.get(Interaction.RPAT, "/Patient/" + id);
        assertThat(Json.body(read)).isEqualTo(found);
        assertThat(read.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(found.path("telecom")).hasSize(5);
        assertThat(found.path("address")).hasSize(2);
        assertThat(found.path("extension").findValuesAsText("url"))
                .contains(COMMUNICATION)
                .doesNotContain("registrationType");
        ObjectNode booking = Json.booking(id, "2026-11-24T09:20:00+00:00", "2026-11-24T09:30:00+00:00", "10202");
        assertThat(world.book(booking).status()).isEqualTo(201);
        FakeResponse list =
                world.get(Interaction.RETR, "/Patient/" + id + "/Appointment?start=ge2026-11-23&start=le2026-11-30");
        assertThat(Json.ids(list, "Appointment")).hasSize(1);
        assertThat(world.practice.patientId(JON)).isEqualTo(id);
    }

    @Test
    void valuesThatHoldPatientData_doNotShowIt() {
        FakeRequest request =
                world.draft(Interaction.REG, PATH).body(full().toString()).build();
        List<Object> values = List.of(request, world.practice.answer(request));
        assertThat(values).allSatisfy(value -> assertThat(value.toString()).doesNotContain("Jarrow", "99900"));
    }
}
