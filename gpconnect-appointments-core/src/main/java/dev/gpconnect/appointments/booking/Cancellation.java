package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.fhir.Json;
import dev.gpconnect.appointments.model.InteractionId;

/** The end of an appointment, with the reason; it is final (C-CANC-01, C-CANC-05). */
public final class Cancellation implements AppointmentChange {

    /** The id of the requirement that says which appointments may not be cancelled. */
    public static final String RULE = "C-CANC-03";

    private final String reason;

    private Cancellation(String reason) {
        this.reason = reason;
    }

    /**
     * A cancellation for this reason, in free text of any length; a practice may store it cut short (C-CANC-04).
     *
     * @throws RefusedException if the reason is blank
     */
    public static Cancellation because(String reason) {
        return new Cancellation(AppointmentTexts.reason(reason));
    }

    @Override
    public InteractionId interaction() {
        return InteractionId.CANCEL_APPOINTMENT;
    }

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public boolean mayBeIn(Appointment appointment) {
        return appointment.isCancelled();
    }

    @Override
    public byte[] applyTo(Appointment appointment) {
        byte[] extension = Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("url", Extension.CANCELLATION_REASON);
            json.writeStringField("valueString", reason);
            json.writeEndObject();
        });
        return appointment
                .document()
                .with("status", AppointmentStatus.CANCELLED.code())
                .withItem("extension", extension)
                .bytes();
    }

    /** Nothing of the reason: it may name the patient. */
    @Override
    public String toString() {
        return "Cancellation[redacted]";
    }
}
