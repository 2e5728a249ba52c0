package dev.gpconnect.appointments.error;

import org.jspecify.annotations.Nullable;

/**
 * The request left and no answer came back. For a read nothing is lost; a booking, an amendment or a cancellation may or may
 * not have been carried out, so read the patient's appointments before anything else is done (C-GEN-09).
 */
public non-sealed class OutcomeUnknownException extends GpConnectException {

    private static final long serialVersionUID = 1L;

    /**
     * A request without an answer.
     *
     * @param message what happened, and what to do about it
     * @param call the exchange
     * @param cause what the transport reported, or null
     */
    public OutcomeUnknownException(String message, CallInfo call, @Nullable Throwable cause) {
        super(message, call, cause);
    }

    @Override
    public boolean effectUnknown() {
        return isWrite();
    }
}
