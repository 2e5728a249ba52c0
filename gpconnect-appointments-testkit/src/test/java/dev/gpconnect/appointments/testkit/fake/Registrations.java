package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;

/** The registrations that tests send, and what they look at first. */
public final class Registrations {
    public static final String PATH = "/Patient/$gpc.registerpatient";
    static final String SD = "https://fhir.nhs.uk/STU3/StructureDefinition/";
    static final String COMMUNICATION = SD + "Extension-CareConnect-GPC-NHSCommunication-1";
    static final String JON = "9990000107";

    private Registrations() {}

    /** The least that a registration needs (C-REG-02). */
    public static ObjectNode minimal(String number, String family, String given, String born) {
        return Json.parse("""
                {'resourceType':'Parameters','parameter':[{'name':'registerPatient','resource':{'resourceType':'Patient',
                 'meta':{'profile':['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1']},
                 'identifier':[{'extension':[{'url':'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1',
                   'valueCodeableConcept':{'coding':[{'system':'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
                     'code':'01','display':'Number present and verified'}]}}],
                   'system':'https://fhir.nhs.uk/Id/nhs-number','value':'%s'}],
                 'name':[{'use':'official','family':'%s','given':['%s']}],'birthDate':'%s'}}]}
                """.formatted(number, family, given, born));
    }

    /** Everything that a registration may bring. */
    static ObjectNode full() {
        ObjectNode sent = minimal(JON, "Jarrow", "Jon", "1979-04-14");
        ObjectNode patient = patient(sent).put("gender", "male");
        patient.setAll(Json.parse("""
                {'extension':[{'url':'%s','extension':[
                   {'url':'language','valueCodeableConcept':{'coding':[{'system':'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-HumanLanguage-1',
                     'code':'en','display':'English'}]}},
                   {'url':'interpreterRequired','valueBoolean':false}]}],
                 'telecom':[{'system':'phone','value':'0300 000 0001','use':'home'},{'system':'phone','value':'0300 000 0002','use':'work'},
                   {'system':'phone','value':'07700 900003','use':'mobile'},{'system':'phone','value':'0300 000 0004','use':'temp'},
                   {'system':'email','value':'jon@patient.example','use':'home'}],
                 'address':[{'use':'home','line':['1 Far Street'],'city':'Hull','postalCode':'HU1 1AA'},
                   {'use':'temp','line':['2 Near Street'],'city':'Leeds','postalCode':'LS1 1AB'}]}
                """.formatted(COMMUNICATION)));
        return sent;
    }

    static ObjectNode patient(ObjectNode parameters) {
        return (ObjectNode) parameters.at("/parameter/0/resource");
    }

    /** Posts a registration to practice A. */
    static FakeResponse register(World world, ObjectNode parameters) {
        return world.answer(world.draft(Interaction.REG, PATH).body(parameters.toString()));
    }

    static void assertRefused(FakeResponse response, int status, String type, String code) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(Json.code(response)).isEqualTo(code);
        assertThat(Json.body(response).at("/issue/0/code").asText()).isEqualTo(type);
        assertThat(response.text()).doesNotContain("99900", "Jarrow", "1979");
    }
}
