package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the directory said in one encounter, kept for this long and no longer (W-SDS-06, D-CA-01). No lock is held while the
 * directory is asked, so two threads may both ask.
 */
final class EndpointCache {

    private final ProviderDirectory directory;
    private final Map<Key, ProviderEndpoint> known = new ConcurrentHashMap<>();
    private volatile boolean closed;

    EndpointCache(ProviderDirectory directory) {
        this.directory = directory;
    }

    /** Where the practice answers, as it is known, else as the directory says now. */
    ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        Key key = new Key(practice, interaction);
        ProviderEndpoint kept = known.get(key);
        if (kept != null) {
            return kept;
        }
        ProviderEndpoint found = ask(practice, interaction);
        known.put(key, found);
        if (closed) {
            known.clear();
        }
        return found;
    }

    /** Whether it is known where the practice answers. */
    boolean knows(OdsCode practice, InteractionId interaction) {
        return known.containsKey(new Key(practice, interaction));
    }

    /** Forgets an endpoint, so that the directory is asked anew; one that has come in its place stays. */
    void forget(OdsCode practice, InteractionId interaction, ProviderEndpoint endpoint) {
        known.remove(new Key(practice, interaction), endpoint);
    }

    /** Discards all of it; what is being looked up now is not kept either. */
    void close() {
        closed = true;
        known.clear();
    }

    /** Whatever a directory fails with, nothing has been sent to the practice. */
    private ProviderEndpoint ask(OdsCode practice, InteractionId interaction) {
        try {
            return Objects.requireNonNull(directory.find(practice, interaction), "endpoint");
        } catch (NotSentException | RefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NotSentException(
                    "The directory failed when it was asked where " + practice + " answers " + interaction
                            + "; nothing was sent. See the cause",
                    null,
                    e);
        }
    }

    private record Key(OdsCode practice, InteractionId interaction) {}
}
