package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.FakePractices;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeSpineTest {
    private static final String BASE = "http://127.0.0.1:1234";
    private static final String ROOT = BASE + "/Y90001/STU3/1/gpconnect";
    private static final String SLOT =
            "/Slot?status=free&_include=Slot:schedule&start=ge2026-11-24&end=le2026-11-24&searchFilter=a%7Cb";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    private final FakePractices practices = ReferenceData.practices(BASE, clock);
    private final FakeSpine spine = FakeSpine.reference(BASE, practices);

    private Draft draft(Interaction interaction, String path) {
        return at(ReferenceData.PRACTICE_A, interaction, path);
    }

    private Draft at(PracticeIdentity practice, Interaction interaction, String path) {
        return new Draft(interaction, practice, clock, path).root("/" + BASE + practice.rootPath());
    }

    private FakeResponse answer(Draft draft) {
        return spine.answer(draft.build());
    }

    private static void assertError(FakeResponse response, int status, String type, String reason) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text())
                .isEqualTo(("{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'" + type
                                + "','details':{'coding':[{'system':'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0',"
                                + "'code':'" + status + "','display':'" + reason + "'}]},'diagnostics':'" + reason
                                + "'}]}")
                        .replace('\'', '"'));
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @DisplayName("P-SSP-09: what passes is forwarded, and the practice's answer comes back untouched")
    @ValueSource(strings = {"200000009010", "200000009020", "200000009040"})
    void request_thatPasses_isForwarded(String from) {
        FakeRequest request =
                draft(Interaction.SLOT, SLOT).header("Ssp-From", from).build();
        FakeResponse direct = practices.answer(request.withTarget("/Y90001/STU3/1/gpconnect" + SLOT));
        FakeResponse forwarded = spine.answer(request);
        assertThat(forwarded.status()).isEqualTo(200);
        assertThat(forwarded.headers()).isEqualTo(direct.headers());
        assertThat(forwarded.body()).isEqualTo(direct.body());
    }

    @Test
    void target_afterASecondSlash_isForwarded() {
        assertThat(answer(draft(Interaction.META, "/metadata").root("//" + ROOT))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "P-SSP-09, W-URL-08: a registration passes with its literal $; the search-only consumer may not send it")
    void registration_isForwarded() {
        Draft draft = draft(Interaction.REG, "/Patient/$gpc.registerpatient").body("{}");
        FakeResponse forwarded = answer(draft);
        assertThat(forwarded.status()).isEqualTo(422);
        assertThat(Json.code(forwarded)).isEqualTo("INVALID_RESOURCE");
        assertError(
                answer(draft.header("Ssp-From", "200000009040")),
                403,
                "forbidden",
                "ASID_CHECK_FAILED_MESSAGESENDER_200000009040");
    }

    @Test
    @DisplayName("P-SSP-02, E-SSP-5: another verb is 405, fatal")
    void verb_outsideTheThree_isNotAllowed() {
        FakeResponse response = answer(draft(Interaction.SLOT, SLOT).method("DELETE"));
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.text()).isEqualTo(Json.parse("""
                                        {'resourceType':'OperationOutcome','issue':[{'severity':'fatal','code':'forbidden','details':{'coding':[
                                        {'system':'https://fhir.nhs.uk/StructureDefinition/spine-operationoutcome-1','code':'405',
                                        'display':'405: Method Not Allowed'}]}}]}
                                        """).toString());
        FakeResponse preflight = answer(draft(Interaction.SLOT, SLOT).method("OPTIONS"));
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    @DisplayName("P-SSP-03, E-SSP-6: the body's media type")
    void body_ofAnotherMediaType_isUnsupported() {
        Draft draft = draft(Interaction.BOOK, "/Appointment").body("{}").header("Content-Type", "text/plain");
        assertError(answer(draft), 415, "not-supported", "Unsupported_Media_Type");
        assertError(answer(draft.without("Content-Type")), 415, "not-supported", "Unsupported_Media_Type");
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("P-SSP-04, E-SSP-2: a sender who is unknown, or not registered for the interaction")
    @CsvSource({"200000009999, SLOT", "200000009040, RLOC", "200000009040, BOOK"})
    void sender_notRegistered_isForbidden(String from, Interaction interaction) {
        Draft draft = draft(interaction, "/x").body("{}").header("Ssp-From", from);
        assertError(answer(draft), 403, "forbidden", "ASID_CHECK_FAILED_MESSAGESENDER_" + from);
    }

    @Test
    @DisplayName("P-SSP-04: an unknown interaction, or none")
    void interaction_unknown_isForbidden() {
        Draft draft = draft(Interaction.SLOT, SLOT).header("Ssp-InteractionID", "urn:x");
        assertError(answer(draft), 403, "forbidden", "ASID_CHECK_FAILED_MESSAGESENDER_200000009010");
        assertError(
                answer(draft.without("Ssp-InteractionID").without("Ssp-From")),
                403,
                "forbidden",
                "ASID_CHECK_FAILED_MESSAGESENDER_");
    }

    @Test
    @DisplayName("P-SSP-05, E-SSP-3: an unknown receiver")
    void receiver_notRegistered_isForbidden() {
        assertError(
                answer(draft(Interaction.SLOT, SLOT).header("Ssp-To", "200000009998")),
                403,
                "forbidden",
                "PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_200000009998");
    }

    @Test
    @DisplayName("P-SSP-06, E-SSP-4: no data-sharing agreement")
    void sender_withoutAgreement_isForbidden() {
        assertError(
                answer(draft(Interaction.SLOT, SLOT).header("Ssp-From", "200000009030")),
                403,
                "forbidden",
                "FOT_CHECK_FAILED_MESSAGESENDER_200000009030_MESSAGERECEIVER_200000009001");
    }

    @ParameterizedTest
    @DisplayName("P-SSP-07, E-SSP-1, W-URL-04: the root must be the registered one, byte for byte")
    @ValueSource(
            strings = {
                "http:/127.0.0.1:1234/Y90001/STU3/1/gpconnect",
                "http://127.0.0.1:01234/Y90001/STU3/1/gpconnect",
                "http://localhost:1234/Y90001/STU3/1/gpconnect",
                "HTTP://127.0.0.1:1234/Y90001/STU3/1/gpconnect",
                "http://127.0.0.1:1234/Y90001/STU3/1/gpconnect2",
                "http://127.0.0.1:1234/Y90002/STU3/1/gpconnect",
                "http%3A//127.0.0.1:1234/Y90001/STU3/1/gpconnect"
            })
    void target_thatIsNotTheRegisteredRoot_isInvalid(String root) {
        assertError(
                answer(draft(Interaction.META, "/metadata").root("/" + root)),
                400,
                "invalid",
                "ENDPOINT_" + ROOT + "_CPAID_S90001A00001_VARIES_FROM_TARGETURL_" + root + "/metadata");
    }

    @Test
    @DisplayName("P-SSP-08, E-SSP-7: nobody answers at the endpoint")
    void practice_unreachable_isTransient() {
        assertError(
                answer(at(ReferenceData.UNREACHABLE, Interaction.META, "/metadata")),
                502,
                "transient",
                "ERROR_COMMUNICATING_TO_ENDPOINT_URL_" + BASE + "/Y90004/STU3/1/gpconnect/metadata");
    }
}
