package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-TXT-03: the reason of a cancellation")
class CancellationReasonTest extends ClientTest {

    private final PatientRecord ada = ada();
    private final Appointment appointment = appointment(ada);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    @Requirement("D-TXT-03")
    @DisplayName("D-TXT-03: without one nothing is cancelled")
    void reason_blankOrNone_isRefused(String blank) {
        assertThat(catchThrowableOfType(RefusedException.class, () -> ada.cancel(appointment, blank))
                        .rule())
                .isEqualTo("C-CANC-01");
        assertThatNullPointerException().isThrownBy(() -> ada.cancel(appointment, null));
        assertThat(transport.requests()).hasSize(2);
    }

    @Test
    @Requirement("D-TXT-03")
    @DisplayName("D-TXT-03: it goes as it is, however long; a practice may store less of it")
    void reason_ofAnyLength_isSentInFull() {
        String reason = "Zoë's \"reason\" 😀 ".repeat(1000);
        String stored = Fhir.cancelled("4")
                .replaceFirst(
                        "\"extension\":\\[",
                        "\"extension\":[{\"url\":\"" + Fhir.DEFINITIONS
                                + "Extension-GPConnect-AppointmentCancellationReason-1\",\"valueString\":\"Zoë's\"},");
        transport.answers(Reply.ok(stored));

        Appointment cancelled = ada.cancel(appointment, reason);

        assertThat(Token.json(Fhir.text(transport.lastRequest().body().orElseThrow()))
                        .path("extension")
                        .findValuesAsText("valueString"))
                .containsExactly(reason);
        assertThat(cancelled.isCancelled()).isTrue();
        assertThat(cancelled.cancellationReason()).contains("Zoë's");
    }
}
