package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.slots.SearchDiagnosis;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Cause;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("E-01 to E-SSP-7: a search that fails is explained, whatever was answered")
class FailedSearchTest extends ClientTest {

    private static final String STATEMENT = """
            {"resourceType":"CapabilityStatement","rest":{"resource":[
              {"type":"Slot","interaction":[{"code":"search-type"}]}]}}""";

    @ParameterizedTest
    @CsvSource({
        "403, ACCESS_DENIED, CAPABILITY_OFF",
        "403, NO_ORGANISATION_CONSENT, NOT_SHARING",
        "403, NO_PATIENT_CONSENT, NOT_SHARING",
        "403, BAD_REQUEST, FAULT",
        "404, NO_RECORD_FOUND, FAULT",
        "422, INVALID_PARAMETER, FAULT",
        "500, INTERNAL_SERVER_ERROR, FAULT"
    })
    void practice_refusing_isExplained(int status, String code, Kind kind) {
        assertCause(kind, Reply.of(status, Fhir.outcome(code)));
    }

    @ParameterizedTest
    @CsvSource({
        "403, FOT_CHECK_FAILED_MESSAGESENDER_1_MESSAGERECEIVER_2, NOT_SHARING",
        "403, ASID_CHECK_FAILED_MESSAGESENDER_1, SENDER_NOT_REGISTERED",
        "403, PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_2, RECEIVER_NOT_REGISTERED",
        "502, ERROR_COMMUNICATING_TO_ENDPOINT_URL_x, UNREACHABLE",
        "400, ENDPOINT_x_CPAID_y_VARIES_FROM_TARGETURL_z, FAULT",
        "415, Unsupported_Media_Type, FAULT"
    })
    void spineProxy_refusing_isExplained(int status, String text, Kind kind) {
        assertCause(kind, Reply.of(status, Fhir.proxyOutcome(status, text)));
    }

    @Test
    void answer_thatIsNone_isAFault() {
        assertCause(Kind.FAULT, Reply.of(403, "text/html", "<html/>"));
        assertCause(Kind.FAULT, Reply.empty(503));
        assertCause(Kind.FAULT, Reply.of(200, "text/html", "<html/>"));
    }

    @Test
    void practice_notInTheDirectory_isNeverAsked() {
        SearchDiagnosis diagnosis = encounter.practice("Y90099").diagnose(SEARCH);

        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(Kind.NOT_IN_DIRECTORY);
        assertThat(diagnosis.exchanges()).isEmpty();
        assertThat(diagnosis.text()).contains("The directory has no endpoint of Y90099");
        transport.assertNothingSent();
    }

    private void assertCause(Kind kind, Reply reply) {
        transport.answers(Reply.ok(STATEMENT), reply);
        SearchDiagnosis diagnosis;
        try (Encounter another = client.encounter(Samples.HUB, Samples.CLAIRE)) {
            diagnosis = another.practice(Samples.PRACTICE).diagnose(SEARCH);
        }

        assertThat(diagnosis.causes()).extracting(Cause::kind).containsExactly(kind);
        assertThat(diagnosis.slotsFound()).isZero();
        assertThat(diagnosis.exchanges()).hasSize(2);
        assertThat(diagnosis.text())
                .contains(kind + ": ")
                .doesNotContain("9990000018", "Ada", "Ashdown", "identifier=", "Bearer");
    }
}
