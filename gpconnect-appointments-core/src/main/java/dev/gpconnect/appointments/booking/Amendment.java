package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fhir.FhirDocument;
import dev.gpconnect.appointments.model.InteractionId;
import org.jspecify.annotations.Nullable;

/**
 * New texts for an appointment; nothing else of it can be amended (C-AMND-01). Neither text may hold clinical information.
 */
public final class Amendment implements AppointmentChange {

    /** The id of the requirement that says which appointments may not be amended. */
    public static final String RULE = "C-AMND-04";

    private final @Nullable String description;
    private final @Nullable String comment;
    private final boolean removesComment;

    private Amendment(@Nullable String description, @Nullable String comment, boolean removesComment) {
        this.description = description;
        this.comment = comment;
        this.removesComment = removesComment;
    }

    /**
     * A new description, at most 100 characters; the comment stays as it is.
     *
     * @throws RefusedException if it is blank or too long
     */
    public static Amendment description(String description) {
        return new Amendment(AppointmentTexts.description(description), null, false);
    }

    /**
     * A new comment, at most 500 characters; the description stays as it is.
     *
     * @throws RefusedException if it is blank or too long
     */
    public static Amendment comment(String comment) {
        return new Amendment(null, AppointmentTexts.comment(comment), false);
    }

    /**
     * Both texts new.
     *
     * @throws RefusedException if one is blank or too long
     */
    public static Amendment of(String description, String comment) {
        return new Amendment(AppointmentTexts.description(description), AppointmentTexts.comment(comment), false);
    }

    /** The comment removed; the description stays as it is. */
    public static Amendment withoutComment() {
        return new Amendment(null, null, true);
    }

    @Override
    public InteractionId interaction() {
        return InteractionId.AMEND_APPOINTMENT;
    }

    @Override
    public String rule() {
        return RULE;
    }

    /** Always: a practice may store the texts in a form of its own (D-TXT-04). */
    @Override
    public boolean mayBeIn(Appointment appointment) {
        return true;
    }

    /** What became of the texts in this appointment, which the practice answered with. */
    StoredTexts in(Appointment amended) {
        return new TextComparison(amended)
                .description(description)
                .comment(comment)
                .withoutComment(removesComment)
                .result();
    }

    @Override
    public byte[] applyTo(Appointment appointment) {
        FhirDocument document = appointment.document();
        if (description != null) {
            document = document.with("description", description);
        }
        if (comment != null) {
            document = document.with("comment", comment);
        }
        return (removesComment ? document.without("comment") : document).bytes();
    }

    /** Nothing of the texts: they may name the patient. */
    @Override
    public String toString() {
        return "Amendment[redacted]";
    }
}
