package dev.gpconnect.appointments.error;

import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which exchange with a practice something is about: what a support desk quotes to the practice's supplier.
 *
 * @param interaction what was asked
 * @param practice who was asked
 * @param traceId the {@code Ssp-TraceID} of the attempt (D-AU-03)
 * @param attempt which attempt at it this was, from 1; more than 1 only for a read that was tried again (C-GEN-09), and
 *     for what was sent once more to the address that the directory gave anew (D-CA-01)
 * @param correlationId what the application called its encounter, or null; the practice never learns it
 */
public record CallInfo(
        InteractionId interaction,
        OdsCode practice,
        UUID traceId,
        int attempt,
        @Nullable String correlationId) {

    /** Checks that the first three are there. */
    public CallInfo {
        Objects.requireNonNull(interaction, "interaction");
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(traceId, "traceId");
    }

    /** An attempt in an encounter that the application gave no correlation id. */
    public CallInfo(InteractionId interaction, OdsCode practice, UUID traceId, int attempt) {
        this(interaction, practice, traceId, attempt, null);
    }

    /** The first attempt at something, in an encounter that the application gave no correlation id. */
    public CallInfo(InteractionId interaction, OdsCode practice, UUID traceId) {
        this(interaction, practice, traceId, 1);
    }

    /** How a caller finds out whether a write was carried out whose answer does not tell (C-GEN-09). */
    public String settling() {
        return switch (interaction) {
            case REGISTER_PATIENT -> "Find the patient before anything else";
            case AMEND_APPOINTMENT, CANCEL_APPOINTMENT -> "Read the appointment again before anything else";
            default -> "Look at the patient's appointments before anything else";
        };
    }

    @Override
    public String toString() {
        return interaction + " at " + practice + ", trace id " + traceId + (attempt == 1 ? "" : ", attempt " + attempt)
                + (correlationId == null ? "" : ", correlation id " + correlationId);
    }
}
