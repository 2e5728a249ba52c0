package dev.gpconnect.appointments.testkit.fake.diary;

import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import java.util.Set;

/** How a slot may be used: channel, type, and who may book it; empty sets restrict nobody (04 section 3). */
public record SlotKind(
        String channel,
        String serviceType,
        boolean bookable,
        Set<String> organisationTypes,
        Set<String> organisationCodes) {

    /** Refuses what the practice must not be able to set up: a bookable Visit, or no channel (P-AVL-02, P-AVL-05). */
    public SlotKind {
        if (channel.isBlank() || (bookable && channel.equals(Gpc.CHANNEL_VISIT))) {
            throw new IllegalArgumentException("A slot needs a channel, and a Visit slot can never be bookable");
        }
        organisationTypes = Set.copyOf(organisationTypes);
        organisationCodes = Set.copyOf(organisationCodes);
    }

    /** A slot open to everybody, or a Visit, which is open to nobody. */
    public static SlotKind of(String channel, String serviceType) {
        return new SlotKind(channel, serviceType, !channel.equals(Gpc.CHANNEL_VISIT), Set.of(), Set.of());
    }

    /** The same, but the practice keeps it for itself. */
    public SlotKind notBookable() {
        return new SlotKind(channel, serviceType, false, organisationTypes, organisationCodes);
    }

    /** The same for some organisations only; both sets hold where both are given (P-AVL-01). */
    public SlotKind onlyFor(Set<String> types, Set<String> codes) {
        return new SlotKind(channel, serviceType, bookable, types, codes);
    }

    /** Whether the channel is a Visit, which is never offered (P-AVL-02). */
    public boolean visit() {
        return channel.equals(Gpc.CHANNEL_VISIT);
    }
}
