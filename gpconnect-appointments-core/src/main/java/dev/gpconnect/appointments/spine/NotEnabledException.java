package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;

/**
 * The directory has no record of the organisation for the interaction: it is not enabled for it, or its code is wrong
 * (W-SDS-04). Nothing was sent.
 */
public final class NotEnabledException extends RegistrationException {

    private static final long serialVersionUID = 1L;

    /**
     * An organisation that the directory has no record of.
     *
     * @param missing the kind of record that is missing, such as {@code endpoint}
     */
    public NotEnabledException(String missing, OdsCode organisation, InteractionId interaction) {
        super(
                "The directory has no " + missing + " of " + organisation + " for " + interaction
                        + "; nothing was sent. Check the ODS code; if it is right, the organisation is not enabled for it",
                organisation,
                interaction);
    }

    private NotEnabledException(NotEnabledException failure, CallInfo call) {
        super(failure, call);
    }

    @Override
    protected NotEnabledException copyWith(CallInfo call) {
        return new NotEnabledException(this, call);
    }
}
