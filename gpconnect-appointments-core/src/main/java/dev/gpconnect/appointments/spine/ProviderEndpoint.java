package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.util.Objects;

/**
 * Where a practice answers an interaction, as the directory has it (C-GEN-01).
 *
 * @param root the service root, kept byte for byte
 * @param asid the practice's ASID, for {@code Ssp-To}
 */
public record ProviderEndpoint(ServiceRoot root, Asid asid) {

    /** Checks that both are there. */
    public ProviderEndpoint {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(asid, "asid");
    }
}
