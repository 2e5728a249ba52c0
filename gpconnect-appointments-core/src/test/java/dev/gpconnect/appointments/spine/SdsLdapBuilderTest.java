package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.URI;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdsLdapBuilderTest {

    private static SdsLdapDirectory.Builder builder(String url) {
        return SdsLdapDirectory.builder(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({
        "ldap://localhost, ldap://localhost:389",
        "LDAP://127.1.2.3:1389/, ldap://127.1.2.3:1389",
        "ldap://[::1]:1389, ldap://::1:1389"
    })
    void url_plainOnThisMachine_isTaken(String url, String shown) {
        try (SdsLdapDirectory directory = builder(url).baseDn("ou=other,o=nhs").build()) {
            assertThat(directory).hasToString("SdsLdapDirectory[" + shown + "/ou=other,o=nhs]");
        }
    }

    @Test
    @DisplayName("W-TLS-01: with TLS, port 636")
    void url_withTls_hasItsOwnPort() throws Exception {
        try (SdsLdapDirectory directory = builder("ldaps://ldap.example.nhs.uk")
                .mutualTls(keys(), trust())
                .build()) {
            assertThat(directory).hasToString("SdsLdapDirectory[ldaps://ldap.example.nhs.uk:636/ou=services,o=nhs]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ldap://ldap.example.nhs.uk",
                "ldap://127.0.0.1.example",
                "https://localhost",
                "ldaps:///",
                "ldaps://user@localhost",
                "ldaps://localhost/o=nhs",
                "ldaps://localhost?o=nhs",
                "localhost"
            })
    @DisplayName("W-TLS-01: in clear text to this machine only; a host and a port and no more")
    void url_thatIsNone_isRefused(String url) {
        assertThatThrownBy(() -> builder(url)).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("W-TLS-01: TLS goes with a certificate, and a certificate with TLS")
    void mutualTls_missingOrInVain_isRefused() throws Exception {
        SdsLdapDirectory.Builder without = builder("ldaps://localhost");
        SdsLdapDirectory.Builder inVain = builder("ldap://localhost").mutualTls(keys(), trust());

        assertThatThrownBy(without::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mutualTls");
        assertThatThrownBy(inVain::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ldaps");
    }

    @Test
    void options_outOfRange_areRefused() {
        SdsLdapDirectory.Builder builder = builder("ldap://localhost");

        assertThatThrownBy(() -> builder.poolSize(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.responseTimeout(Duration.ofHours(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.baseDn("services").build()).isInstanceOf(IllegalArgumentException.class);
    }

    private static X509TrustManager trust() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private static X509KeyManager keys() {
        return new NoKeys();
    }

    private static final class NoKeys implements X509KeyManager {
        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return null;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }
}
