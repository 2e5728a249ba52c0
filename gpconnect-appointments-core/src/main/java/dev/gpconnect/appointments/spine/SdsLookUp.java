package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is looked up in the Spine's directory, and for what; and what its records are held to, by whichever protocol they come
 * (W-SDS-04). Every failure names both.
 */
record SdsLookUp(OdsCode organisation, InteractionId interaction) {

    SdsLookUp {
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(interaction, "interaction");
    }

    /** The supplier of this application, by which our own ASID is told (W-SDS-03); it has to be set. */
    OdsCode supplier(@Nullable OdsCode supplier) {
        if (supplier == null) {
            throw new RefusedException(
                    "W-SDS-03",
                    "Our own ASID is told by its supplier; give the directory the supplier's ODS code, or organisation "
                            + organisation + " its ASID");
        }
        return supplier;
    }

    /** The one hit that there should be (W-SDS-04). */
    <T> T one(List<T> hits, Wanted wanted) {
        if (hits.isEmpty()) {
            throw new NotEnabledException(wanted.kind + wanted.which, organisation, interaction);
        }
        if (hits.size() > 1) {
            throw several("", hits.size(), wanted);
        }
        return hits.get(0);
    }

    /** More hits than the directory was willing to send, or than were taken (W-SDS-04). */
    AmbiguousRegistrationException moreThan(int hits, Wanted wanted) {
        return several("more than ", hits, wanted);
    }

    private AmbiguousRegistrationException several(String atLeast, int hits, Wanted wanted) {
        return new AmbiguousRegistrationException(
                atLeast + hits + " " + wanted.kind + "s" + wanted.which, organisation, interaction);
    }

    /** The service root, byte for byte; an endpoint may be registered without (W-SDS-08). */
    ServiceRoot root(List<String> addresses) {
        String address = only(addresses, "an endpoint without an address", "an endpoint with several addresses");
        try {
            return ServiceRoot.of(address);
        } catch (IllegalArgumentException e) {
            // the cause is left out, as it quotes the address
            throw unregistered("an address that is no service root");
        }
    }

    /** The one party key that leads on to the ASID (W-SDS-02, W-SDS-09). */
    String partyKey(List<String> keys) {
        return only(keys, "an endpoint with no party keys", "an endpoint with several party keys");
    }

    /** The one ASID of a system. */
    Asid asid(List<String> asids) {
        String asid = only(asids, "a system with no ASID", "a system with several ASIDs");
        try {
            return Asid.of(asid);
        } catch (IllegalArgumentException e) {
            // the cause is left out, as it may quote the value
            throw unregistered("a system with an unusable ASID");
        }
    }

    /** The one value that is there; a blank one is none, and the same one twice is one. */
    private String only(List<String> values, String none, String several) {
        List<String> told =
                values.stream().filter(value -> !value.isBlank()).distinct().toList();
        if (told.size() != 1) {
            throw unregistered(told.isEmpty() ? none : several);
        }
        return told.get(0);
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

    /** A look-up whose thread was interrupted. */
    NotSentException interrupted(@Nullable Throwable cause) {
        return failed("was not waited for", "The calling thread was interrupted", cause);
    }

    /** A look-up without a connection. */
    NotSentException unreachable(@Nullable Throwable cause) {
        return failed(
                "could not be reached",
                "Check its address and the network, try again later, or set a longer connectTimeout(...)",
                cause);
    }

    /** A look-up without a TLS connection (W-TLS-04). */
    TlsException tls(TlsException.Fault fault, Throwable cause) {
        return new TlsException("the directory, asked for " + organisation + " for " + interaction, fault, null, cause);
    }

    private NotSentException unregistered(String what) {
        return new NotSentException(
                "The directory has " + what + " for " + organisation + " for " + interaction
                        + "; nothing was sent. The organisation's supplier has to mend its registration in the Spine",
                null,
                null);
    }

    /**
     * Which records are looked for, in words.
     *
     * @param kind what they are, such as {@code endpoint}
     * @param which what narrows them down, beginning with a space; empty for nothing
     */
    record Wanted(String kind, String which) {

        /** Where the organisation answers (W-SDS-01, W-SDS-08). */
        static final Wanted ENDPOINT = new Wanted("endpoint", "");
        /** What goes with the endpoint (W-SDS-02, W-SDS-09). */
        static final Wanted SYSTEM = new Wanted("system", "");

        /** What the organisation has of a supplier (W-SDS-03). */
        static Wanted systemBy(OdsCode supplier) {
            return new Wanted("system", " by supplier " + supplier);
        }
    }
}
