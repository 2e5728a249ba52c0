package dev.gpconnect.appointments.testkit.oddities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.error.SpineProxyException.Fault;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.model.SpineErrorCode;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures in the forms in which providers, the Spine proxy and what stands between them send them. */
final class ErrorAnswerOdditiesTest {

    private OddProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = new OddProvider();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @ParameterizedTest
    @DisplayName("W-CT-08: the status alone makes a typed error, whatever the body is")
    @CsvSource(delimiter = '|', textBlock = """
                    text/html             | <html><body>Bad gateway</body></html>
                    application/fhir+xml  | <OperationOutcome xmlns="http://hl7.org/fhir"><issue/></OperationOutcome>
                    text/plain            | upstream connect error
                    application/fhir+json | {"resourceType":"OperationOut
                    application/fhir+json | ''
                    application/fhir+json | [1,2,3]
                    """)
    void anyBody_isSurvived(String contentType, String body) {
        provider.answersType(503, contentType, body);

        ServiceException error = catchThrowableOfType(ServiceException.class, provider::slots);

        assertThat(error.status()).isEqualTo(503);
        assertThat(error.code()).isEmpty();
        assertThat(error.issues()).isEmpty();
        assertThat(error.traceId()).isPresent();
    }

    @Test
    @DisplayName("C-GEN-07: a provider's error has its Spine code")
    void providersError_hasItsCode() {
        provider.answers(422, Fhir.outcome("INVALID_PARAMETER"));

        ServiceException error = catchThrowableOfType(ServiceException.class, provider::slots);

        assertThat(error).isNotInstanceOf(SpineProxyException.class);
        assertThat(error.code()).contains(SpineErrorCode.INVALID_PARAMETER);
    }

    @ParameterizedTest
    @DisplayName("C-GEN-08: both spellings are the same code")
    @CsvSource({"ACCESS DENIED", "ACCESS_DENIED"})
    void accessDenied_inEitherSpelling(String code) {
        provider.answers(403, Fhir.outcome(code));

        AccessDeniedException error = catchThrowableOfType(AccessDeniedException.class, provider::slots);

        assertThat(error.code()).contains(SpineErrorCode.ACCESS_DENIED);
    }

    @ParameterizedTest
    @DisplayName(
            "W-OO-04: the Spine proxy's errors are told apart, also with the trailing comma of the specification's sample")
    @CsvSource({
        "400,ENDPOINT_a_CPAID_b_VARIES_FROM_TARGETURL_c,ADDRESS_VARIES",
        "403,ASID_CHECK_FAILED_MESSAGESENDER_200000009010,SENDER_NOT_REGISTERED",
        "403,PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_1,RECEIVER_NOT_REGISTERED",
        "403,FOT_CHECK_FAILED_MESSAGESENDER_1_MESSAGERECEIVER_2,NO_AGREEMENT",
        "415,Unsupported_Media_Type,UNSUPPORTED_MEDIA_TYPE",
        "502,ERROR_COMMUNICATING_TO_ENDPOINT_URL_x,PROVIDER_UNREACHABLE"
    })
    void spineProxysErrors_areToldApart(int status, String text, Fault fault) {
        provider.answers(status, Fhir.spineOutcome(status, text));

        SpineProxyException error = catchThrowableOfType(SpineProxyException.class, provider::slots);

        assertThat(error.fault()).isEqualTo(fault);
        assertThat(error.status()).isEqualTo(status);
    }

    @Test
    @DisplayName("AMND-E4: a success that carries an OperationOutcome is the failure it says")
    void successWithAnOutcome_isAFailure() {
        PatientRecord ada = provider.ada();
        Appointment appointment = provider.appointment(ada, Fhir.appointment("1", ""));
        provider.answers(200, Fhir.outcome("NO_RECORD_FOUND"));

        NotFoundException error = catchThrowableOfType(
                NotFoundException.class, () -> ada.amend(appointment, Amendment.comment("Ground-floor room")));

        assertThat(error.status()).isEqualTo(200);
        assertThat(error.code()).contains(SpineErrorCode.NO_RECORD_FOUND);
    }

    @Test
    @DisplayName("a search whose success carries an OperationOutcome is a failure, not an empty result")
    void searchAnsweredWithAnOutcome_isAFailure() {
        provider.answers(200, Fhir.outcome("INTERNAL_SERVER_ERROR"));

        ServiceException error = catchThrowableOfType(ServiceException.class, provider::slots);

        assertThat(error.code()).contains(SpineErrorCode.INTERNAL_SERVER_ERROR);
    }

    @Test
    @DisplayName("a success in HTML is unusable")
    void successInHtml_isUnusable() {
        provider.answersType(200, "text/html", "<html>Please log in</html>");

        UnusableAnswerException error = catchThrowableOfType(UnusableAnswerException.class, provider::slots);

        assertThat(error.status()).isEqualTo(200);
        assertThat(error).hasMessageContaining("not well-formed JSON");
    }

    @Test
    @DisplayName("an answer that breaks off is unusable")
    void truncatedAnswer_isUnusable() {
        provider.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/fhir+json")
                .body(Fhir.bundle(Fhir.slot(), Fhir.schedule("Location/1")))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        UnusableAnswerException error = catchThrowableOfType(UnusableAnswerException.class, provider::slots);

        assertThat(error).hasMessageContaining("broke off");
    }

    @Test
    @DisplayName("a connection that ends without an answer leaves the outcome unknown")
    void noAnswer_isUnknown() {
        provider.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        OutcomeUnknownException error = catchThrowableOfType(OutcomeUnknownException.class, provider::slots);

        assertThat(error.traceId()).isPresent();
    }

    @Test
    @DisplayName("a redirect is an error and not followed")
    void redirect_isNotFollowed() {
        provider.answers(302, "", "Location", "/elsewhere");

        ServiceException error = catchThrowableOfType(ServiceException.class, provider::slots);

        assertThat(error.status()).isEqualTo(302);
        assertThat(error).hasMessageContaining("never followed");
    }
}
