package dev.gpconnect.appointments.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.fhir.OutcomeReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("W-CT-08: whatever an error comes with, reading it never fails")
class OutcomeFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void outcome_ofAnyBytes_isReadAsFarAsItGoes(byte[] body) {
        Optional<List<Issue>> issues = OutcomeReader.read(body);

        assertThat(issues.orElse(List.of())).doesNotContainNull().hasSizeLessThanOrEqualTo(100);
    }
}
