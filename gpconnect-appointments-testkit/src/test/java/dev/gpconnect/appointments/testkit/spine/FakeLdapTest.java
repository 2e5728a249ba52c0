package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeLdapTest {
    private static final String BASE = "http://127.0.0.1:1234";
    private static final String SERVICES = "ou=services,o=nhs";
    private static final String SLOT = Interaction.SLOT.id();

    private FakeLdap ldap;
    private LDAPConnection connection;

    @BeforeEach
    void connect() throws LDAPException {
        ldap = FakeLdap.start(SdsRecords.reference(BASE));
        connection = new LDAPConnection(ldap.url().getHost(), ldap.url().getPort());
    }

    @AfterEach
    void close() {
        connection.close();
        ldap.close();
    }

    private List<SearchResultEntry> search(String filter, String... attributes) throws LDAPSearchException {
        return connection.search(SERVICES, SearchScope.SUB, filter, attributes).getSearchEntries();
    }

    @Test
    @DisplayName("W-SDS-01: step 1, the endpoint and its party key")
    void search_ofAnEndpoint_findsIt() throws LDAPException {
        List<SearchResultEntry> found = search(
                "(&(nhsIDCode=Y90001)(objectClass=nhsMhs)(nhsMhsSvcIA=" + SLOT + "))",
                "nhsMhsEndPoint",
                "nhsMhsPartyKey");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).getAttributeValue("nhsMhsEndPoint")).isEqualTo(BASE + "/Y90001/STU3/1/gpconnect");
        assertThat(found.get(0).getAttributeValue("nhsMhsPartyKey")).isEqualTo("Y90001-800001");
        assertThat(found.get(0).getAttributes()).hasSize(2);
    }

    @Test
    @DisplayName("W-SDS-02: step 2, the ASID behind the party key")
    void search_ofASystem_findsItsAsid() throws LDAPException {
        List<SearchResultEntry> found =
                search("(&(nhsIDCode=Y90001)(objectClass=nhsAs)(nhsMHSPartyKey=Y90001-800001))", "uniqueIdentifier");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).getAttributeValue("uniqueIdentifier")).isEqualTo("200000009001");
    }

    @Test
    @DisplayName("W-SDS-03: a consumer's own ASID, by its supplier")
    void search_ofOnesOwnSystem_findsItsAsid() throws LDAPException {
        List<SearchResultEntry> found = search(
                "(&(nhsIDCode=Y90010)(objectClass=nhsAs)(nhsAsSvcIA=" + SLOT + ")(nhsMhsManufacturerOrg=Y90099))",
                "uniqueIdentifier");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).getAttributeValue("uniqueIdentifier")).isEqualTo("200000009010");
    }

    @Test
    @DisplayName("W-SDS-05: attribute names in any case")
    void names_inAnotherCase_areTheSame() throws LDAPException {
        List<SearchResultEntry> found = search(
                "(&(nhsidcode=Y90001)(OBJECTCLASS=nhsMHS)(nhsMHSSvcIA=" + SLOT + "))", "nhsmhsendpoint", "nhsMhsCpaId");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).getAttributeValue("NHSMHSENDPOINT")).startsWith(BASE);
        assertThat(found.get(0).getAttributeValue("nhsMhsCPAId")).isEqualTo("S90001A00001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(&(nhsIDCode=Y90010)(objectClass=nhsMhs))",
                "(&(nhsIDCode=Y90001)(objectClass=nhsMhs)(nhsMhsSvcIA=urn:x))",
                "(&(nhsIDCode=Y90001)(objectClass=nhsAs)(nhsMhsPartyKey=Y90002-800002))",
                "(&(nhsIDCode=Y90001)(objectClass=nhsAs)(nhsMhsManufacturerOrg=Y90099))",
                "(&(nhsIDCode=Y9000\\2a)(objectClass=nhsMhs))"
            })
    @DisplayName("W-SDS-04, W-SDS-07, W-SDS-13: what is not registered, and an escaped star, is not found")
    void search_ofWhatIsNotThere_findsNothing(String filter) throws LDAPException {
        assertThat(search(filter)).isEmpty();
    }

    @Test
    @DisplayName("W-SDS-07: every provider has an endpoint, the unreachable one included")
    void search_ofAllEndpoints_findsTheProviders() throws LDAPException {
        assertThat(search("(objectClass=nhsMhs)")).hasSize(6);
        assertThat(search("(objectClass=nhsAs)")).hasSize(10);
    }

    @Test
    void write_ofAnyKind_isRefused() throws LDAPException {
        String dn = search("(uniqueIdentifier=200000009001)").get(0).getDN();
        Entry entry = new Entry("uniqueIdentifier=1," + SERVICES, List.of());
        entry.addAttribute("objectClass", "nhsAs");
        assertRefused(() -> connection.add(entry));
        assertRefused(() -> connection.modify(dn, new Modification(ModificationType.REPLACE, "nhsIDCode", "Y90002")));
        assertRefused(() -> connection.delete(dn));
        assertThat(search("(objectClass=nhsAs)")).hasSize(10);
    }

    private static void assertRefused(Write write) {
        assertThatThrownBy(write::send)
                .isInstanceOfSatisfying(
                        LDAPException.class,
                        refusal -> assertThat(refusal.getResultCode()).isEqualTo(ResultCode.UNWILLING_TO_PERFORM));
    }

    private interface Write {
        void send() throws LDAPException;
    }

    @Test
    void load_replacesTheRecords() throws LDAPException {
        ldap.load(SdsRecords.builder(BASE).provider(ReferenceData.PRACTICE_B).build());
        assertThat(search("(objectClass=nhsMhs)"))
                .extracting(entry -> entry.getAttributeValue("nhsIDCode"))
                .containsExactly("Y90002");
        assertThat(search("(objectClass=nhsAs)")).hasSize(1);
    }

    @Test
    void port_thatIsGivenAndInUse_isRefused() {
        int port = ldap.url().getPort();
        SdsRecords records = SdsRecords.reference(BASE);
        assertThatThrownBy(() -> FakeLdap.start(records, port)).isInstanceOf(IllegalStateException.class);
    }
}
