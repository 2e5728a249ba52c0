package dev.gpconnect.appointments.testkit.spine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a look-up asks for; null asks for nothing. Letter case makes no difference, as in the LDAP directory. */
record SdsQuery(
        @Nullable String organisation,
        @Nullable String interaction,
        @Nullable String partyKey,
        @Nullable String manufacturer) {

    /** Step 1: the endpoint of an organisation (W-SDS-01). */
    static SdsQuery endpoint(String organisation, String interaction) {
        return new SdsQuery(organisation, interaction, null, null);
    }

    /** Step 2: the system behind an endpoint (W-SDS-02). */
    static SdsQuery system(String organisation, String partyKey) {
        return new SdsQuery(organisation, null, partyKey, null);
    }

    boolean finds(MhsRecord mhs) {
        return same(organisation, mhs.odsCode())
                && same(partyKey, mhs.partyKey())
                && isAmong(interaction, mhs.interactions());
    }

    boolean finds(AsRecord system) {
        return same(organisation, system.odsCode())
                && same(partyKey, system.partyKey())
                && same(manufacturer, system.manufacturer())
                && isAmong(interaction, system.interactions());
    }

    private static boolean same(@Nullable String wanted, @Nullable String held) {
        return wanted == null || wanted.equalsIgnoreCase(held);
    }

    private static boolean isAmong(@Nullable String wanted, Set<String> held) {
        return wanted == null || held.stream().anyMatch(wanted::equalsIgnoreCase);
    }
}
