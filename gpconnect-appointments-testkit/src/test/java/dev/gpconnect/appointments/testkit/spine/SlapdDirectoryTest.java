package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.spine.SdsLdapDirectory;
import dev.gpconnect.appointments.testkit.http.ShownToAnyone;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

    @Test
    @DisplayName("W-TLS-01: with GnuTLS a directory finishes the handshake and hangs up on a wrong certificate then")
    void find_withAWrongCertificate_isRefused() {
        try (SdsLdapDirectory directory = builder(url())
                .mutualTls(new ShownToAnyone(CERTIFICATES.untrustedClient()), CERTIFICATES.trust())
                .build()) {
            assertThatThrownBy(() -> directory.find(OdsCode.of("Y90001"), InteractionId.SEARCH_FREE_SLOTS))
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContainingAll("Y90001", "SEARCH_FREE_SLOTS", "nothing was sent", "certificate");
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
