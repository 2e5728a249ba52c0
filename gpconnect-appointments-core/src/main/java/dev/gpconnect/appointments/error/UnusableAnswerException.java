package dev.gpconnect.appointments.error;

import org.jspecify.annotations.Nullable;

/**
 * An answer came that cannot be used: not FHIR, cut short, too large, or not about what was asked. After a write treat it as
 * {@link OutcomeUnknownException}: the practice may have carried it out.
 */
public non-sealed class UnusableAnswerException extends GpConnectException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * An unusable answer.
     *
     * @param message what is wrong with it, without its content
     * @param status the HTTP status it came with
     * @param call the exchange
     * @param cause what failed while it was read, or null
     */
    public UnusableAnswerException(String message, int status, CallInfo call, @Nullable Throwable cause) {
        super(message, call, cause);
        this.status = status;
    }

    @Override
    public boolean effectUnknown() {
        return isWrite();
    }

    /** The HTTP status the answer came with. */
    public int status() {
        return status;
    }
}
