package dev.gpconnect.appointments.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.model.SpineErrorCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutcomeReaderTest {

    /** A provider was seen to exchange the two; the Spine proxy's own codes are HTTP's numbers (W-OO-04). */
    @ParameterizedTest
    @CsvSource({
        "DUPLICATE_REJECTED, Create would lead to creation of a duplicate resource",
        "ACCESS DENIED, Access has been denied to process this request",
        "403, ASID_CHECK_FAILED_MESSAGESENDER_200000009010",
        "PATIENT_NOT_FOUND, PATIENT_NOT_FOUND"
    })
    void codeAndDisplay_inEitherPlace_areToldApart(String code, String display) {
        assertThat(read(code, display)).isEqualTo(issue(code, display));
        assertThat(read(display, code).code()).isEqualTo(SpineErrorCode.of(code));
    }

    @ParameterizedTest
    @CsvSource({"Create would lead, to a duplicate", "NO_RECORD_FOUND, NO RECORD FOUND"})
    void codeAndDisplay_bothOrNeitherLikeACode_stay(String code, String display) {
        assertThat(read(code, display)).isEqualTo(issue(code, display));
    }

    @Test
    @DisplayName("W-CT-03: a provider's own coding may stand before the Spine's")
    void spineCode_behindAnotherCoding_isFound() {
        String text = """
                {"resourceType":"OperationOutcome","issue":[{"details":{"coding":[
                  {"system":"https://vendor.example/codes","code":"X1","display":"Something else"},
                  {"system":"https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1","code":"NO_RECORD_FOUND"}]}}]}
                """;

        assertThat(OutcomeReader.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow())
                .extracting(Issue::code)
                .containsExactly(SpineErrorCode.NO_RECORD_FOUND);
    }

    private static Issue issue(String code, String display) {
        return new Issue("invalid", SpineErrorCode.of(code), "s", display, null);
    }

    private static Issue read(String code, String display) {
        String text = """
                {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid",
                "details":{"coding":[{"system":"s","code":"%s","display":"%s"}]}}]}
                """.formatted(code, display);
        return OutcomeReader.read(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .get(0);
    }
}
