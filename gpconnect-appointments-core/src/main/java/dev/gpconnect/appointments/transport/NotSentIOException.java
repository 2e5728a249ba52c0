package dev.gpconnect.appointments.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says that an exchange failed before any part of its request left, so that nothing can have happened at the other end. */
public final class NotSentIOException extends IOException {

    private static final long serialVersionUID = 1L;

    /** A request that did not leave, for this reason. */
    public NotSentIOException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
