package dev.gpconnect.appointments;

import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.spine.ProviderEndpoint;

/**
 * From whom to whom a request goes in the Spine (W-HDR-02, W-HDR-03).
 *
 * @param from our ASID for the organisation that asks
 * @param to where the practice answers
 */
record Route(Asid from, ProviderEndpoint to) {}
