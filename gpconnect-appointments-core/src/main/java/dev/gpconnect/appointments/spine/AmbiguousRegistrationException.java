package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;

/**
 * The directory has several records of the organisation for the interaction where one is right: an error of its registration
 * (W-SDS-04). None of them is taken; nothing was sent.
 */
public final class AmbiguousRegistrationException extends RegistrationException {

    private static final long serialVersionUID = 1L;

    /**
     * An organisation that is registered more than once.
     *
     * @param hits how many records there are, and of what kind, such as {@code 2 endpoints}
     */
    public AmbiguousRegistrationException(String hits, OdsCode organisation, InteractionId interaction) {
        super(
                "The directory has " + hits + " of " + organisation + " for " + interaction
                        + " where one is right; nothing was sent. Its supplier has to mend its registration in the Spine",
                organisation,
                interaction);
    }

    private AmbiguousRegistrationException(AmbiguousRegistrationException failure, CallInfo call) {
        super(failure, call);
    }

    @Override
    protected AmbiguousRegistrationException copyWith(CallInfo call) {
        return new AmbiguousRegistrationException(this, call);
    }
}
