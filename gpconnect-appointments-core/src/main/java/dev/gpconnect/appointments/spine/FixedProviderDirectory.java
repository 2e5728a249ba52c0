package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.Map;

/** A directory of endpoints that are known beforehand. */
final class FixedProviderDirectory implements ProviderDirectory {

    private final Map<OdsCode, ProviderEndpoint> endpoints;

    FixedProviderDirectory(Map<OdsCode, ProviderEndpoint> endpoints) {
        this.endpoints = Map.copyOf(endpoints);
    }

    @Override
    public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        ProviderEndpoint endpoint = endpoints.get(practice);
        if (endpoint == null) {
            throw new NotEnabledException("endpoint", practice, interaction);
        }
        return endpoint;
    }
}
