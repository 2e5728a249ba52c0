package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The directory over TLS, as the real one is (01 section 10). */
class FakeLdapTlsTest {
    private static final String FILTER = "(&(nhsIDCode=Y90001)(objectClass=nhsMhs))";
    private static final HeldCertificate CA = new HeldCertificate.Builder()
            .rsa2048()
            .certificateAuthority(0)
            .commonName("Test CA")
            .build();

    private final SdsRecords records = SdsRecords.reference("http://127.0.0.1:1234");
    private final HandshakeCertificates server =
            signed(new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1"));
    private final HandshakeCertificates client = signed(new HeldCertificate.Builder().commonName("consumer"));
    private final HandshakeCertificates stranger = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CA.certificate())
            .build();

    private static HandshakeCertificates signed(HeldCertificate.Builder certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate.rsa2048().signedBy(CA).build())
                .addTrustedCertificate(CA.certificate())
                .build();
    }

    private static int search(FakeLdap ldap, HandshakeCertificates client) throws LDAPException {
        try (LDAPConnection connection = new LDAPConnection(
                client.sslContext().getSocketFactory(),
                ldap.url().getHost(),
                ldap.url().getPort())) {
            return connection
                    .search("ou=services,o=nhs", SearchScope.SUB, FILTER)
                    .getEntryCount();
        }
    }

    @Test
    void search_overTls_findsTheEndpoint() throws LDAPException {
        try (FakeLdap ldap = FakeLdap.startTls(records, server.sslContext(), false)) {
            assertThat(ldap.url()).hasScheme("ldaps");
            assertThat(search(ldap, stranger)).isEqualTo(1);
        }
    }

    @Test
    void search_withTheClientsCertificate_findsTheEndpoint() throws LDAPException {
        try (FakeLdap ldap = FakeLdap.startTls(records, server.sslContext(), true)) {
            assertThat(search(ldap, client)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("W-SDS-01: mutual authentication, so nobody is served without a certificate")
    void search_withoutACertificate_isRefused() {
        try (FakeLdap ldap = FakeLdap.startTls(records, server.sslContext(), true)) {
            assertThatThrownBy(() -> search(ldap, stranger)).isInstanceOf(LDAPException.class);
        }
    }

    @Test
    void connect_withoutTls_isRefused() {
        try (FakeLdap ldap = FakeLdap.startTls(records, server.sslContext(), false)) {
            int port = ldap.url().getPort();
            assertThatThrownBy(() -> {
                        try (LDAPConnection plain = new LDAPConnection("127.0.0.1", port)) {
                            plain.search("ou=services,o=nhs", SearchScope.SUB, FILTER);
                        }
                    })
                    .isInstanceOf(LDAPException.class);
        }
    }
}
