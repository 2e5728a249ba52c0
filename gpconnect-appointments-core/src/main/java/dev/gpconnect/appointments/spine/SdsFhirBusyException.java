package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
import java.time.Duration;

/** The directory could not be asked just now, and may be asked again. */
final class SdsFhirBusyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient NotSentException failure;
    private final transient Duration atLeast;

    /**
     * A directory that could not be asked.
     *
     * @param failure what the look-up fails with if it is not asked again
     * @param atLeast how long it wants to be left alone
     */
    SdsFhirBusyException(NotSentException failure, Duration atLeast) {
        super(failure);
        this.failure = failure;
        this.atLeast = atLeast;
    }

    NotSentException failure() {
        return failure;
    }

    Duration atLeast() {
        return atLeast;
    }
}
