package dev.gpconnect.appointments.testkit.contract;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.AmbiguousRegistrationException;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.concurrent.atomic.AtomicBoolean;

/** A directory that can go wrong in every way that the contract knows; its users have a key. */
final class HeldDirectory implements ProviderDirectory, AutoCloseable {

    static final String KEY = "s3cret-key";
    static final OdsCode PRACTICE = OdsCode.of("Y90001");
    static final OdsCode TWICE = OdsCode.of("Y90002");
    static final OdsCode OWN = OdsCode.of("Y90010");
    static final Asid OWN_ASID = Asid.of("200000009010");
    static final InteractionId INTERACTION = InteractionId.SEARCH_FREE_SLOTS;
    static final ProviderEndpoint ENDPOINT = new ProviderEndpoint(
            ServiceRoot.of("https://Practice.example.nhs.uk:443/Y90001/STU3/1/gpconnect/"), Asid.of("200000009001"));

    private final boolean reachable;
    private final AtomicBoolean closed = new AtomicBoolean();

    HeldDirectory(boolean reachable) {
        this.reachable = reachable;
    }

    @Override
    public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        requireUsable(practice, interaction);
        if (practice.equals(TWICE)) {
            throw new AmbiguousRegistrationException("2 endpoints", practice, interaction);
        }
        if (practice.equals(PRACTICE) && interaction == INTERACTION) {
            return ENDPOINT;
        }
        throw new NotEnabledException("endpoint", practice, interaction);
    }

    @Override
    public Asid ownAsid(OdsCode organisation, InteractionId interaction) {
        requireUsable(organisation, interaction);
        if (organisation.equals(OWN)) {
            return OWN_ASID;
        }
        throw new NotEnabledException("system", organisation, interaction);
    }

    private void requireUsable(OdsCode organisation, InteractionId interaction) {
        if (closed.get()) {
            throw new IllegalStateException("The directory is closed");
        }
        if (!reachable) {
            throw new NotSentException(
                    "No connection to ask about " + organisation + " for " + interaction, null, null);
        }
    }

    @Override
    public void close() {
        closed.set(true);
    }

    boolean isClosed() {
        return closed.get();
    }
}
