package dev.gpconnect.appointments.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentChange;
import dev.gpconnect.appointments.booking.Cancellation;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.ResourceId;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

@DisplayName(
        "C-AMND-02, C-CANC-01: an appointment is read or refused, and a change of it leaves every other byte as it was")
class AppointmentFuzzTest {

    private static final CallInfo CALL = Samples.call(InteractionId.READ_APPOINTMENT);

    @FuzzTest(maxDuration = "2m")
    void appointment_inAnyBytes_isReadAndChanged(byte[] json) {
        Hostile.read(() -> Appointment.parse(json, "W/\"1\"", CALL)).ifPresent(appointment -> {
            assertThat(appointment.id()).matches(ResourceId::isValid);
            assertThat(appointment.slotIds()).allMatch(ResourceId::isValid);
            assertThat(appointment.patientId())
                    .matches(id -> id.map(ResourceId::isValid).orElse(true));
            assertThat(appointment.toString()).contains(appointment.id());
            Hostile.read(() -> appointment.hasSameContentAs(appointment))
                    .ifPresent(same -> assertThat(same).isTrue());

            amend(appointment);
            cancel(appointment);
        });
    }

    private static void amend(Appointment appointment) {
        changed(appointment, Amendment.of("new \"one\"", "new\n\u2028"), Set.of("description", "comment"), after -> {
            assertThat(after.text("description")).isEqualTo("new \"one\"");
            assertThat(after.text("comment")).isEqualTo("new\n\u2028");
        });
        changed(
                appointment,
                Amendment.withoutComment(),
                Set.of("comment"),
                after -> assertThat(after.has("comment")).isFalse());
    }

    private static void cancel(Appointment appointment) {
        changed(appointment, Cancellation.because("no \\ longer"), Set.of("status", "extension"), after -> {
            assertThat(after.text("status")).isEqualTo("cancelled");
            ArrayNode extensions = after.list("extension");
            ObjectNode last = (ObjectNode) extensions.get(extensions.size() - 1);
            assertThat(last.path("valueString").asText()).isEqualTo("no \\ longer");
        });
    }

    private static void changed(
            Appointment appointment, AppointmentChange change, Set<String> permitted, JsonMembers.Check check) {
        // what is no JSON to the letter, such as a name that Jackson knows by its hash alone, is sent back as it came
        JsonMembers.of(appointment.json())
                .ifPresent(before -> Hostile.read(() -> change.applyTo(appointment))
                        .ifPresent(bytes -> {
                            JsonMembers after = JsonMembers.of(bytes).orElseThrow();
                            assertThat(after.without(permitted)).isEqualTo(before.without(permitted));
                            check.check(after);
                        }));
    }
}
