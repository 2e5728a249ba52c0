package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.Map;

/**
 * Knows where practices answer. A result is used within one encounter only (W-SDS-06), so an implementation need not cache.
 * Called from many threads at once.
 */
@FunctionalInterface
public interface ProviderDirectory {

    /**
     * The endpoint of a practice for an interaction.
     *
     * @throws NotEnabledException if the practice is not enabled for the interaction (W-SDS-04)
     * @throws AmbiguousRegistrationException if it is registered for it more than once (W-SDS-04)
     * @throws NotSentException if the directory cannot be asked, or what it says cannot be used
     */
    ProviderEndpoint find(OdsCode practice, InteractionId interaction);

    /**
     * The ASID of this application for an organisation that uses it, for {@code Ssp-From} (W-SDS-03). Asked only for an
     * organisation that was given no ASID. By default it is not known.
     *
     * @param organisation the organisation that asks
     * @throws NotSentException if the organisation is not registered for the interaction, or the directory cannot be asked
     */
    default Asid ownAsid(OdsCode organisation, InteractionId interaction) {
        throw new NotSentException(
                "This directory looks up no ASID of our own; give organisation " + organisation + " its ASID, or use a"
                        + " directory of the Spine (W-SDS-03)",
                null,
                null);
    }

    /** A directory of endpoints that are known beforehand, the same for every interaction. */
    static ProviderDirectory fixed(Map<OdsCode, ProviderEndpoint> endpoints) {
        return new FixedProviderDirectory(endpoints);
    }
}
