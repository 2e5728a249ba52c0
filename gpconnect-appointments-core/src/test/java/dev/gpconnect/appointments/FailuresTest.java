package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.error.SpineProxyException.Fault;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.slots.FreeSlot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("03 §2: answered with an error")
class FailuresTest extends ClientTest {

    @ParameterizedTest
    @CsvSource({
        "404, NO_RECORD_FOUND", "404, PATIENT_NOT_FOUND", "404, SOMETHING_NEW",
        "200, NO_RECORD_FOUND", "200, PATIENT_NOT_FOUND", "200, PRACTITIONER_NOT_FOUND",
        "200, ORGANISATION_NOT_FOUND", "202, NO_RECORD_FOUND"
    })
    @DisplayName("E-07, AMND-E4: not found, also in the clothes of a success")
    void notFound_byStatusOrWrapped_isNotFound(int status, String code) {
        ServiceException failure = failureOf(Reply.of(status, Fhir.outcome(code)));

        assertThat(failure).isInstanceOf(NotFoundException.class);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.code()).contains(SpineErrorCode.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "403, ACCESS DENIED", "403, ACCESS_DENIED", "403, NO_PATIENT_CONSENT", "403, NO_ORGANISATION_CONSENT",
        "403, SOMETHING_NEW", "401, BAD_REQUEST", "200, ACCESS_DENIED", "200, ACCESS DENIED",
        "200, NO_PATIENT_CONSENT", "200, NO_ORGANISATIONAL_CONSENT"
    })
    @DisplayName("E-05, E-06, C-GEN-08: access denied, in either spelling")
    void denied_byStatusOrWrapped_isAccessDenied(int status, String code) {
        assertThat(failureOf(Reply.of(status, Fhir.outcome(code)))).isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST, malformed",
        "400, INVALID_NHS_NUMBER, malformed",
        "415, UNSUPPORTED_MEDIA_TYPE, malformed",
        "422, INVALID_RESOURCE, rejects",
        "422, INVALID_PARAMETER, rejects",
        "200, INVALID_RESOURCE, rejects",
        "422, REFERENCE_NOT_FOUND, does not know an id",
        "409, FHIR_CONSTRAINT_VIOLATION, conflicts",
        "412, PRECONDITION_FAILED, conflicts",
        "429, BAD_REQUEST, Too many",
        "500, INTERNAL_SERVER_ERROR, failed",
        "501, NOT_IMPLEMENTED, failed",
        "302, BAD_REQUEST, redirect"
    })
    void otherFailures_byStatusAndCode_sayWhatToDo(int status, String code, String advice) {
        ServiceException failure = failureOf(Reply.of(status, Fhir.outcome(code)));

        assertThat(failure.getClass()).isEqualTo(ServiceException.class);
        assertThat(failure).hasMessageContaining(advice).hasMessageContaining("HTTP " + status + " " + code);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.issues()).hasSize(1);
        assertThat(failure.issues().get(0).diagnostics()).contains("9990000018");
        assertThat(failure.traceId()).hasToString("Optional[00000000-0000-0000-0000-000000000001]");
    }

    @ParameterizedTest
    @CsvSource({
        "301, text/html, <html>Moved</html>",
        "429, text/plain, slow down",
        "502, text/html, <html>Bad gateway</html>",
        "503, application/fhir+xml, <OperationOutcome/>",
        "500, application/fhir+json, ''",
        "504, application/fhir+json, '[1,2]'",
        "400, application/fhir+json, '{\"issue\":[{\"code\":\"x\"}]}'",
        "500, application/fhir+json, '{\"resourceType\":\"Patient\",\"id\":\"1\"}'",
        "599, text/plain, '\"'",
        "444, application/fhir+json, 'null'"
    })
    @DisplayName("W-CT-08: the status alone is enough")
    void bodies_thatAreNoOutcome_leaveTheStatus(int status, String type, String body) {
        ServiceException failure = failureOf(Reply.of(status, type, body));

        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.issues()).isEmpty();
        assertThat(failure.code()).isEmpty();
    }

    @Test
    void outcome_thatBreaksOff_keepsWhatWasReadBefore() {
        String whole = Fhir.outcome("INVALID_RESOURCE");

        ServiceException failure = failureOf(Reply.of(422, whole.substring(0, whole.length() - 1)));
        assertThat(failure.code()).contains(SpineErrorCode.INVALID_RESOURCE);
    }

    @Test
    void errorBody_whoseConnectionBreaks_leavesTheStatus() {
        ServiceException failure =
                failureOf(Reply.of(503, Fhir.outcome("BAD_REQUEST")).breakingOff());

        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.issues()).isEmpty();
    }

    @Test
    void errorBody_thatIsNoTextAtAll_leavesTheStatus() {
        ServiceException failure = failureOf(Reply.bytes(502, new byte[] {0, 0, (byte) 0xff, (byte) 0xfe, 1, 2, 3, 4}));

        assertThat(failure.status()).isEqualTo(502);
    }

    @Test
    void errorBody_ofAnySize_isReadToALimitOnly() {
        String padded = Fhir.outcome("BAD_REQUEST").replace("Some text", "x".repeat(300_000));

        ServiceException failure = failureOf(Reply.of(400, padded));
        assertThat(failure.status()).isEqualTo(400);
    }

    @Test
    void outcome_withoutADetail_isReadAsFarAsItGoes() {
        ServiceException failure = failureOf(Reply.of(
                422,
                "{\"issue\":{\"severity\":\"error\",\"code\":\"invalid\",\"details\":{\"text\":\"x\"}},"
                        + "\"resourceType\":\"OperationOutcome\"}"));

        assertThat(failure.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.type()).isEqualTo("invalid");
            assertThat(issue.code()).isNull();
            assertThat(issue.diagnostics()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({"409, DUPLICATE_REJECTED", "409, SOMETHING_NEW", "200, DUPLICATE_REJECTED", "201, DUPLICATE_REJECTED"})
    @DisplayName("C-BOOK-10, BOOK-E1")
    void booking_ofATakenSlot_saysSo(int status, String code) {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        transport.answers(Reply.of(status, Fhir.outcome(code)));

        SlotTakenException taken = catchThrowableOfType(
                SlotTakenException.class, () -> ada.book(Booking.of(slot, "x").build()));
        assertThat(taken.status()).isEqualTo(status);
    }

    @Test
    void duplicate_onAnotherInteraction_isNoSlotTaken() {
        assertThat(failureOf(Reply.of(409, Fhir.outcome("DUPLICATE_REJECTED"))).getClass())
                .isEqualTo(ServiceException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, ENDPOINT_https://x_CPAID_1_VARIES_FROM_TARGETURL_https://y, ADDRESS_VARIES",
        "403, ASID_CHECK_FAILED_MESSAGESENDER_1, SENDER_NOT_REGISTERED",
        "403, PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_2, RECEIVER_NOT_REGISTERED",
        "403, FOT_CHECK_FAILED_MESSAGESENDER_1_MESSAGERECEIVER_2, NO_AGREEMENT",
        "405, 405: Method Not Allowed, METHOD_NOT_ALLOWED",
        "415, Unsupported_Media_Type, UNSUPPORTED_MEDIA_TYPE",
        "502, ERROR_COMMUNICATING_TO_ENDPOINT_URL_https://x, PROVIDER_UNREACHABLE",
        "403, Something else, OTHER",
        "404, Something else, OTHER",
        "409, Something else, OTHER"
    })
    @DisplayName("E-SSP-1 to E-SSP-7, W-OO-04")
    void spineProxy_faults_areToldApart(int status, String text, Fault fault) {
        ServiceException failure = failureOf(Reply.of(status, Fhir.proxyOutcome(status, text)));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        SpineProxyException.class,
                        proxy -> assertThat(proxy.fault()).isEqualTo(fault));
        assertThat(failure.status()).isEqualTo(status);
        // the proxy's code is the status again, said once
        assertThat(failure).hasMessageContaining("(HTTP " + status + ")");
    }

    @Test
    void spineProxy_textInDisplayOnly_isRecognised() {
        ServiceException failure = failureOf(Reply.of(
                405,
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"fatal\",\"code\":\"forbidden\","
                        + "\"details\":{\"coding\":[{\"code\":\"405\",\"display\":\"405: Method Not Allowed\",\"system\":"
                        + "\"https://fhir.nhs.uk/StructureDefinition/spine-operationoutcome-1\"}]}}]}"));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        SpineProxyException.class,
                        proxy -> assertThat(proxy.fault()).isEqualTo(Fault.METHOD_NOT_ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 400, 403, 404, 409, 422, 500})
    @DisplayName("D-IG-07: no message shows a patient, a token or a URL's query, whatever the answer quotes")
    void messages_ofEveryFailure_showNothingOfThePatient(int status) {
        ServiceException failure = failureOf(Reply.of(status, Fhir.outcome("INVALID_RESOURCE")));

        String token = transport
                .lastRequest()
                .headers()
                .first("Authorization")
                .orElseThrow()
                .substring(7);
        assertThat(failure.toString() + failure.getCause() + failure.issues())
                .doesNotContain("9990000018", "Ada", "Ashdown", "?identifier", token, "Bearer");
    }

    @Test
    void failure_ofEveryInteraction_namesItAndThePractice() {
        GpConnectException failure = failureOf(Reply.empty(500));

        assertThat(failure).hasMessageContaining("FIND_PATIENT at Y90001, trace id 00000000-");
        assertThat(failure.call().orElseThrow().practice()).isEqualTo(Samples.PRACTICE);
    }

    private ServiceException failureOf(Reply reply) {
        transport.answers(reply);
        return catchThrowableOfType(ServiceException.class, () -> practice.findPatient(Samples.ada()));
    }

    @ParameterizedTest
    @DisplayName("C-GEN-09: after a 5xx, or a success that is none, a booking may have been made")
    @CsvSource({
        "500, true",
        "502, true",
        "504, true",
        "200, true",
        "201, true",
        "400, false",
        "403, false",
        "409, false",
        "422, false"
    })
    void booking_answeredWithAFailure_saysWhetherItMayHaveBeenMade(int status, boolean unknown) {
        PatientRecord ada = ada();
        FreeSlot slot = slot();
        transport.answers(Reply.of(status, Fhir.outcome("INTERNAL_SERVER_ERROR")));

        ServiceException failure = catchThrowableOfType(
                ServiceException.class,
                () -> ada.book(Booking.of(slot, "Booked by the hub").build()));

        assertThat(failure.effectUnknown()).isEqualTo(unknown);
        assertThat(failure.getMessage().contains("may have been carried out")).isEqualTo(unknown);
        assertThat(failure).hasMessageNotContaining("try again");
    }

    @Test
    void read_answeredWithAFailure_hasNoEffect() {
        assertThat(failureOf(Reply.of(500, "")).effectUnknown()).isFalse();
    }
}
