package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.booking.Appointment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One step of a journey. */
@FunctionalInterface
interface Step<T> {

    /** Does the step and says what came of it. */
    Outcome<T> run();

    /**
     * What came of a step.
     *
     * @param value what the next steps need
     * @param done what is printed
     */
    record Outcome<T>(T value, Done done) {}

    /**
     * What is printed of a step that passed.
     *
     * @param summary in words
     * @param ids ids by what they are of
     */
    record Done(String summary, Map<String, String> ids) {

        static Done of(String summary) {
            return new Done(summary, Map.of());
        }

        Done with(String name, Object id) {
            Map<String, String> more = new LinkedHashMap<>(ids);
            more.put(name, id.toString());
            return new Done(summary, more);
        }

        /** The ids of an appointment and of the exchange it came in. */
        Done about(Appointment appointment) {
            return with("appointment", appointment.id())
                    .with("version", appointment.versionId().orElse("not told"))
                    .traced(appointment.traceId());
        }

        Done traced(UUID traceId) {
            return with("traceId", traceId);
        }

        <T> Outcome<T> giving(T value) {
            return new Outcome<>(value, this);
        }
    }

    /** A step that ended otherwise than it should although every call was answered. The message says what to do. */
    final class FailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }
}
