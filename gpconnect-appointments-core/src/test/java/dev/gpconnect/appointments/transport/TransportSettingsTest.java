package dev.gpconnect.appointments.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("how a transport connects")
class TransportSettingsTest {

    private static final ProxySettings PROXY = ProxySettings.of("proxy.example", 3128);

    @Test
    @DisplayName("W-TLS-01: by default TLS 1.2 alone, and nothing else is said")
    void defaults_sayNothing() {
        TransportSettings defaults = TransportSettings.defaults();

        assertThat(defaults.isTls13Allowed()).isFalse();
        assertThat(defaults.keys()).isEmpty();
        assertThat(defaults.trust()).isEmpty();
        assertThat(defaults.proxy()).isEmpty();
        assertThat(defaults.noProxy()).isEmpty();
        assertThat(defaults.proxyFor("spine.example", 443)).isEmpty();
    }

    @Test
    void settings_areHandedOver_andShownWithoutSecrets() throws Exception {
        X509KeyManager keys = keys();
        X509TrustManager trust = trust();
        TransportSettings settings = TransportSettings.builder()
                .mutualTls(keys, trust)
                .allowTls13()
                .proxy(PROXY.withCredentials("ada", "s3cret"))
                .noProxy(".local")
                .build();

        assertThat(settings.keys()).containsSame(keys);
        assertThat(settings.trust()).containsSame(trust);
        assertThat(settings.isTls13Allowed()).isTrue();
        assertThat(settings.noProxy()).contains(".local");
        assertThat(settings)
                .hasToString("TransportSettings[keys=true, trust=true, tls13Allowed=true,"
                        + " proxy=ProxySettings[proxy.example:3128, with a password], noProxy=.local]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.9.8.7", "::1", "[::1]"})
    void thisMachine_isNeverBehindTheProxy(String host) {
        assertThat(settings("").proxyFor(host, 443)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spine.example | spine.example | 443",
                "spine.example | SPINE.example. | 443",
                "SPINE.example | a.spine.example | 443",
                ".example | spine.example | 443",
                "*.example | spine.example | 443",
                "a, spine.example:443 | spine.example | 443",
                "a spine.example,, | spine.example | 443",
                "* | spine.example | 443",
                "10.1.2.3 | 10.1.2.3 | 443",
                "10.1.2.3:443 | 10.1.2.3 | 443",
                "10.0.0.0/8 | 10.1.2.3 | 443",
                "10.1.2.0/23 | 10.1.3.255 | 443",
                "0.0.0.0/0 | 10.1.2.3 | 443",
                "2001:DB8::1 | 2001:db8:0:0::1 | 443",
                "[2001:db8::1]:443 | [2001:db8::1] | 443",
                "2001:db8::/32 | 2001:db8:ffff::1 | 443"
            })
    void host_thatIsListed_isConnectedToStraight(String list, String host, int port) {
        assertThat(settings(list).proxyFor(host, port)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | spine.example | 443",
                "spine.example | notspine.example | 443",
                "spine.example | example | 443",
                ".example | example | 443",
                ".spine.example | spine.example | 443",
                "spine.example:444 | spine.example | 443",
                "10.1.2.3 | 10.1.2.4 | 443",
                "10.1.2.0/23 | 10.1.4.0 | 443",
                "10.0.0.0/8 | 10.example | 443",
                "10.0.0.0/8 | ::ffff | 443",
                "2001:db8::/32 | 2001:db9::1 | 443",
                "[2001:db8::1]:444 | 2001:db8::1 | 443"
            })
    void host_thatIsNotListed_isBehindTheProxy(String list, String host, int port) {
        assertThat(settings(list).proxyFor(host, port)).containsSame(PROXY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0/8",
                "spine.example/8",
                "spine.example:https",
                "spine.example:65536",
                "a@b",
                "http://spine.example",
                "2001:db8::/129",
                ":443",
                ".",
                "a..b"
            })
    void entry_thatIsNone_isRefused(String entry) {
        TransportSettings.Builder settings = TransportSettings.builder();

        assertThatThrownBy(() -> settings.noProxy("spine.example, " + entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + entry + "\"");
    }

    private static TransportSettings settings(String noProxy) {
        return TransportSettings.builder().proxy(PROXY).noProxy(noProxy).build();
    }

    private static X509KeyManager keys() throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        factory.init(empty, new char[0]);
        return (X509KeyManager) factory.getKeyManagers()[0];
    }

    private static X509TrustManager trust() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }
}
