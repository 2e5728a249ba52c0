package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the directory, and what becomes of its answers. */
class SdsLdapDirectoryTest {

    private static final OdsCode PRACTICE = OdsCode.of(" y90001 ");
    private static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;
    private static final String SLOTS_ID = "urn:nhs:names:services:gpconnect:fhir:rest:search:slot-1";
    private static final Attribute ROOT = new Attribute("nhsMhsEndPoint", "https://practice.example/gpconnect");
    private static final Attribute KEY = new Attribute("nhsMhsPartyKey", "Y90001-800001");
    private static final Attribute ASID = new Attribute("uniqueIdentifier", "200000009001");

    /** Finds so many endpoints, and so many systems. */
    private static ScriptedLdap.Script finding(int endpoints, int systems) {
        return (filter, sender) -> {
            boolean first = filter.contains("(objectClass=nhsMhs)");
            for (int i = 0; i < (first ? endpoints : systems); i++) {
                sender.entry(first ? new Attribute[] {ROOT, KEY} : new Attribute[] {ASID});
            }
        };
    }

    private static SdsLdapDirectory directory(ScriptedLdap ldap) {
        return SdsLdapDirectory.builder(ldap.url())
                .supplier(OdsCode.of("Y90099"))
                .build();
    }

    private static List<String> filters(ScriptedLdap ldap) {
        return ldap.asked.stream().map(search -> search.getFilter().toString()).toList();
    }

    private static <T extends Throwable> void assertFails(ScriptedLdap.Script script, Class<T> type, String... message)
            throws LDAPException {
        try (ScriptedLdap ldap = new ScriptedLdap(script);
                SdsLdapDirectory directory = directory(ldap)) {
            assertThatThrownBy(() -> directory.find(PRACTICE, SLOTS))
                    .isExactlyInstanceOf(type)
                    .hasMessageContainingAll("Y90001", "SEARCH_FREE_SLOTS", "nothing was sent")
                    .hasMessageContainingAll(message);
        }
    }

    @Test
    @DisplayName("W-SDS-01, W-SDS-02, W-SDS-04, W-SDS-13: the endpoint first, then the system behind its party key")
    void find_asksTwice() throws LDAPException {
        try (ScriptedLdap ldap = new ScriptedLdap(finding(1, 1));
                SdsLdapDirectory directory = directory(ldap)) {
            ProviderEndpoint found = directory.find(PRACTICE, SLOTS);

            assertThat(found)
                    .isEqualTo(new ProviderEndpoint(
                            ServiceRoot.of("https://practice.example/gpconnect"), Asid.of("200000009001")));
            assertThat(filters(ldap))
                    .containsExactly(
                            "(&(nhsIDCode=Y90001)(objectClass=nhsMhs)(nhsMhsSvcIA=" + SLOTS_ID + "))",
                            "(&(nhsIDCode=Y90001)(objectClass=nhsAs)(nhsMHSPartyKey=Y90001-800001))");
            assertThat(ldap.asked)
                    .extracting(search -> List.of(search.getAttributes()))
                    .containsExactly(List.of("nhsMhsEndPoint", "nhsMhsPartyKey"), List.of("uniqueIdentifier"));
            assertThat(ldap.asked).allSatisfy(search -> {
                assertThat(search.getBaseDN()).isEqualTo("ou=services,o=nhs");
                assertThat(search.getSizeLimit()).isEqualTo(20);
                assertThat(search.getTimeLimitSeconds()).isEqualTo(10);
            });
        }
    }

    @Test
    @DisplayName("W-SDS-03: the own ASID, by supplier")
    void ownAsid_asksOnce() throws LDAPException {
        try (ScriptedLdap ldap = new ScriptedLdap(finding(0, 1));
                SdsLdapDirectory directory = directory(ldap)) {
            assertThat(directory.ownAsid(OdsCode.of("Y90010"), SLOTS)).isEqualTo(Asid.of("200000009001"));
            assertThat(filters(ldap))
                    .containsExactly("(&(nhsIDCode=Y90010)(objectClass=nhsAs)(nhsAsSvcIA=" + SLOTS_ID
                            + ")(nhsMhsManufacturerOrg=Y90099))");
        }
    }

    @Test
    @DisplayName("W-SDS-03: without the supplier's code the own ASID is not asked for")
    void ownAsid_withoutSupplier_isRefused() throws LDAPException {
        try (ScriptedLdap ldap = new ScriptedLdap(finding(0, 1));
                SdsLdapDirectory directory =
                        SdsLdapDirectory.builder(ldap.url()).build()) {
            assertThatThrownBy(() -> directory.ownAsid(OdsCode.of("Y90010"), SLOTS))
                    .isExactlyInstanceOf(RefusedException.class)
                    .hasMessage("Our own ASID is told by its supplier; give the directory the supplier's ODS code, or"
                            + " organisation Y90010 its ASID (W-SDS-03)");
            assertThat(ldap.asked).isEmpty();
        }
    }

    @Test
    @DisplayName("W-SDS-13: what the directory itself says is escaped before it is asked about (RFC 4515)")
    void partyKey_withFilterCharacters_isEscaped() throws LDAPException {
        ScriptedLdap.Script script = (filter, sender) -> {
            if (filter.contains("(objectClass=nhsMhs)")) {
                sender.entry(ROOT, new Attribute("nhsMhsPartyKey", "*)(objectClass=*\\\0"));
            }
        };
        try (ScriptedLdap ldap = new ScriptedLdap(script);
                SdsLdapDirectory directory = directory(ldap)) {
            assertThatThrownBy(() -> directory.find(PRACTICE, SLOTS)).isInstanceOf(NotEnabledException.class);
            assertThat(filters(ldap).get(1))
                    .isEqualTo("(&(nhsIDCode=Y90001)(objectClass=nhsAs)"
                            + "(nhsMHSPartyKey=\\2a\\29\\28objectClass=\\2a\\5c\\00))");
        }
    }

    @Test
    @DisplayName("W-SDS-06: nothing is kept for another time")
    void find_again_asksAgain_onTheSameConnection() throws LDAPException {
        try (ScriptedLdap ldap = new ScriptedLdap(finding(1, 1));
                SdsLdapDirectory directory = directory(ldap)) {
            directory.find(PRACTICE, SLOTS);
            directory.find(PRACTICE, SLOTS);

            assertThat(ldap.asked).hasSize(4);
            assertThat(ldap.connections()).isEqualTo(1);
        }
    }

    @Test
    void find_afterTheConnectionWasDropped_usesANewOne() throws LDAPException {
        try (ScriptedLdap ldap = new ScriptedLdap(finding(1, 1));
                SdsLdapDirectory directory = directory(ldap)) {
            directory.find(PRACTICE, SLOTS);
            ldap.dropConnections();

            assertThat(directory.find(PRACTICE, SLOTS).asid()).isEqualTo(Asid.of("200000009001"));
            assertThat(ldap.connections()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("W-SDS-04: no hit is a practice that is not enabled")
    void hits_none_isNotEnabled() throws LDAPException {
        assertFails(finding(0, 1), NotEnabledException.class, "no endpoint of Y90001");
        assertFails(finding(1, 0), NotEnabledException.class, "no system of Y90001");
    }

    @Test
    @DisplayName("W-SDS-04: several hits are an error of registration, of endpoints and of systems")
    void hits_several_areAmbiguous() throws LDAPException {
        assertFails(finding(2, 1), AmbiguousRegistrationException.class, "2 endpoints of Y90001");
        assertFails(finding(1, 3), AmbiguousRegistrationException.class, "3 systems of Y90001");
        assertFails(finding(20, 1), AmbiguousRegistrationException.class, "20 endpoints of Y90001");
    }

    @Test
    @DisplayName("W-SDS-04: a flood is refused, whether or not the directory keeps to the limit it was given")
    void hits_farTooMany_areAmbiguous() throws LDAPException {
        assertFails(finding(100_000, 1), AmbiguousRegistrationException.class, "more than 20 endpoints");
        assertFails(
                (filter, sender) -> {
                    finding(5, 1).answer(filter, sender);
                    throw new LDAPException(ResultCode.SIZE_LIMIT_EXCEEDED);
                },
                AmbiguousRegistrationException.class,
                "more than 5 endpoints");
    }

    @ParameterizedTest
    @CsvSource({
        "32, has no such base",
        "49, credentials",
        "50, credentials",
        "8, credentials",
        "3, did not answer in time",
        "51, busy",
        "52, busy",
        "4, LDAP result code 4",
        "80, LDAP result code 80"
    })
    void result_otherThanSuccess_isNotSent(int code, String message) throws LDAPException {
        assertFails(
                (filter, sender) -> {
                    throw new LDAPException(ResultCode.valueOf(code), "s3cret");
                },
                NotSentException.class,
                message);
    }

    @Test
    @DisplayName("a referral is never followed, whatever form it has")
    void referral_isNotFollowed() throws LDAPException {
        try (ScriptedLdap elsewhere = new ScriptedLdap(finding(1, 1))) {
            String[] urls = {elsewhere.url() + "/ou=services,o=nhs"};
            assertFails(
                    (filter, sender) -> {
                        throw new LDAPException(ResultCode.REFERRAL, "elsewhere", null, urls);
                    },
                    NotSentException.class,
                    "refers to another");
            assertFails(
                    (filter, sender) -> {
                        finding(1, 1).answer(filter, sender);
                        sender.reference(urls[0]);
                    },
                    NotSentException.class,
                    "refers to another");
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @Test
    void find_afterClose_isRefused() throws LDAPException {
        try (ScriptedLdap ldap = new ScriptedLdap(finding(1, 1))) {
            SdsLdapDirectory directory = directory(ldap);
            directory.find(PRACTICE, SLOTS);
            directory.close();
            directory.close();

            assertThatThrownBy(() -> directory.find(PRACTICE, SLOTS)).isExactlyInstanceOf(IllegalStateException.class);
            assertThat(ldap.asked).hasSize(2);
        }
    }

    @Test
    void toString_showsTheUrlAndTheBase() throws LDAPException {
        try (ScriptedLdap ldap = new ScriptedLdap(finding(1, 1));
                SdsLdapDirectory directory = directory(ldap)) {
            assertThat(directory).hasToString("SdsLdapDirectory[" + ldap.url() + "/ou=services,o=nhs]");
        }
    }
}
