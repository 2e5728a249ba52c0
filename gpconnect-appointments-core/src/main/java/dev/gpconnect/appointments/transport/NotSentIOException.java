package dev.gpconnect.appointments.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says that an exchange failed before any part of its request left, so that nothing can have happened at the other end. */
public sealed class NotSentIOException extends IOException permits TlsIOException, ProxyIOException {

    private static final long serialVersionUID = 1L;

    /** A request that did not leave, for this reason. */
    public NotSentIOException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether the next attempt may fare better, so that a read is tried again (C-GEN-09); true unless it is known. */
    public boolean mayPass() {
        return true;
    }
}
