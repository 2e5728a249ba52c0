package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A consumer system that the fake Spine knows: what it is registered for, and whether practices share with it. Immutable. */
public final class FakeConsumer {
    private final String asid;
    private final String odsCode;
    private final Set<Interaction> interactions;
    private final boolean sharing;

    private FakeConsumer(String asid, String odsCode, Set<Interaction> interactions, boolean sharing) {
        this.asid = Objects.requireNonNull(asid, "asid");
        this.odsCode = Objects.requireNonNull(odsCode, "odsCode");
        this.interactions = interactions;
        this.sharing = sharing;
    }

    /**
     * A consumer registered for all interactions, with whom everybody shares.
     *
     * @param asid its ASID
     * @param odsCode the ODS code of its organisation
     * @return the consumer
     */
    public static FakeConsumer of(String asid, String odsCode) {
        return new FakeConsumer(asid, odsCode, EnumSet.allOf(Interaction.class), true);
    }

    /**
     * The same consumer without a data-sharing agreement (P-SSP-06).
     *
     * @return a new consumer
     */
    public FakeConsumer notSharing() {
        return new FakeConsumer(asid, odsCode, interactions, false);
    }

    /**
     * The same consumer, registered for fewer interactions (P-SSP-04).
     *
     * @param only what it is registered for
     * @return a new consumer
     */
    public FakeConsumer registeredFor(Set<Interaction> only) {
        return new FakeConsumer(asid, odsCode, Set.copyOf(only), sharing);
    }

    /**
     * Its ASID.
     *
     * @return twelve digits
     */
    public String asid() {
        return asid;
    }

    /**
     * The ODS code of its organisation.
     *
     * @return for example {@code Y90010}
     */
    public String odsCode() {
        return odsCode;
    }

    /** The party key of its system, which is no provider's (W-SDS-09). */
    String partyKey() {
        return odsCode + "-" + asid.substring(Math.max(0, asid.length() - 6));
    }

    Set<String> interactionIds() {
        return interactions.stream().map(Interaction::id).collect(Collectors.toUnmodifiableSet());
    }

    boolean registeredFor(String interactionId) {
        return interactions.stream().anyMatch(interaction -> interaction.id().equals(interactionId));
    }

    boolean sharing() {
        return sharing;
    }

    /** Shows the ASID. */
    @Override
    public String toString() {
        return "FakeConsumer[" + asid + "]";
    }
}
