package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.testkit.http.ShownToAnyone;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The directory over LDAP against the fake one, with mutual TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FakeLdapDirectoryTest extends LdapDirectoryTests {

    private FakeLdap server;

    @BeforeAll
    void start() {
        server = FakeLdap.startTls(records(), CERTIFICATES.server(), true);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("W-TLS-01: nor with one that the directory refuses")
    void find_withAWrongCertificate_isRefused() {
        assertFault(
                Fault.CLIENT_CERTIFICATE_REFUSED,
                new ShownToAnyone(CERTIFICATES.untrustedClient()),
                CERTIFICATES.trust());
        assertFault(Fault.CLIENT_CERTIFICATE_REFUSED, CERTIFICATES.expiredClient(), CERTIFICATES.trust());
    }

    @Override
    URI url() {
        return server.url();
    }

    @Override
    void restart() {
        int port = server.url().getPort();
        server.close();
        server = FakeLdap.startTls(records(), CERTIFICATES.server(), true, port);
    }
}
