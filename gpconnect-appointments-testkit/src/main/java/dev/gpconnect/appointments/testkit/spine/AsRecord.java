package dev.gpconnect.appointments.testkit.spine;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An accredited system in the directory: one system of one organisation (W-SDS-02, W-SDS-03). Providers and consumers have one each; an
 * organisation that is both has two, with a party key each (W-SDS-09).
 *
 * @param odsCode the organisation
 * @param partyKey the system's party key
 * @param asid the ASID, unlike that of every other record
 * @param manufacturer the ODS code of the system's supplier; null where the directory does not say
 * @param interactions the ids of the interactions it is registered for
 */
public record AsRecord(
        String odsCode,
        String partyKey,
        String asid,
        @Nullable String manufacturer,
        Set<String> interactions) {

    /** Checks that all but the manufacturer is there. */
    public AsRecord {
        Objects.requireNonNull(odsCode, "odsCode");
        Objects.requireNonNull(partyKey, "partyKey");
        Objects.requireNonNull(asid, "asid");
        interactions = Set.copyOf(interactions);
    }
}
