package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is looked up in the Spine's directory, and for what; and what its records are held to, by whichever protocol they come
 * (W-SDS-04). Every failure names both.
 */
record SdsLookUp(OdsCode organisation, InteractionId interaction) {

    /**
     * The one hit that there should be (W-SDS-04).
     *
     * @param kind of which records, such as {@code endpoint}
     * @param which what narrows them down, beginning with a space; empty for nothing
     */
    <T> T one(List<T> hits, String kind, String which) {
        if (hits.isEmpty()) {
            throw new NotEnabledException(kind + which, organisation, interaction);
        }
        if (hits.size() > 1) {
            throw new AmbiguousRegistrationException(hits.size() + " " + kind + "s" + which, organisation, interaction);
        }
        return hits.get(0);
    }

    /** The service root, byte for byte; an endpoint may be registered without (W-SDS-08). */
    ServiceRoot root(@Nullable String address) {
        if (address == null) {
            throw unregistered("has an endpoint without an address", null);
        }
        try {
            return ServiceRoot.of(address);
        } catch (IllegalArgumentException e) {
            // the cause is left out, as it quotes the address
            throw unregistered("has an address that is no service root", null);
        }
    }

    /** The one party key that leads on to the ASID (W-SDS-02, W-SDS-09). */
    String partyKey(List<String> keys) {
        if (keys.size() != 1) {
            throw unregistered("has an endpoint with " + (keys.isEmpty() ? "no" : "several") + " party keys", null);
        }
        return keys.get(0);
    }

    /** The one ASID of a system. */
    Asid asid(List<String> asids) {
        if (asids.size() != 1) {
            throw unregistered("has a system with " + (asids.isEmpty() ? "no ASID" : "several ASIDs"), null);
        }
        try {
            return Asid.of(asids.get(0));
        } catch (IllegalArgumentException e) {
            throw unregistered("has a system with an unusable ASID", e);
        }
    }

    /**
     * A look-up that failed.
     *
     * @param what what the directory did, such as {@code gave no answer}
     * @param advice what to do about it, without a full stop
     */
    NotSentException failed(String what, String advice, @Nullable Throwable cause) {
        return new NotSentException(
                "The directory " + what + " when it was asked for " + organisation + " for " + interaction
                        + "; nothing was sent. " + advice,
                null,
                cause);
    }

    private NotSentException unregistered(String what, @Nullable Throwable cause) {
        return new NotSentException(
                "The directory " + what + " for " + organisation + " for " + interaction
                        + "; nothing was sent. The organisation's supplier has to mend its registration in the Spine",
                null,
                cause);
    }
}
