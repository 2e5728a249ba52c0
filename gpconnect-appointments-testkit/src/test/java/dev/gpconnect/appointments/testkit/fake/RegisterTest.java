package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.dstu3.model.Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterTest {
    private static final String PATH = "/Patient/$gpc.registerpatient";
    private static final String NHS = "/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C";
    private static final String SD = "https://fhir.nhs.uk/STU3/StructureDefinition/";
    private static final String COMMUNICATION = SD + "Extension-CareConnect-GPC-NHSCommunication-1";
    private static final String JON = "9990000107";

    private final World world = new World();

    /** The least that a registration needs (C-REG-02). */
    static ObjectNode minimal(String number, String family, String given, String born) {
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

    private FakeResponse register(ObjectNode parameters) {
        return world.answer(world.draft(Interaction.REG, PATH).body(parameters.toString()));
    }

    private static void assertRefused(FakeResponse response, int status, String type, String code) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(Json.code(response)).isEqualTo(code);
        assertThat(Json.body(response).at("/issue/0/code").asText()).isEqualTo(type);
        assertThat(response.text()).doesNotContain("99900", "Jarrow", "1979");
    }

    @Test
    @DisplayName("P-REG-13, C-REG-03, M-PAT: a new patient in full, temporary items end-dated, the prefix from PDS")
    void registration_ofAPatientOnPdsOnly_createsATemporaryRecord() {
        FakeResponse response = register(full());
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
        JsonNode patient = Json.entries(register(minimal(JON, "Jarrow", "Jon", "1979-04-14")), "Patient")
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
        JsonNode patient = Json.entries(register(sent), "Patient").get(0);
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
        JsonNode patient = Json.entries(register(minimal("9990000069", "Firth", "Fred", "1945-05-05")), "Patient")
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
        String id = Json.ids(register(full()), "Patient").get(0);
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

    @ParameterizedTest(name = "{0} -> {3} {5}")
    @DisplayName("P-REG-06 to P-REG-12: PDS and the practice, each with its own answer")
    @CsvSource({
        "9990000158, North, 1993-02-02, 500, processing, INTERNAL_SERVER_ERROR",
        "9990000166, Nobody, 1980-01-01, 400, business-rule, INVALID_PATIENT_DEMOGRAPHICS",
        "9990000115, Knoll, 1955-08-08, 400, value, INVALID_NHS_NUMBER",
        "9990000123, Lake, 1988-03-03, 400, value, INVALID_NHS_NUMBER",
        "9990000131, Moor, 1966-11-11, 400, business-rule, INVALID_PATIENT_DEMOGRAPHICS",
        "9990000085, Heath, 1990-10-10, 400, business-rule, INVALID_PATIENT_DEMOGRAPHICS",
        "9990000077, Grove, 1938-02-11, 400, business-rule, INVALID_PATIENT_DEMOGRAPHICS",
        "9990000018, Ashdown, 1951-03-04, 409, duplicate, DUPLICATE_REJECTED",
        "9990000034, Calder, 1996-12-30, 409, duplicate, DUPLICATE_REJECTED",
        "9990000050, Elm, 1971-03-25, 409, duplicate, DUPLICATE_REJECTED"
    })
    void registration_thatMayNotBe_isRefused(
            String number, String family, String born, int status, String type, String code) {
        String before = world.practice.patientId(number);
        assertRefused(register(minimal(number, family, "X", born)), status, type, code);
        assertThat(world.practice.patientId(number)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1} {2} -> {3}")
    @DisplayName("P-REG-10: the birth date, or two parts of it with the starts of both names, whatever their case")
    @CsvSource({
        "Other, Xavier, 1979-04-14, 200",
        "JARvis, jane, 1979-04-15, 200",
        "Jarrow, Jon, 1979-05-14, 200",
        "Jarrow, Jon, 1980-04-14, 200",
        "Jarrow, Jon, 1980-05-14, 400",
        "Jasper, Jon, 1979-04-15, 400",
        "Jarrow, Ron, 1979-04-15, 400"
    })
    void demographics_areVerifiedByTheRule(String family, String given, String born, int status) {
        FakeResponse response = register(minimal(JON, family, given, born));
        assertThat(response.status()).isEqualTo(status);
        if (status != 200) {
            assertThat(Json.code(response)).isEqualTo("INVALID_PATIENT_DEMOGRAPHICS");
        }
    }

    @Test
    @DisplayName("P-REG-11, REG-E4: the second registration is a duplicate")
    void registration_twice_isADuplicate() {
        assertThat(register(full()).status()).isEqualTo(200);
        assertRefused(register(full()), 409, "duplicate", "DUPLICATE_REJECTED");
    }

    @Test
    @DisplayName("REG-E3: whoever cannot be registered gets one answer")
    void refusals_forThePerson_lookTheSame() {
        Stream<ObjectNode> all = Stream.of(
                minimal("9990000166", "Nobody", "X", "1980-01-01"),
                minimal("9990000131", "Moor", "Max", "1966-11-11"),
                minimal("9990000085", "Heath", "Hana", "1990-10-10"),
                minimal("9990000077", "Grove", "Gwen", "1938-02-11"),
                minimal(JON, "Other", "X", "1990-01-01"));
        assertThat(all.map(this::register).map(FakeResponse::text).distinct()).hasSize(1);
    }

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
        FakeResponse response = register(sent);
        assertThat(response.status()).as(name).isEqualTo(422);
        assertRefused(response, 422, "invalid", "INVALID_RESOURCE");
        assertThat(world.practice.patientId(JON)).isNull();
    }

    @ParameterizedTest
    @DisplayName("P-REG-04: a number that fails Modulus 11")
    @ValueSource(strings = {"9990000108", "999000010", "999 000 0107"})
    void number_thatIsInvalid_isABadValue(String number) {
        assertRefused(register(minimal(number, "Jarrow", "Jon", "1979-04-14")), 400, "value", "INVALID_NHS_NUMBER");
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
        FakeResponse response = register(sent);
        assertThat(response.status()).as(name).isEqualTo(status);
        assertThat(Json.code(response)).isEqualTo(code);
    }

    @ParameterizedTest
    @DisplayName("W-URL-08, P-GEN-05: the operation's $ is literal, and the URL has nothing more")
    @ValueSource(
            strings = {
                "/Patient/%24gpc.registerpatient",
                "/Patient/$gpc.registerpatient/",
                "/Patient/1/$gpc.registerpatient",
                "/Patient",
                "/$gpc.registerpatient"
            })
    void path_ofAnotherShape_isABadRequest(String path) {
        FakeResponse response = world.answer(world.draft(Interaction.REG, path).body(full().toString()));
        assertRefused(response, 400, "invalid", "BAD_REQUEST");
    }

    @Test
    @DisplayName("P-GEN-05, P-GEN-15, P-GEN-18, P-GEN-20: the common checks hold for registrations too")
    void request_failingACommonCheck_isRefused() {
        String body = full().toString();
        Draft get = world.draft(Interaction.REG, PATH).method("GET");
        Draft read =
                world.draft(Interaction.REG, PATH).body(body).claims(c -> c.put("requested_scope", "patient/*.read"));
        Draft broken = world.draft(Interaction.REG, PATH).body(body.substring(1));
        assertThat(Stream.of(get, read, broken).map(world::answer).map(FakeResponse::status))
                .containsOnly(400);
        Draft switchedOff = new Draft(Interaction.REG, ReferenceData.SWITCHED_OFF, world.clock, PATH).body(body);
        assertThat(world.practices.answer(switchedOff.build()).status()).isEqualTo(403);
        ObjectNode bare = patient(full());
        assertRefused(register(bare), 422, "invalid", "INVALID_RESOURCE");
    }

    @Test
    @DisplayName("W-HDR-09: return=minimal is for appointments; a registration always shows the new id")
    void registration_withReturnMinimal_isAnsweredInFull() {
        FakeResponse response = world.answer(world.draft(Interaction.REG, PATH)
                .header("Prefer", "return=minimal")
                .body(full().toString()));
        assertThat(Json.ids(response, "Patient")).containsExactly("10");
    }

    @Test
    @DisplayName("W-CT-01: a registration in XML, where an extension on a primitive is refused as in JSON")
    void registration_inXml_isAnsweredInXml() {
        FhirCodec codec = new FhirCodec();
        String xml = new String(codec.write(codec.read(Parameters.class, full()), Format.XML), StandardCharsets.UTF_8);
        String extended = xml.replace(
                "<city value=\"Hull\">",
                "<city value=\"Hull\"><extension url=\"x\"><valueString value=\"x\"/></extension>");
        FakeResponse odd = world.answer(xml(extended));
        assertThat(extended).contains("<extension url=\"x\">");
        assertThat(odd.status()).isEqualTo(422);
        FakeResponse response = world.answer(xml(xml));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).startsWith("<Bundle ");
    }

    private Draft xml(String body) {
        return world.draft(Interaction.REG, PATH)
                .without("Accept")
                .header("Content-Type", "application/fhir+xml;charset=utf-8")
                .body(body);
    }

    @Test
    @DisplayName("M-CAP-02: the operation is in the capability statement")
    void metadata_listsTheOperation() {
        JsonNode operation = Json.body(world.get(Interaction.META, "/metadata")).at("/rest/0/operation");
        assertThat(operation).hasSize(1);
        assertThat(operation.at("/0/name").asText()).isEqualTo("gpc.registerpatient");
        assertThat(operation.at("/0/definition/reference").asText())
                .isEqualTo("https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-RegisterPatient-Operation-1");
    }

    @Test
    void valuesThatHoldPatientData_doNotShowIt() {
        FakeRequest request =
                world.draft(Interaction.REG, PATH).body(full().toString()).build();
        List<Object> values = List.of(request, world.practice.answer(request), PatientDetails.NONE);
        assertThat(values).allSatisfy(value -> assertThat(value.toString()).doesNotContain("Jarrow", "99900"));
    }
}
