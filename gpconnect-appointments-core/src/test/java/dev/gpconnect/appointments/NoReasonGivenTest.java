package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotFoundException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.patients.RegistrationRejectedException;
import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-ID-04: why a practice has no record that may be seen is not told, and not guessed")
class NoReasonGivenTest extends ClientTest {

    @ParameterizedTest
    @ValueSource(strings = {"deceased", "sensitive", "no longer registered", "unknown", "inactive"})
    @Requirement("D-ID-04")
    @DisplayName("D-ID-04: finding, reading and registering tell the same, whatever the answer lets slip")
    void patient_notToBeSeen_isTheSameForEveryReason(String reason) {
        String slip = Fhir.outcome("not-found", Fhir.SPINE_CODES, "PATIENT_NOT_FOUND", "The patient is " + reason);
        String rejected =
                Fhir.outcome("invalid", Fhir.SPINE_CODES, "INVALID_PATIENT_DEMOGRAPHICS", "The patient is " + reason);
        transport.answers(Reply.ok(Fhir.bundle(slip)), Reply.of(404, slip), Reply.of(400, rejected));

        assertThat(practice.findPatient(Samples.ada())).isEmpty();
        NotFoundException unread =
                catchThrowableOfType(NotFoundException.class, () -> practice.readPatient("2", Samples.ada()));
        RegistrationRejectedException unregistered = catchThrowableOfType(
                RegistrationRejectedException.class,
                () -> practice.register(Registration.builder(Samples.ada()).build()));

        assertThat(unread)
                .hasMessage("The practice has no such record, or none that may be seen (HTTP 404 PATIENT_NOT_FOUND)"
                        + " [READ_PATIENT at Y90001, trace id 00000000-0000-0000-0000-000000000002]");
        assertThat(unregistered)
                .hasMessage(
                        "The practice does not register the patient; check the details against PDS, or telephone the"
                                + " practice (HTTP 400 INVALID_PATIENT_DEMOGRAPHICS)"
                                + " [REGISTER_PATIENT at Y90001, trace id 00000000-0000-0000-0000-000000000003]");
    }
}
