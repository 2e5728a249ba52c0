package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.resilience.Deadline;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One user of one organisation with one patient: who asks is fixed, and what the directory said is kept for this long and no
 * longer (W-SDS-06, D-CA-01); an address that the Spine proxy does not know is looked up anew, and the request sent once more
 * if the directory gives another (E-SSP-1). May be used by several threads; closing it discards what it knows.
 */
public final class Encounter implements AutoCloseable {

    private final ClientParts parts;
    private final BooleanSupplier clientClosed;
    private final RequestingOrganisation organisation;
    private final User user;
    private final EndpointCache endpoints;
    private final EncounterCache cache = new EncounterCache();
    private final AtomicReference<@Nullable NhsNumber> patient = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    Encounter(ClientParts parts, BooleanSupplier clientClosed, RequestingOrganisation organisation, User user) {
        this.parts = parts;
        this.clientClosed = clientClosed;
        this.organisation = Objects.requireNonNull(organisation, "organisation");
        this.user = Objects.requireNonNull(user, "user");
        this.endpoints = new EndpointCache(parts.directory());
    }

    /**
     * A practice to ask. Nothing is sent yet.
     *
     * @param odsCode its ODS code, as PDS or the application's configuration gives it (S-B2)
     * @throws IllegalArgumentException if the text is not an ODS code
     */
    public Practice practice(String odsCode) {
        return practice(OdsCode.of(odsCode));
    }

    /** A practice to ask. Nothing is sent yet. */
    public Practice practice(OdsCode odsCode) {
        return new Practice(this, Objects.requireNonNull(odsCode, "odsCode"));
    }

    /**
     * Several practices to ask side by side. Nothing is sent yet.
     *
     * @param odsCodes their ODS codes; one that comes twice is asked once
     * @throws IllegalArgumentException if there is none, or one is not an ODS code
     */
    public Practices practices(Collection<String> odsCodes) {
        if (odsCodes.isEmpty()) {
            throw new IllegalArgumentException("There is no practice to ask; name at least one");
        }
        return new Practices(this, odsCodes.stream().map(OdsCode::of).toList());
    }

    /** The organisation that asks. */
    public RequestingOrganisation organisation() {
        return organisation;
    }

    /** The user who asks. */
    public User user() {
        return user;
    }

    /** Discards what the directory and the practices said. Whatever came from this encounter is refused from now on. */
    @Override
    public void close() {
        closed.set(true);
        endpoints.close();
        cache.close();
    }

    @Override
    public String toString() {
        return "Encounter[" + organisation.odsCode() + "]";
    }

    ClientParts parts() {
        return parts;
    }

    EncounterCache cache() {
        requireOpen();
        return cache;
    }

    EndpointCache endpoints() {
        return endpoints;
    }

    <T> T call(OdsCode practice, Interaction interaction, Deadline deadline, Answer.Reader<T> reader) {
        return new ProviderCall(this, practice, interaction, deadline).run(reader);
    }

    /** Looks up where a request will go, before anything that is to come before it is done. */
    void lookUp(OdsCode practice, Interaction interaction) {
        new ProviderCall(this, practice, interaction, parts.newDeadline()).lookUp();
    }

    /** Binds the encounter to its patient. */
    void requireSamePatient(NhsNumber nhsNumber) {
        boolean same = patient.compareAndSet(null, nhsNumber) || nhsNumber.equals(patient.get());
        if (!same) {
            throw new RefusedException(
                    "W-SDS-06", "This encounter is about another patient; open a new encounter for each patient");
        }
    }

    void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("The encounter is closed; open a new one");
        }
        if (clientClosed.getAsBoolean()) {
            throw new IllegalStateException("The client is closed; use one client for as long as the application runs");
        }
    }
}
