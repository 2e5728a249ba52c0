package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import org.jspecify.annotations.Nullable;

/** Who is looked up, and for what: every failure of the look-up names both. */
record SdsLdapQuestion(OdsCode organisation, InteractionId interaction) {

    /** The look-up failed, and says why in whole sentences. */
    NotSentException failed(String why, @Nullable Throwable cause) {
        return new NotSentException(
                "The look-up of " + organisation + " for " + interaction
                        + " in the directory failed; nothing was sent. " + why,
                null,
                cause);
    }

    NotEnabledException nothing(String missing) {
        return new NotEnabledException(missing, organisation, interaction);
    }

    AmbiguousRegistrationException several(String hits) {
        return new AmbiguousRegistrationException(hits, organisation, interaction);
    }
}
