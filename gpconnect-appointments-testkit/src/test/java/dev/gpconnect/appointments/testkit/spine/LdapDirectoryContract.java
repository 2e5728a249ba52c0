package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.spine.SdsLdapDirectory;
import dev.gpconnect.appointments.testkit.contract.ProviderDirectoryContract;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What every directory has to do, and the directory over LDAP against a server does. */
abstract class LdapDirectoryContract extends ProviderDirectoryContract {

    static final TestCertificates CERTIFICATES = TestCertificates.generate();

    private static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;
    private static final String ROOT = "https://Practice.example.nhs.uk:443/Y90007/STU3/1/gpconnect/";
    private static final URI NOBODY = URI.create("ldaps://127.0.0.1:1");

    /** Where the server listens. */
    abstract URI url();

    /**
     * The reference records, a practice with an untidy root, one with two endpoints and one with two systems; one whose party key
     * would find all of its systems if it were not escaped, and one with far too many endpoints.
     */
    static SdsRecords records() {
        SdsRecords reference = SdsRecords.reference("https://practices.example");
        SdsRecords.Builder builder = SdsRecords.builder("https://practices.example");
        reference.endpoints().forEach(builder::endpoint);
        reference.systems().forEach(builder::system);
        for (int i = 100; i < 140; i++) {
            builder.endpoint(endpoint("Y90102", "S90102A00" + i));
        }
        Set<String> slots = Set.of(Interaction.SLOT.id());
        String hostile = "*)(objectClass=*";
        builder.endpoint(new MhsRecord("Y90101", hostile, "S90101A00001", ROOT, slots))
                .system(new AsRecord("Y90101", hostile, "200000009101", null, slots))
                .system(new AsRecord("Y90101", "Y90101-800101", "200000009102", null, slots));
        return builder.endpoint(endpoint("Y90007", "S90007A00001"))
                .system(system("Y90007", "200000009007"))
                .endpoint(endpoint("Y90008", "S90008A00001"))
                .endpoint(endpoint("Y90008", "S90008A00002"))
                .system(system("Y90008", "200000009008"))
                .endpoint(endpoint("Y90009", "S90009A00001"))
                .system(system("Y90009", "200000009009"))
                .system(system("Y90009", "200000009109"))
                .build();
    }

    private static MhsRecord endpoint(String odsCode, String cpaId) {
        return new MhsRecord(odsCode, odsCode + "-800007", cpaId, ROOT, Set.of(Interaction.SLOT.id()));
    }

    private static AsRecord system(String odsCode, String asid) {
        return new AsRecord(odsCode, odsCode + "-800007", asid, null, Set.of(Interaction.SLOT.id()));
    }

    static SdsLdapDirectory.Builder builder(URI url) {
        return SdsLdapDirectory.builder(url)
                .mutualTls(CERTIFICATES.client(), CERTIFICATES.trust())
                .supplier(OdsCode.of(ReferenceParties.SUPPLIER));
    }

    @Override
    protected ProviderDirectory createDirectory() {
        return builder(url()).build();
    }

    @Override
    protected Optional<Own> own() {
        return Optional.of(new Own(new Lookup(OdsCode.of("Y90010"), SLOTS), Asid.of("200000009010")));
    }

    @Override
    protected Lookup registered() {
        return new Lookup(OdsCode.of("Y90007"), SLOTS);
    }

    @Override
    protected ProviderEndpoint endpoint() {
        return new ProviderEndpoint(ServiceRoot.of(ROOT), Asid.of("200000009007"));
    }

    @Override
    protected Lookup unknown() {
        return new Lookup(OdsCode.of("Y99999"), SLOTS);
    }

    @Override
    protected Optional<Lookup> notRegistered() {
        return Optional.of(new Lookup(OdsCode.of("Y90007"), InteractionId.BOOK_APPOINTMENT));
    }

    @Override
    protected Optional<Lookup> ambiguous() {
        return Optional.of(new Lookup(OdsCode.of("Y90008"), SLOTS));
    }

    @Override
    protected Optional<ProviderDirectory> createUnreachable() {
        return Optional.of(builder(NOBODY).build());
    }
}
