package dev.gpconnect.appointments.observation;

import dev.gpconnect.appointments.error.GpConnectException;

/**
 * Stands in for what was thrown, since handlers pass on whole stack traces: with its type, the message if the SDK wrote it, and the
 * place, and without causes, of which nobody knows what a plug-in put into them (D-IG-07).
 */
final class ObservedFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ObservedFailure(String message) {
        super(message, null, false, true);
    }

    static ObservedFailure of(Throwable thrown) {
        String type = thrown.getClass().getName();
        ObservedFailure failure =
                new ObservedFailure(thrown instanceof GpConnectException ? type + ": " + thrown.getMessage() : type);
        failure.setStackTrace(thrown.getStackTrace());
        return failure;
    }
}
