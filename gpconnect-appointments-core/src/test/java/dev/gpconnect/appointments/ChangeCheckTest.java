package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.ChangeCheck;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-UI-05: what may be done with an appointment is told before it is tried")
class ChangeCheckTest extends ClientTest {

    @Test
    void appointment_bookedAndToCome_mayBeChanged() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);

        assertThat(ada.canAmend(appointment).allowed()).isTrue();
        assertThat(ada.canAmend(appointment).rule()).isEmpty();
        assertThat(ada.canAmend(appointment).reason()).isEmpty();
        assertThat(ada.canCancel(appointment).allowed()).isTrue();
        assertThat(ada.canCancel(appointment)).hasToString("ChangeCheck[allowed]");
    }

    @ParameterizedTest
    @CsvSource({
        "In-person, Visit, A visit can only be changed by the practice; contact it",
        "booked, cancelled, 'The appointment is cancelled, which is final; book another one'",
        "2026-11-23T09:00:00, 2026-11-20T10:15:30, The appointment has begun and can no longer be changed",
        "2026-11-23, 2026-11-19, The appointment has begun and can no longer be changed"
    })
    @Requirement({"D-UI-05", "C-READ-03", "C-RETR-05", "C-AMND-04", "C-CANC-03", "C-CANC-05"})
    @DisplayName("C-AMND-04, C-CANC-03, C-READ-03, C-RETR-05: a visit, cancelled, begun; the change is refused alike")
    void appointment_thatIsFinal_mayNotBeChanged(String from, String to, String reason) {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada, Fhir.appointment().replace(from, to));

        assertRefused(ada.canAmend(appointment), "C-AMND-04", reason);
        assertRefused(ada.canCancel(appointment), "C-CANC-03", reason);
        assertRefused(() -> ada.amend(appointment, Amendment.comment("x")), "C-AMND-04", reason);
        assertRefused(() -> ada.cancel(appointment, "x"), "C-CANC-03", reason);
    }

    @Test
    @DisplayName("C-GEN-04")
    void appointment_ofAnotherPracticeOrPatient_mayNotBeChanged() {
        Appointment appointment = appointment(ada());
        PatientRecord elsewhere = adaAt(encounter.practice(Samples.OTHER_PRACTICE));
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada().replace("\"id\":\"2\"", "\"id\":\"3\""))));
        PatientRecord other = practice.findPatient(Samples.ada()).orElseThrow();
        String practices = "The appointment is of another practice; retrieve it from this one";

        assertRefused(elsewhere.canAmend(appointment), "C-GEN-04", practices);
        assertRefused(elsewhere.canCancel(appointment), "C-GEN-04", practices);
        assertRefused(
                other.canAmend(appointment),
                "C-GEN-04",
                "The appointment is another patient's; change it from that patient's record");
        assertRefused(
                other.canCancel(appointment),
                "C-GEN-04",
                "The appointment is another patient's; change it from that patient's record");
    }

    @Test
    @Requirement("D-XC-05")
    @DisplayName("D-XC-05: nothing may be done while the user has not seen the differences")
    void record_thatDiffersUnseen_allowsNothing() {
        Appointment appointment = appointment(ada());
        transport.answers(Reply.ok(Fhir.bundle(Fhir.ada().replace("\"female\"", "\"male\""))));
        PatientRecord different = practice.findPatient(Samples.ada()).orElseThrow();

        assertThat(different.canAmend(appointment).rule()).contains("D-XC-05");
        assertThat(different.canCancel(appointment).rule()).contains("D-XC-05");
        assertThat(different
                        .acknowledge(different.differences())
                        .canCancel(appointment)
                        .allowed())
                .isTrue();
    }

    @Test
    @DisplayName("W-SDS-06: what came from an encounter ends with it")
    void encounter_closed_tellsNothing() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        encounter.close();

        assertThatThrownBy(() -> ada.canAmend(appointment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("encounter is closed");
        assertThatThrownBy(() -> ada.canCancel(appointment)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:59:59Z, false, false",
        "2026-11-23T09:00:00Z, true, false",
        "2026-11-23T09:09:59Z, true, false",
        "2026-11-23T09:10:00Z, true, true"
    })
    @Requirement("C-RETR-03")
    @DisplayName("C-RETR-03, C-RETR-05: begun and ended, to the second")
    void appointment_inTime_isMarked(Instant now, boolean begun, boolean ended) {
        Appointment appointment = appointment(ada());

        assertThat(appointment.hasBegun(now)).isEqualTo(begun);
        assertThat(appointment.hasEnded(now)).isEqualTo(ended);
    }

    @Test
    @DisplayName("C-RETR-03: cancelled ones are marked")
    void appointment_cancelled_isMarked() {
        PatientRecord ada = ada();

        assertThat(appointment(ada, Fhir.cancelled("4")).isCancelled()).isTrue();
        assertThat(appointment(ada).isCancelled()).isFalse();
        assertThat(appointment(ada, Fhir.appointment().replace("\"status\":\"booked\",", ""))
                        .isCancelled())
                .isFalse();
    }

    private static void assertRefused(ChangeCheck check, String rule, String reason) {
        assertThat(check.allowed()).isFalse();
        assertThat(check.rule()).contains(rule);
        assertThat(check.reason()).contains(reason);
        assertThat(check).hasToString("ChangeCheck[" + rule + "]");
    }

    private void assertRefused(Runnable change, String rule, String reason) {
        int before = transport.requests().size();
        RefusedException refused = catchThrowableOfType(RefusedException.class, change::run);
        assertThat(refused.rule()).isEqualTo(rule);
        assertThat(refused).hasMessage(reason + " (" + rule + ")");
        assertThat(transport.requests()).hasSize(before);
    }
}
