package dev.gpconnect.appointments.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The job role of the practitioner who runs a session, such as {@code R0260} General Medical Practitioner (M-CS-03).
 *
 * <p>Three coding systems are in use for the same codes, so compare by {@link #code()}; the system and the display are kept
 * because a booking sends the role back as the provider gave it (C-BOOK-04).
 *
 * @param code the SDS job role code
 * @param display the text to show, or null when the provider sent none
 * @param system the coding system the provider used, or null when it sent none
 */
public record PractitionerRole(
        String code, @Nullable String display, @Nullable String system) {

    /** Checks that there is a code. */
    public PractitionerRole {
        Objects.requireNonNull(code, "code");
    }
}
