package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
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
     * @throws NotSentException if the practice is not enabled for the interaction, or the directory cannot be asked
     */
    ProviderEndpoint find(OdsCode practice, InteractionId interaction);

    /** A directory of endpoints that are known beforehand, the same for every interaction. */
    static ProviderDirectory fixed(Map<OdsCode, ProviderEndpoint> endpoints) {
        return new FixedProviderDirectory(endpoints);
    }
}
