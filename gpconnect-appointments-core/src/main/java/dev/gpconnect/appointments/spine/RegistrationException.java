package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.Objects;

/** The directory answered, and has not the one record of an organisation that there should be (W-SDS-04). Nothing was sent. */
public abstract sealed class RegistrationException extends NotSentException
        permits NotEnabledException, AmbiguousRegistrationException {

    private static final long serialVersionUID = 1L;

    private final transient OdsCode organisation;
    private final transient InteractionId interaction;

    RegistrationException(String message, OdsCode organisation, InteractionId interaction) {
        super(message, null, null);
        this.organisation = Objects.requireNonNull(organisation, "organisation");
        this.interaction = Objects.requireNonNull(interaction, "interaction");
    }

    RegistrationException(RegistrationException failure, CallInfo call) {
        super(String.valueOf(failure.getMessage()), call, failure.getCause());
        this.organisation = failure.organisation;
        this.interaction = failure.interaction;
    }

    /** Who was looked up. */
    public final OdsCode organisation() {
        return organisation;
    }

    /** For what. */
    public final InteractionId interaction() {
        return interaction;
    }
}
