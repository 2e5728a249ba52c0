package dev.gpconnect.appointments.error;

import java.util.Arrays;
import java.util.Objects;
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
     * @param call the exchange, or null when it had not begun, or is not known: the client adds what it knows
     * @param cause what stood in the way, or null
     */
    public NotSentException(String message, @Nullable CallInfo call, @Nullable Throwable cause) {
        super(message, call, cause);
    }

    /** How many attempts were made (C-GEN-09), one that ended with the look-up among them; 0 when none had begun. */
    public int attempts() {
        return call().map(CallInfo::attempt).orElse(0);
    }

    /**
     * This failure as that of an exchange, if it names none yet: a directory knows of no exchange when it fails, and the client
     * adds the one it asked for, so that there is a trace id (D-AU-03). Cause, suppressed exceptions and stack trace stay.
     */
    public final NotSentException withCall(CallInfo call) {
        if (call().isPresent()) {
            return this;
        }
        NotSentException copy = copyWith(Objects.requireNonNull(call, "call"));
        if (copy != this) {
            copy.setStackTrace(getStackTrace());
            Arrays.stream(getSuppressed()).forEach(copy::addSuppressed);
        }
        return copy;
    }

    /**
     * A new failure of the same class, with the same message and cause, that names an exchange. A subclass of its own that does
     * not override this is thrown as it is, without the exchange.
     */
    protected NotSentException copyWith(CallInfo call) {
        return getClass() == NotSentException.class
                ? new NotSentException(String.valueOf(getMessage()), call, getCause())
                : this;
    }
}
