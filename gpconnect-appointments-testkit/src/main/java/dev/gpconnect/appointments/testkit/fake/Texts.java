package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import org.hl7.fhir.dstu3.model.Appointment;
import org.jspecify.annotations.Nullable;

/**
 * Description and comment of an appointment as the practice keeps them: as two texts, or in a practice with a single text field as one
 * description without a comment (P-BOOK-05). Nothing is ever cut. Two ways to say the same are equal: a consumer may send back the one
 * text that it was shown or the two that it once sent.
 */
record Texts(@Nullable String description, @Nullable String comment) {
    private static final String DELIMITER = " | ";

    static Texts of(Appointment appointment, Knobs knobs) {
        String description = appointment.getDescription();
        String comment = appointment.getComment();
        if (!knobs.on(Knob.SINGLE_TEXT_FIELD) || comment == null) {
            return new Texts(description, comment);
        }
        return new Texts(description == null ? comment : description + DELIMITER + comment, null);
    }

    void into(Appointment appointment) {
        appointment.setDescription(description);
        appointment.setComment(comment);
    }

    /** Hides the texts. */
    @Override
    public String toString() {
        return "Texts[redacted]";
    }
}
