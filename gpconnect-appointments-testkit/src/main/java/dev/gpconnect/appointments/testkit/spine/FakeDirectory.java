package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.List;
import java.util.Objects;

/**
 * The directory for a client in the same process: the two look-ups of W-SDS-01 and W-SDS-02 straight on the records, with no wire between.
 *
 * <pre>{@code
 * ProviderDirectory directory = FakeDirectory.of(SdsRecords.reference("https://practices.example"));
 * }</pre>
 */
public final class FakeDirectory implements ProviderDirectory {
    private final SdsRecords records;

    private FakeDirectory(SdsRecords records) {
        this.records = Objects.requireNonNull(records, "records");
    }

    /** A directory of these records. */
    public static FakeDirectory of(SdsRecords records) {
        return new FakeDirectory(records);
    }

    /**
     * The endpoint of a practice, and the ASID behind its party key.
     *
     * @throws NotSentException if the directory has no endpoint of the practice for the interaction, one without an address, or several
     */
    @Override
    public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        String asked = "practice " + practice + " for " + interaction;
        MhsRecord mhs =
                only(records.endpoints(SdsQuery.endpoint(practice.value(), interaction.id())), "endpoint", asked);
        AsRecord system = only(records.systems(SdsQuery.system(practice.value(), mhs.partyKey())), "system", asked);
        String address = mhs.address();
        if (address == null) {
            throw new NotSentException("The directory has no address of " + asked, null, null);
        }
        return new ProviderEndpoint(ServiceRoot.of(address), Asid.of(system.asid()));
    }

    /** The one hit that each look-up should give (W-SDS-04). */
    private static <T> T only(List<T> found, String what, String asked) {
        if (found.size() != 1) {
            String count = found.isEmpty() ? "no " + what : found.size() + " records of one " + what;
            throw new NotSentException("The directory has " + count + " of " + asked, null, null);
        }
        return found.get(0);
    }
}
