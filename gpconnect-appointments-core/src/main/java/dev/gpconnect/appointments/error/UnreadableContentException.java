package dev.gpconnect.appointments.error;

import org.jspecify.annotations.Nullable;

/**
 * Content that is not the FHIR resource it should be. The message says what is missing or malformed, never what it held.
 * A call that meets it throws {@link UnusableAnswerException} with this as the cause.
 */
public class UnreadableContentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Content with this fault. */
    public UnreadableContentException(String message) {
        this(message, null);
    }

    /** Content with this fault, met as the cause, or null. */
    public UnreadableContentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
