package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.AccessDeniedException;
import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-GEN-07, C-GEN-08: what an error is told by")
class ErrorCodesTest extends ClientTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1",
                "https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1"
            })
    @Requirement("C-GEN-07")
    @DisplayName("C-GEN-07, W-OO-02: by the first issue's Spine code, whichever of the two systems it is written with")
    void code_ofEitherSystem_isTheFirstIssues(String system) {
        String first = Fhir.outcome("invalid", system, "REFERENCE_NOT_FOUND", "Slot/10 is not there");
        String second = Fhir.outcome("invalid", system, "INVALID_RESOURCE", "second");
        String both = first.replaceFirst("]}$", "," + second.substring(second.indexOf("\"issue\":[") + 9));

        ServiceException failure = failureOf(Reply.of(422, both));

        assertThat(failure.issues()).hasSize(2);
        assertThat(failure.code()).contains(SpineErrorCode.REFERENCE_NOT_FOUND);
        assertThat(failure).hasMessageContaining("does not know an id");
    }

    @ParameterizedTest
    @CsvSource({
        "400, malformed",
        "422, rejects",
        "409, conflicts",
        "415, malformed",
        "429, Too many",
        "500, failed",
        "501, failed"
    })
    @Requirement("C-GEN-07")
    @DisplayName("C-GEN-07: by the status where there is no code")
    void status_withoutACode_tells(int status, String advice) {
        String noCode = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"x\"}]}";

        for (Reply reply : new Reply[] {Reply.of(status, noCode), Reply.empty(status)}) {
            ServiceException failure = failureOf(reply);
            assertThat(failure.code()).isEmpty();
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure).hasMessageContaining(advice);
        }
        assertThat(failureOf(Reply.empty(404))).isInstanceOf(NotFoundException.class);
        assertThat(failureOf(Reply.empty(403))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement("C-GEN-07")
    @DisplayName("C-GEN-07: diagnostics are there for support staff, and are not what the message says")
    void diagnostics_areBesideTheMessage() {
        String diagnostics = "ORA-00942 in gpc.slots";

        ServiceException failure = failureOf(
                Reply.of(500, Fhir.outcome("processing", Fhir.SPINE_CODES, "INTERNAL_SERVER_ERROR", diagnostics)));

        assertThat(failure.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.diagnostics()).isEqualTo(diagnostics));
        assertThat(failure)
                .hasMessageStartingWith("The practice's system, or one on the way to it, failed")
                .hasMessageNotContaining("ORA-00942");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCESS DENIED", "ACCESS_DENIED"})
    @Requirement("C-GEN-08")
    @DisplayName("C-GEN-08: access denied, in either spelling, by the code alone")
    void accessDenied_inEitherSpelling_isTheSame(String spelling) {
        assertDenied(spelling, SpineErrorCode.ACCESS_DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_ORGANISATION_CONSENT", "NO_ORGANISATIONAL_CONSENT"})
    @Requirement("C-GEN-08")
    @DisplayName("C-GEN-08: no consent of the organisation, in either spelling, by the code alone")
    void noConsent_inEitherSpelling_isTheSame(String spelling) {
        assertDenied(spelling, SpineErrorCode.NO_ORGANISATIONAL_CONSENT);
    }

    /** With a status that does not tell, so that the code has to. */
    private void assertDenied(String spelling, SpineErrorCode code) {
        for (int status : new int[] {200, 403}) {
            ServiceException failure = failureOf(Reply.of(status, Fhir.outcome(spelling)));
            assertThat(failure).isInstanceOf(AccessDeniedException.class);
            assertThat(failure.code()).contains(code);
        }
    }

    private ServiceException failureOf(Reply reply) {
        transport.answers(reply);
        return catchThrowableOfType(ServiceException.class, () -> practice.findPatient(Samples.ada()));
    }
}
