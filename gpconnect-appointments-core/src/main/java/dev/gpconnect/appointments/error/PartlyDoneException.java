package dev.gpconnect.appointments.error;

/**
 * A call of several steps of which one was carried out and a later one was not. The message says what holds now;
 * {@link #failure()} says why the later step failed.
 */
public non-sealed class PartlyDoneException extends GpConnectException {

    private static final long serialVersionUID = 1L;

    private final GpConnectException failure;
    private final boolean effectUnknown;

    /**
     * A call that ended half-way.
     *
     * @param message what was carried out, what was not, and what to do about it
     * @param failure why a step failed, which is the cause
     * @param effectUnknown whether it is not known if the practice carried out a step
     */
    public PartlyDoneException(String message, GpConnectException failure, boolean effectUnknown) {
        super(message, failure.call().orElse(null), failure);
        this.failure = failure;
        this.effectUnknown = effectUnknown;
    }

    /** Why a step was not carried out; the same as the cause. */
    public final GpConnectException failure() {
        return failure;
    }

    @Override
    public boolean effectUnknown() {
        return effectUnknown;
    }
}
