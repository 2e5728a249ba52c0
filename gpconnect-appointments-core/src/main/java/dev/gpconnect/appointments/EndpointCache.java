package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the directory said in one encounter, kept for this long and no longer (W-SDS-06, D-CA-01). No lock is held while the
 * directory is asked, so two threads may both ask.
 */
final class EndpointCache {

    private final ProviderDirectory directory;
    private final Map<Key, ProviderEndpoint> endpoints = new ConcurrentHashMap<>();
    private final Map<Key, Asid> ownAsids = new ConcurrentHashMap<>();
    private volatile boolean closed;

    EndpointCache(ProviderDirectory directory) {
        this.directory = directory;
    }

    /** Where the practice answers, as it is known, else as the directory says now. */
    ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        return known(
                endpoints,
                new Key(practice, interaction),
                () -> directory.find(practice, interaction),
                () -> "where " + practice + " answers " + interaction);
    }

    /** Our ASID for the organisation: its own, else as it is known, else as the directory says now (W-SDS-03, D-TR-02). */
    Asid ownAsid(RequestingOrganisation organisation, InteractionId interaction) {
        OdsCode odsCode = organisation.odsCode();
        return organisation
                .asid()
                .orElseGet(() -> known(
                        ownAsids,
                        new Key(odsCode, interaction),
                        () -> directory.ownAsid(odsCode, interaction),
                        () -> "for our ASID for " + odsCode + " and " + interaction));
    }

    /** Whether it is known where the practice answers. */
    boolean knows(OdsCode practice, InteractionId interaction) {
        return endpoints.containsKey(new Key(practice, interaction));
    }

    /** Forgets an endpoint, so that the directory is asked anew; one that has come in its place stays. */
    void forget(OdsCode practice, InteractionId interaction, ProviderEndpoint endpoint) {
        endpoints.remove(new Key(practice, interaction), endpoint);
    }

    /** Discards all of it; what is being looked up now is not kept either. */
    void close() {
        closed = true;
        endpoints.clear();
        ownAsids.clear();
    }

    private <T> T known(Map<Key, T> answers, Key key, Supplier<T> question, Supplier<String> asked) {
        T kept = answers.get(key);
        if (kept != null) {
            return kept;
        }
        T found = ask(question, asked);
        answers.put(key, found);
        if (closed) {
            answers.clear();
        }
        return found;
    }

    /** Whatever a directory fails with, nothing has been sent to the practice. */
    private static <T> T ask(Supplier<T> question, Supplier<String> asked) {
        try {
            return Objects.requireNonNull(question.get(), "answer");
        } catch (NotSentException | RefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NotSentException(
                    "The directory failed when it was asked " + asked.get() + "; nothing was sent. See the cause",
                    null,
                    e);
        }
    }

    private record Key(OdsCode organisation, InteractionId interaction) {}
}
