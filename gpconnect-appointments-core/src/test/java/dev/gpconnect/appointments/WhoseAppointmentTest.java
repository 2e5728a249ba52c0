package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("M-APPT-22: an appointment read by its id has to name the patient")
class WhoseAppointmentTest extends ClientTest {

    private static final String NOBODYS =
            Fhir.appointment().replace("{\"actor\":{\"reference\":\"Patient/2\"},\"status\":\"accepted\"},", "");

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example.nhs.uk/Patient/2", "urn:uuid:2", "#2", "Practitioner/2", "Patient/"})
    void appointment_readThatNamesOnlyAnothersPatient_isUnusable(String reference) {
        assertUnusable(Fhir.appointment().replace("Patient/2", reference));
    }

    @Test
    void appointment_readThatNamesNobody_isUnusable() {
        assertThat(NOBODYS).doesNotContain("Patient/");
        assertUnusable(NOBODYS);
    }

    @Test
    @DisplayName("C-RETR-03: whose they are is known when they were asked for by patient")
    void appointment_retrievedThatNamesNobody_isRead() {
        PatientRecord ada = ada();
        transport.answers(Reply.ok(Fhir.bundle(NOBODYS)));

        assertThat(ada.appointments(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 23)))
                .extracting(Appointment::id)
                .containsExactly("7");
    }

    @Test
    @DisplayName("C-GEN-06: an answer to our own change is read as it comes")
    void cancellation_answeredNamingNobody_isRead() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        transport.answers(Reply.ok(NOBODYS.replace("\"booked\"", "\"cancelled\"")));

        assertThat(ada.cancel(appointment, "x").isCancelled()).isTrue();
    }

    private void assertUnusable(String json) {
        PatientRecord ada = ada();
        transport.answers(Reply.ok(json));

        UnusableAnswerException failure =
                catchThrowableOfType(UnusableAnswerException.class, () -> ada.readAppointment("7"));

        assertThat(failure).hasMessageContaining("The appointment in it names no patient of this practice");
        assertThat(failure.status()).isEqualTo(200);
        assertThat(failure.effectUnknown()).isFalse();
    }
}
