package dev.gpconnect.appointments.booking;

import java.util.Objects;

/**
 * The state of an appointment (M-APPT-09). The set is open: FHIR has more states than GP Connect uses.
 *
 * @param code the code on the wire
 */
public record AppointmentStatus(String code) {

    /** It will take place. */
    public static final AppointmentStatus BOOKED = new AppointmentStatus("booked");
    /** It was cancelled, which is final (C-CANC-05). */
    public static final AppointmentStatus CANCELLED = new AppointmentStatus("cancelled");

    /** Checks that there is a code. */
    public AppointmentStatus {
        Objects.requireNonNull(code, "code");
    }

    @Override
    public String toString() {
        return code;
    }
}
