package dev.gpconnect.appointments.testkit.fake.diary;

import java.util.Collection;
import java.util.Set;

/** The organisation types and codes that a request names; an absent filter is a member of nothing (P-AVL-01). */
public record Requester(Set<String> types, Set<String> codes) {

    /** Several filters of one system: any that fits counts (P-AVL-07). */
    boolean mayUse(SlotKind kind) {
        return kind.bookable() && fits(kind.organisationTypes(), types) && fits(kind.organisationCodes(), codes);
    }

    private static boolean fits(Set<String> allowed, Collection<String> asked) {
        return allowed.isEmpty() || asked.stream().anyMatch(allowed::contains);
    }
}
