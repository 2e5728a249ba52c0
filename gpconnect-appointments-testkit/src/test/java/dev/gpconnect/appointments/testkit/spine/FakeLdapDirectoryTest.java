package dev.gpconnect.appointments.testkit.spine;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
