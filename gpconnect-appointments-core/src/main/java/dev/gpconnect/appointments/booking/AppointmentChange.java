package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.model.InteractionId;

/** One of the two changes that may be made to an appointment. */
public sealed interface AppointmentChange permits Amendment, Cancellation {

    /** The interaction that makes the change. */
    InteractionId interaction();

    /** The id of the requirement that says which appointments may not be changed so. */
    String rule();

    /** Whether an appointment that the practice answered with can have this change in it. */
    boolean mayBeIn(Appointment appointment);

    /** The bytes of the appointment with this change in them and every other byte as it was received. */
    byte[] applyTo(Appointment appointment);
}
