package dev.gpconnect.appointments;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.resilience.Deadline;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One user of one organisation with one patient: who asks is fixed, and what the directory said is kept for this long and no
 * longer (W-SDS-06, D-CA-01); an address that the Spine proxy does not know is looked up anew, and the request sent once more
 * if the directory gives another (E-SSP-1).
 *
 * <p>May be used by several threads at once, and so may its practices and their records. When it is closed, or its client, every
 * method of it or of what came from it that would ask a practice throws {@link IllegalStateException} from then
 * on, while what has been read stays readable. A request that is under way when it is closed is not cancelled: it is answered,
 * recorded and given to its caller as ever; only what would have to follow it, such as another attempt, is not sent.
 */
public final class Encounter implements AutoCloseable {

    private static final Pattern CORRELATION_ID = Pattern.compile("[!-~]{1,128}");

    private final ClientParts parts;
    private final BooleanSupplier clientClosed;
    private final RequestingOrganisation organisation;
    private final User user;
    private final EndpointCache endpoints;
    private final EncounterCache cache = new EncounterCache();
    private final AtomicReference<@Nullable NhsNumber> patient = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable String correlationId;

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
     * @throws IllegalStateException if the encounter or its client is closed
     */
    public Practice practice(String odsCode) {
        return practice(OdsCode.of(odsCode));
    }

    /**
     * A practice to ask. Nothing is sent yet.
     *
     * @throws IllegalStateException if the encounter or its client is closed
     */
    public Practice practice(OdsCode odsCode) {
        requireOpen();
        return new Practice(this, Objects.requireNonNull(odsCode, "odsCode"));
    }

    /**
     * Several practices to ask side by side. Nothing is sent yet.
     *
     * @param odsCodes their ODS codes; one that comes twice is asked once
     * @throws IllegalArgumentException if there is none, or one is not an ODS code
     * @throws IllegalStateException if the encounter or its client is closed
     */
    public Practices practices(Collection<String> odsCodes) {
        requireOpen();
        if (odsCodes.isEmpty()) {
            throw new IllegalArgumentException("There is no practice to ask; name at least one");
        }
        return new Practices(this, odsCodes.stream().map(OdsCode::of).toList());
    }

    /**
     * Names the encounter as the application knows it, by the request that it serves or the task it does, so that its log, the audit
     * trail and the exceptions can be brought together: calls that begin from now on have it in {@link
     * AuditEvent#correlationId()}, in {@link GpConnectException#correlationId()} and as {@code gpconnect.correlationId} in the
     * log's context. It goes into logs, so it must hold nothing of the patient (D-IG-07); it is never sent to anybody.
     *
     * @param id 1 to 128 visible ASCII characters; no space among them
     * @return this encounter
     * @throws IllegalArgumentException if it is anything else
     * @throws IllegalStateException if the encounter or its client is closed
     */
    public Encounter correlationId(String id) {
        requireOpen();
        if (!CORRELATION_ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A correlation id has 1 to 128 visible ASCII characters and no space; give a plain id");
        }
        correlationId = id;
        return this;
    }

    /** What the application called the encounter, when it did. */
    public Optional<String> correlationId() {
        return Optional.ofNullable(correlationId);
    }

    /** The organisation that asks. */
    public RequestingOrganisation organisation() {
        return organisation;
    }

    /** The user who asks. */
    public User user() {
        return user;
    }

    /**
     * Discards what the directory and the practices said. Whatever came from this encounter is refused from now on. Closing twice
     * is allowed, from any thread.
     */
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
        requireOpen();
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
