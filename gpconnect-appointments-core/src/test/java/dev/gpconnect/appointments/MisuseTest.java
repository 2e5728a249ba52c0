package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.fixture.Samples;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("an argument that is missing is named, and nothing is sent")
class MisuseTest extends ClientTest {

    @Test
    void argumentsOfAPractice_missing_areNamed() {
        assertNamed(Map.of(
                "search", () -> practice.searchFreeSlots(null),
                "traced", () -> practice.findPatient(null),
                "id", () -> practice.readPatient(null, Samples.ada()),
                "registration", () -> practice.register(null)));
        assertNamed(Map.of("search", () -> practice.nextFreeSlots(null)));
        assertNamed(Map.of("search", () -> practice.diagnose(null)));
        transport.assertNothingSent();
    }

    @Test
    void argumentsOfARecord_missing_areNamed() {
        PatientRecord ada = ada();
        Appointment appointment = appointment(ada);
        int before = transport.requests().size();

        assertNamed(Map.of(
                "booking", () -> ada.book(null),
                "appointment", () -> ada.amend(null, null),
                "amendment", () -> ada.amend(appointment, null),
                "reason", () -> ada.cancel(appointment, null),
                "appointmentId", () -> ada.readAppointment(null),
                "firstDay", () -> ada.appointments(null, null),
                "lastDay", () -> ada.appointments(LocalDate.of(2026, 11, 23), null),
                "shownToUser", () -> ada.acknowledge(null),
                "reschedule", () -> ada.reschedule(null)));
        assertThat(transport.requests()).hasSize(before);
    }

    private static void assertNamed(Map<String, ThrowingCallable> calls) {
        calls.forEach((name, call) ->
                assertThatNullPointerException().isThrownBy(call).withMessage(name));
    }
}
