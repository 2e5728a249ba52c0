package dev.gpconnect.appointments.error;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything the SDK throws about a call. Its six kinds are told apart by what the caller can do:
 *
 * <ul>
 *   <li>{@link RefusedException}: a rule forbids the call; nothing was sent. Correct it.
 *   <li>{@link NotSentException}: the request never left. Nothing has happened; try again later.
 *   <li>{@link OutcomeUnknownException}: the request may have been carried out. Look before doing anything else.
 *   <li>{@link ServiceException}: the provider, or the Spine proxy, answered with an error.
 *   <li>{@link UnusableAnswerException}: an answer came that cannot be used.
 *   <li>{@link PartlyDoneException}: one step was carried out, the next was not. Look at what holds now.
 * </ul>
 */
public abstract sealed class GpConnectException extends RuntimeException
        permits RefusedException,
                NotSentException,
                OutcomeUnknownException,
                ServiceException,
                UnusableAnswerException,
                PartlyDoneException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable CallInfo call;

    GpConnectException(String message, @Nullable CallInfo call, @Nullable Throwable cause) {
        super(call == null ? message : message + " [" + call + "]", cause);
        this.call = call;
    }

    /** The exchange this is about, when there was one or an attempt at it had begun, such as with the directory. */
    public final Optional<CallInfo> call() {
        return Optional.ofNullable(call);
    }

    /**
     * Whether the practice may have carried out what was asked although this was thrown (C-GEN-09): then look at the patient's
     * appointments, or read the appointment that was to be changed, before anything else is done. Always false for a read.
     */
    public boolean effectUnknown() {
        return false;
    }

    /** Whether what was asked would change something at the practice. */
    final boolean isWrite() {
        return call != null && call.interaction().isWrite();
    }

    /** The trace id of the last attempt, when there was one. */
    public final Optional<UUID> traceId() {
        return call().map(CallInfo::traceId);
    }

    /** What the application called the encounter, when it did and there was an attempt; it is in the message too. */
    public final Optional<String> correlationId() {
        return call().map(CallInfo::correlationId);
    }
}
