package dev.gpconnect.appointments.error;

import org.jspecify.annotations.Nullable;

/**
 * The request never left: no connection, or no address to connect to. Nothing has happened at the practice. The failures of
 * earlier attempts at it are the {@linkplain #getSuppressed() suppressed} exceptions.
 */
public non-sealed class NotSentException extends GpConnectException {

    private static final long serialVersionUID = 1L;

    /**
     * A request that did not leave.
     *
     * @param message why, and what to do about it
     * @param call the exchange, or null when it had not begun
     * @param cause what stood in the way, or null
     */
    public NotSentException(String message, @Nullable CallInfo call, @Nullable Throwable cause) {
        super(message, call, cause);
    }

    /** How many attempts were made (C-GEN-09); 0 when the exchange had not begun. */
    public int attempts() {
        return call().map(CallInfo::attempt).orElse(0);
    }
}
