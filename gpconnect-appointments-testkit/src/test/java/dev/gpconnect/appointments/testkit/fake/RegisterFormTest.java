package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.Registrations.COMMUNICATION;
import static dev.gpconnect.appointments.testkit.fake.Registrations.JON;
import static dev.gpconnect.appointments.testkit.fake.Registrations.SD;
import static dev.gpconnect.appointments.testkit.fake.Registrations.assertRefused;
import static dev.gpconnect.appointments.testkit.fake.Registrations.minimal;
import static dev.gpconnect.appointments.testkit.fake.Registrations.patient;
import static dev.gpconnect.appointments.testkit.fake.Registrations.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterFormTest {
    private final World world = new World();

    static Stream<Arguments> faults() {
        String communication = "{'url':'" + COMMUNICATION + "','extension':[%s]}";
        String language =
                "{'url':'language','valueCodeableConcept':{'coding':[{'system':'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-HumanLanguage-1','code':'en'}]}}";
        return Stream.of(
                fault("P-REG-01 no parameter", sent -> sent.remove("parameter")),
                fault(
                        "P-REG-01 two parameters",
                        sent -> sent.withArray("parameter")
                                .add(sent.at("/parameter/0").deepCopy())),
                fault("P-REG-01 other name", sent -> ((ObjectNode) sent.at("/parameter/0")).put("name", "patient")),
                fault("P-REG-01 no resource", sent -> ((ObjectNode) sent.at("/parameter/0")).remove("resource")),
                fault(
                        "P-REG-01 another resource",
                        sent -> ((ObjectNode) sent.at("/parameter/0"))
                                .set("resource", Json.parse("{'resourceType':'Organization','name':'X'}"))),
                fault(
                        "P-REG-01 a value beside",
                        sent -> ((ObjectNode) sent.at("/parameter/0")).put("valueString", "x")),
                fault("P-REG-01 unknown element", sent -> patient(sent).put("surname", "x")),
                fault(
                        "P-REG-01 a primitive's extension",
                        sent -> patient(sent).set("_birthDate", Json.parse("{'id':'x'}"))),
                fault("section 12 no profile", sent -> patient(sent).remove("meta")),
                fault(
                        "section 12 another profile",
                        sent -> patient(sent).set("meta", Json.parse("{'profile':['" + SD + "Other-1']}"))),
                fault("M-PAT-01 id", sent -> patient(sent).put("id", "1")),
                fault("M-GEN-08 narrative", "{'text':{'status':'generated','div':'<div>x</div>'}}"),
                fault("M-GEN-08 contained", "{'contained':[{'resourceType':'Organization','id':'1','name':'x'}]}"),
                fault(
                        "M-PAT-02 registrationDetails",
                        "{'extension':[{'url':'" + SD
                                + "Extension-CareConnect-GPC-RegistrationDetails-1','extension':[{'url':'preferredBranchSurgery',"
                                + "'valueReference':{'reference':'Location/1'}}]}]}"),
                fault(
                        "M-PAT-03 two languages",
                        extensions(communication.formatted(language), communication.formatted(language))),
                fault(
                        "M-EXT-07 no language",
                        extensions(communication.formatted("{'url':'interpreterRequired','valueBoolean':true}"))),
                fault(
                        "M-EXT-07 a code that is no language",
                        extensions(communication.formatted(language.replace("'en'", "'zzz'")))),
                fault("M-EXT-07 language twice", extensions(communication.formatted(language + "," + language))),
                fault(
                        "M-EXT-07 preferred",
                        extensions(communication.formatted(language + ",{'url':'preferred','valueBoolean':true}"))),
                fault(
                        "M-EXT-07 interpreter as text",
                        extensions(communication.formatted(
                                language + ",{'url':'interpreterRequired','valueString':'no'}"))),
                fault(
                        "M-EXT-07 another code system",
                        extensions(communication.formatted(language.replace("CareConnect-HumanLanguage-1", "x")))),
                fault("M-EXT-12 unknown extension", extensions("{'url':'" + SD + "x','valueString':'x'}")),
                fault(
                        "P-REG-02 extension elsewhere",
                        "{'address':[{'use':'home','extension':[{'url':'x','valueString':'x'}]}]}"),
                fault("M-PAT-05 active", "{'active':true}"),
                fault("M-PAT-10 deceased", "{'deceasedBoolean':false}"),
                fault("M-PAT-12 maritalStatus", "{'maritalStatus':{'text':'x'}}"),
                fault("M-PAT-12 multipleBirth", "{'multipleBirthInteger':2}"),
                fault("M-PAT-13 communication", "{'communication':[{'language':{'text':'x'}}]}"),
                fault("M-PAT-14 contact", "{'contact':[{'name':{'text':'x'}}]}"),
                fault("M-PAT-15 generalPractitioner", "{'generalPractitioner':[{'reference':'Practitioner/1'}]}"),
                fault("M-PAT-16 managingOrganization", "{'managingOrganization':{'reference':'Organization/1'}}"),
                fault("M-PAT-17 link", "{'link':[{'other':{'reference':'Patient/1'},'type':'seealso'}]}"),
                fault("M-PAT-11 two homes", "{'address':[{'use':'home','city':'x'},{'use':'home','city':'y'}]}"),
                fault("M-PAT-11 work address", "{'address':[{'use':'work','city':'x'}]}"),
                fault("M-PAT-11 address without use", "{'address':[{'city':'x'}]}"),
                fault("M-GEN-05 state", "{'address':[{'use':'home','state':'x'}]}"),
                fault(
                        "P-REG-03 two home phones",
                        "{'telecom':[{'system':'phone','value':'1','use':'home'},"
                                + "{'system':'phone','value':'2','use':'home'}]}"),
                fault(
                        "P-REG-03 two emails",
                        "{'telecom':[{'system':'email','value':'1','use':'home'},"
                                + "{'system':'email','value':'2','use':'work'}]}"),
                fault("M-PAT-07 temp email", "{'telecom':[{'system':'email','value':'1','use':'temp'}]}"),
                fault("M-PAT-07 old phone", "{'telecom':[{'system':'phone','value':'1','use':'old'}]}"),
                fault("M-PAT-07 fax", "{'telecom':[{'system':'fax','value':'1','use':'home'}]}"),
                fault("M-GEN-06 no use", "{'telecom':[{'system':'phone','value':'1'}]}"),
                fault("M-GEN-06 no value", "{'telecom':[{'system':'phone','use':'home'}]}"),
                fault("P-REG-04 no identifier", sent -> patient(sent).remove("identifier")),
                fault("P-REG-04 no system", sent -> identifier(sent).remove("system")),
                fault("P-REG-04 no value", sent -> identifier(sent).remove("value")),
                fault("P-REG-04 other system", sent -> identifier(sent).put("system", "https://fhir.nhs.uk/Id/x")),
                fault(
                        "M-PAT-04 second identifier",
                        sent -> patient(sent)
                                .withArray("identifier")
                                .add(Json.parse("{'system':'https://consumer.example/Id/x','value':'1'}"))),
                fault("M-GEN-07 identifier use", sent -> identifier(sent).put("use", "official")),
                fault(
                        "M-EXT-05 status of no code",
                        sent -> ((ObjectNode) identifier(sent).at("/extension/0/valueCodeableConcept/coding/0"))
                                .put("code", "99")),
                fault("P-REG-05 no name", sent -> patient(sent).remove("name")),
                fault("P-REG-05 no official name", sent -> name(sent).put("use", "usual")),
                fault(
                        "P-REG-05 two official names",
                        sent -> patient(sent).withArray("name").add(name(sent).deepCopy())),
                fault("P-REG-05 no family", sent -> name(sent).remove("family")),
                fault("P-REG-05 no given", sent -> name(sent).remove("given")),
                fault("P-REG-05 no birthDate", sent -> patient(sent).remove("birthDate")),
                fault("W-DT-09 partial birthDate", sent -> patient(sent).put("birthDate", "1979-04")));
    }

    private static ObjectNode identifier(ObjectNode sent) {
        return (ObjectNode) patient(sent).at("/identifier/0");
    }

    private static ObjectNode name(ObjectNode sent) {
        return (ObjectNode) patient(sent).at("/name/0");
    }

    private static String extensions(String... extensions) {
        return "{'extension':[" + String.join(",", extensions) + "]}";
    }

    private static Arguments fault(String name, String patientMembers) {
        return fault(name, sent -> patient(sent).setAll(Json.parse(patientMembers)));
    }

    private static Arguments fault(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("P-REG-01 to P-REG-05 with registerErrors=SPEC: 422 for every fault of form")
    @MethodSource("faults")
    void request_withAFaultOfForm_isInvalid(String name, Consumer<ObjectNode> change) {
        ObjectNode sent = minimal(JON, "Jarrow", "Jon", "1979-04-14");
        change.accept(sent);
        FakeResponse response = register(world, sent);
        assertThat(response.status()).as(name).isEqualTo(422);
        assertRefused(response, 422, "invalid", "INVALID_RESOURCE");
        assertThat(world.practice.patientId(JON)).isNull();
    }

    @ParameterizedTest
    @DisplayName("P-REG-04: a number that fails Modulus 11")
    @ValueSource(strings = {"9990000108", "999000010", "999 000 0107"})
    void number_thatIsInvalid_isABadValue(String number) {
        assertRefused(
                register(world, minimal(number, "Jarrow", "Jon", "1979-04-14")), 400, "value", "INVALID_NHS_NUMBER");
    }

    static Stream<Arguments> orders() {
        String phones =
                "{'telecom':[{'system':'phone','value':'1','use':'home'},{'system':'phone','value':'2','use':'home'}]}";
        return Stream.of(
                order(
                        "P-REG-03 before 04",
                        422,
                        "9990000108",
                        sent -> patient(sent).setAll(Json.parse(phones))),
                order(
                        "P-REG-04 before 05",
                        400,
                        "9990000108",
                        sent -> patient(sent).remove("birthDate")),
                order(
                        "P-REG-05 before 06",
                        422,
                        "9990000158",
                        sent -> patient(sent).remove("birthDate")),
                order("P-REG-06 before 10", 500, "9990000158", sent -> {}),
                order("P-REG-08 before 10", "INVALID_NHS_NUMBER", "9990000115"),
                order("P-REG-10 before 11", "INVALID_PATIENT_DEMOGRAPHICS", "9990000018"));
    }

    private static Arguments order(String name, int status, String number, Consumer<ObjectNode> change) {
        String code =
                status == 422 ? "INVALID_RESOURCE" : status == 500 ? "INTERNAL_SERVER_ERROR" : "INVALID_NHS_NUMBER";
        return Arguments.of(name, status, code, number, change);
    }

    private static Arguments order(String name, String code, String number) {
        Consumer<ObjectNode> nothing = sent -> {};
        return Arguments.of(name, 400, code, number, nothing);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void request_withTwoFaults_isRefusedForTheFirst(
            String name, int status, String code, String number, Consumer<ObjectNode> change) {
        ObjectNode sent = minimal(number, "Wrong", "Wrong", "2001-01-01");
        change.accept(sent);
        FakeResponse response = register(world, sent);
        assertThat(response.status()).as(name).isEqualTo(status);
        assertThat(Json.code(response)).isEqualTo(code);
    }
}
