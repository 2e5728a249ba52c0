package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fhir.StateReader;
import dev.gpconnect.appointments.fhir.StateWriter;
import dev.gpconnect.appointments.model.OdsCode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An appointment that an application carried from one request of its own to the next, as the practice has it now. When it was
 * {@link #changed()} meanwhile, the user has to look at it before changing it (S-B6).
 */
public final class ResumedAppointment {

    private static final String TYPE = "appointment";

    private final Appointment current;
    private final boolean changed;

    private ResumedAppointment(Appointment current, boolean changed) {
        this.current = current;
        this.changed = changed;
    }

    /**
     * Takes up what {@link Appointment#toCarriedJson} gave.
     *
     * @param json what was carried
     * @param practice the practice it has to be of
     * @param reading reads the appointment with this id anew
     * @throws RefusedException if the JSON is not such a text (W-SDS-06), or of another practice (C-GEN-04)
     */
    public static ResumedAppointment of(String json, OdsCode practice, Function<String, Appointment> reading) {
        Carried carried = StateReader.read(json, TYPE, practice, Carried::read);
        Appointment current = reading.apply(carried.id);
        return new ResumedAppointment(current, !carried.isOf(current));
    }

    /** The appointment as it is now; this is the one to show, to amend or to cancel. */
    public Appointment current() {
        return current;
    }

    /**
     * Whether it was changed since it was carried, so that the user must see {@link #current()} before deciding on a change. Also true
     * where nobody can tell, because the practice gave no version then or gives none now.
     */
    public boolean changed() {
        return changed;
    }

    /** Practice, id and version only: the rest may name the patient. */
    @Override
    public String toString() {
        return "ResumedAppointment[" + current + ", changed " + changed + "]";
    }

    static String carry(Appointment appointment) {
        return new StateWriter(TYPE, appointment.practice())
                .text("id", appointment.id())
                .text("version", appointment.versionId().orElse(null))
                .text("start", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(appointment.start()))
                .toJson();
    }

    private record Carried(String id, @Nullable String version, Instant start) {

        static Carried read(StateReader state) {
            return new Carried(
                    state.requiredId("id"), state.text("version"), state.instant("start", state.requiredText("start")));
        }

        boolean isOf(Appointment current) {
            return version != null
                    && version.equals(current.versionId().orElse(null))
                    && start.equals(current.start().toInstant());
        }
    }
}
