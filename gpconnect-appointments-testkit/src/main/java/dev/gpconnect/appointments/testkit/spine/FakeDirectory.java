package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.AmbiguousRegistrationException;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.List;
import java.util.Objects;

/**
 * The directory for a client in the same process: the look-ups of W-SDS-01 to W-SDS-03 straight on the records, with no wire between.
 *
 * <pre>{@code
 * ProviderDirectory directory = FakeDirectory.of(SdsRecords.reference("https://practices.example"));
 * }</pre>
 */
public final class FakeDirectory implements ProviderDirectory {
    private final SdsRecords records;
    private final OdsCode supplier;

    private FakeDirectory(SdsRecords records, OdsCode supplier) {
        this.records = Objects.requireNonNull(records, "records");
        this.supplier = Objects.requireNonNull(supplier, "supplier");
    }

    /** A directory of these records, used by an application of {@link FakeSds#REFERENCE_SUPPLIER}. */
    public static FakeDirectory of(SdsRecords records) {
        return of(records, OdsCode.of(FakeSds.REFERENCE_SUPPLIER));
    }

    /**
     * A directory of these records.
     *
     * @param supplier whose application uses it, which finds that supplier's ASIDs (W-SDS-03)
     */
    public static FakeDirectory of(SdsRecords records, OdsCode supplier) {
        return new FakeDirectory(records, supplier);
    }

    /**
     * The endpoint of a practice, and the ASID behind its party key.
     *
     * @throws NotEnabledException if the directory has no endpoint of the practice for the interaction, or no system behind it
     * @throws AmbiguousRegistrationException if it has several
     * @throws NotSentException if the endpoint has no address
     */
    @Override
    public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        Asked asked = new Asked(practice, interaction);
        MhsRecord mhs =
                asked.only(records.endpoints(SdsQuery.endpoint(practice.value(), interaction.id())), "endpoint");
        AsRecord system = asked.only(records.systems(SdsQuery.system(practice.value(), mhs.partyKey())), "system");
        String address = mhs.address();
        if (address == null) {
            throw new NotSentException(
                    "The directory has no address of practice " + practice + " for " + interaction, null, null);
        }
        return new ProviderEndpoint(ServiceRoot.of(address), Asid.of(system.asid()));
    }

    /**
     * The ASID of the supplier's system at an organisation.
     *
     * @throws NotEnabledException if the organisation has no such system that is registered for the interaction
     * @throws AmbiguousRegistrationException if it has several
     */
    @Override
    public Asid ownAsid(OdsCode organisation, InteractionId interaction) {
        SdsQuery query = new SdsQuery(organisation.value(), interaction.id(), null, supplier.value());
        AsRecord system = new Asked(organisation, interaction).only(records.systems(query), "system");
        return Asid.of(system.asid());
    }

    private record Asked(OdsCode organisation, InteractionId interaction) {
        /** The one hit that each look-up should give (W-SDS-04). */
        <T> T only(List<T> found, String what) {
            if (found.isEmpty()) {
                throw new NotEnabledException(what, organisation, interaction);
            }
            if (found.size() > 1) {
                throw new AmbiguousRegistrationException(found.size() + " " + what + "s", organisation, interaction);
            }
            return found.get(0);
        }
    }
}
