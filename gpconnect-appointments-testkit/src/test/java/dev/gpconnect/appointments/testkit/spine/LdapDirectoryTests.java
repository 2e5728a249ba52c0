package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.AmbiguousRegistrationException;
import dev.gpconnect.appointments.spine.NotEnabledException;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.spine.SdsLdapDirectory;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the directory over LDAP does beyond the contract, against any server with the same records. */
abstract class LdapDirectoryTests extends LdapDirectoryContract {

    private static final OdsCode PRACTICE = OdsCode.of("Y90001");
    private static final OdsCode HUB = OdsCode.of("Y90010");
    private static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;

    /** Stops the server and starts it again, on the same port. */
    abstract void restart() throws Exception;

    private SdsLdapDirectory ldap() {
        return (SdsLdapDirectory) createDirectory();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("W-SDS-01, W-SDS-02, W-SDS-04, W-SDS-05: a practice's endpoint, for each interaction")
    void find_atAReferencePractice_givesItsEndpoint(InteractionId interaction) {
        try (SdsLdapDirectory directory = ldap()) {
            assertThat(directory.find(PRACTICE, interaction))
                    .isEqualTo(new ProviderEndpoint(
                            ServiceRoot.of("https://practices.example/Y90001/STU3/1/gpconnect"),
                            Asid.of("200000009001")));
        }
    }

    @Test
    @DisplayName("W-SDS-04, W-SDS-07: no record, of a consumer for one")
    void find_withoutARecord_isNotEnabled() {
        try (SdsLdapDirectory directory = ldap()) {
            assertThatThrownBy(() -> directory.find(HUB, SLOTS))
                    .isInstanceOfSatisfying(NotEnabledException.class, failure -> {
                        assertThat(failure.organisation()).isEqualTo(HUB);
                        assertThat(failure.interaction()).isEqualTo(SLOTS);
                    });
        }
    }

    @Test
    @DisplayName("W-SDS-04: several endpoints or several systems, and none is taken")
    void find_withSeveralRecords_isAmbiguous() {
        try (SdsLdapDirectory directory = ldap()) {
            assertThatThrownBy(() -> directory.find(OdsCode.of("Y90008"), SLOTS))
                    .isInstanceOf(AmbiguousRegistrationException.class)
                    .hasMessageContaining("2 endpoints of Y90008");
            assertThatThrownBy(() -> directory.find(OdsCode.of("Y90009"), SLOTS))
                    .isInstanceOf(AmbiguousRegistrationException.class)
                    .hasMessageContaining("2 systems of Y90009");
        }
    }

    @Test
    @DisplayName("W-SDS-04: far too many endpoints, of which the directory sends a few")
    void find_withAFloodOfRecords_isAmbiguous() {
        try (SdsLdapDirectory directory = ldap()) {
            assertThatThrownBy(() -> directory.find(OdsCode.of("Y90102"), SLOTS))
                    .isInstanceOf(AmbiguousRegistrationException.class)
                    .hasMessageContaining("more than 20 endpoints of Y90102");
        }
    }

    @Test
    @DisplayName("W-SDS-02, W-SDS-13: a party key with a filter's characters is a party key and no filter (RFC 4515)")
    void find_withAHostilePartyKey_findsItsSystemOnly() {
        try (SdsLdapDirectory directory = ldap()) {
            assertThat(directory.find(OdsCode.of("Y90101"), SLOTS).asid()).isEqualTo(Asid.of("200000009101"));
        }
    }

    @Test
    @DisplayName("W-SDS-03: a consumer's own ASID, for what it is registered for")
    void ownAsid_ofAConsumer_isFound() {
        try (SdsLdapDirectory directory = ldap()) {
            assertThat(directory.ownAsid(HUB, SLOTS)).isEqualTo(Asid.of("200000009010"));
            assertThatThrownBy(() -> directory.ownAsid(OdsCode.of("Y90040"), InteractionId.BOOK_APPOINTMENT))
                    .isInstanceOf(NotEnabledException.class)
                    .hasMessageContainingAll("Y90040", "BOOK_APPOINTMENT", "system by supplier Y90099");
        }
    }

    @Test
    @DisplayName("W-SDS-03: another supplier's system is not ours")
    void ownAsid_ofAnotherSupplier_isNotFound() {
        try (SdsLdapDirectory directory =
                builder(url()).supplier(OdsCode.of("Y90098")).build()) {
            assertThatThrownBy(() -> directory.ownAsid(HUB, SLOTS)).isInstanceOf(NotEnabledException.class);
        }
    }

    @Test
    void find_afterARestart_isAnswered() throws Exception {
        try (SdsLdapDirectory directory = ldap()) {
            ProviderEndpoint before = directory.find(PRACTICE, SLOTS);
            restart();

            assertThat(directory.find(PRACTICE, SLOTS)).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("W-TLS-01: nobody is let in without a certificate")
    void find_withoutACertificate_isRefused() {
        assertFault(Fault.CLIENT_CERTIFICATE_ABSENT, CERTIFICATES.noClient(), CERTIFICATES.trust());
        // the server says whom it trusts, and Java shows it nobody else's certificate
        assertFault(Fault.CLIENT_CERTIFICATE_ABSENT, CERTIFICATES.untrustedClient(), CERTIFICATES.trust());
    }

    @Test
    @DisplayName("W-TLS-04: a directory of an authority that is not trusted is asked nothing")
    void find_atADirectoryThatIsNotTrusted_isNotSent() {
        assertFault(
                Fault.SERVER_UNTRUSTED,
                CERTIFICATES.client(),
                TestCertificates.generate().trust());
    }

    final void assertFault(Fault fault, X509KeyManager keys, X509TrustManager trust) {
        try (SdsLdapDirectory directory = builder(url()).mutualTls(keys, trust).build()) {
            TlsException failure = catchThrowableOfType(TlsException.class, () -> directory.find(PRACTICE, SLOTS));

            assertThat(failure.fault()).isEqualTo(fault);
            assertThat(failure)
                    .hasMessage("No TLS connection to the directory, asked for Y90001 for SEARCH_FREE_SLOTS;"
                            + " nothing was sent: " + fault.advice());
        }
    }

    @Test
    void find_belowABaseThatIsNotThere_isNotSent() {
        try (SdsLdapDirectory directory =
                builder(url()).baseDn("ou=other,o=nhs").build()) {
            assertThatThrownBy(() -> directory.find(PRACTICE, SLOTS))
                    .isExactlyInstanceOf(NotSentException.class)
                    .hasMessageContaining("has no such base when it was asked for Y90001");
        }
    }
}
