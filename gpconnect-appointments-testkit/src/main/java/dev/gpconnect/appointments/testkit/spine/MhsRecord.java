package dev.gpconnect.appointments.testkit.spine;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message handling system in the directory: where an organisation answers interactions (W-SDS-01). Only providers have one (W-SDS-07).
 *
 * @param odsCode the organisation
 * @param partyKey what leads on to the ASID (W-SDS-02)
 * @param cpaId the CPA id, unlike that of every other record
 * @param address the service root; null where the directory has none (W-SDS-08)
 * @param interactions the ids of the interactions it is registered for
 */
public record MhsRecord(
        String odsCode,
        String partyKey,
        String cpaId,
        @Nullable String address,
        Set<String> interactions) {

    /** Checks that all but the address is there. */
    public MhsRecord {
        Objects.requireNonNull(odsCode, "odsCode");
        Objects.requireNonNull(partyKey, "partyKey");
        Objects.requireNonNull(cpaId, "cpaId");
        interactions = Set.copyOf(interactions);
    }
}
