package dev.gpconnect.appointments.testkit.spine;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The directory over LDAP against OpenLDAP, with mutual TLS; skipped where OpenLDAP is not installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlapdDirectoryTest extends LdapDirectoryTests {

    @TempDir
    private static Path files;

    private Slapd server;

    @BeforeAll
    void start() throws Exception {
        server = Slapd.start(records(), CERTIFICATES, files);
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    URI url() {
        return server.url();
    }

    @Override
    void restart() throws Exception {
        server.stop();
        server.run();
    }
}
