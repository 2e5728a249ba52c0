package dev.gpconnect.appointments.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("where the HTTP proxy is, and who to be there")
class ProxySettingsTest {

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, proxy.example, 3128",
        "HTTP://proxy.example:3128/, proxy.example, 3128",
        "proxy.example:3128, proxy.example, 3128",
        "' http://10.1.2.3:80 ', 10.1.2.3, 80",
        "http://proxy.example, proxy.example, 80",
        "http://[2001:db8::1]:3128, 2001:db8::1, 3128"
    })
    void url_ofAProxy_isRead(String url, String host, int port) {
        ProxySettings proxy = ProxySettings.parse(url);

        assertThat(proxy.host()).isEqualTo(host);
        assertThat(proxy.port()).isEqualTo(port);
        assertThat(proxy.authorization()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://ada:s3cret@proxy.example:3128, ada:s3cret",
        "ada:s3cret@proxy.example:3128, ada:s3cret",
        "http://ada%40hub:a%2Bb+c%3A%2F%40%25@proxy.example:3128, ada@hub:a+b+c:/@%",
        "http://ada:p%C3%A4ss@proxy.example:3128, ada:päss",
        "http://ada:a:b@proxy.example:3128, ada:a:b",
        "http://ada@proxy.example:3128, ada:"
    })
    void url_withUserAndPassword_isDecoded(String url, String both) {
        ProxySettings proxy = ProxySettings.parse(url);

        assertThat(proxy.host()).isEqualTo("proxy.example");
        assertThat(proxy.authorization())
                .contains("Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://",
                "http://ada:s3cret@",
                "http://ada:s3cret@proxy.example:0",
                "http://ada:s3cret@proxy.example:65536",
                "http://ada:s3cret@proxy.example:port",
                "http://ada:s3cret@proxy.example:3128/path",
                "http://ada:s3cret@proxy.example:3128?x",
                "http://ada:s3cret@proxy.example:3128#x",
                "http://ada:s3cret %@proxy.example:3128",
                "http://ada:s3cret%0d%0a@proxy.example:3128",
                "http://a%3Ada:s3cret@proxy.example:3128",
                "https://ada:s3cret@proxy.example:3128",
                "socks5://ada:s3cret@proxy.example:1080"
            })
    void url_thatIsNone_isRefused_withoutShowingIt(String url) {
        assertThatThrownBy(() -> ProxySettings.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContainingAll("proxy's")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "http://a", "a:1", "1::2::3", "a@b"})
    void host_thatIsNone_isRefused(String host) {
        assertThatThrownBy(() -> ProxySettings.of(host, 3128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The proxy's host is not a name or an address");
    }

    @Test
    void toString_showsNoPassword() {
        assertThat(ProxySettings.of("proxy.example", 3128).withCredentials("ada", "s3cret"))
                .hasToString("ProxySettings[proxy.example:3128, with a password]");
        assertThat(ProxySettings.of("[::1]", 3128)).hasToString("ProxySettings[::1:3128]");
    }

    @Test
    void proxies_areEqual_byAllTheyHave() {
        EqualsVerifier.forClass(ProxySettings.class).withNonnullFields("host").verify();
    }

    @ParameterizedTest
    @CsvSource({"AUTHENTICATION_REQUIRED, false", "REFUSED, true", "UNREACHABLE, true", "SILENT, true", "BROKEN, true"})
    void failure_saysThatItIsNotSpine_andAWrongPasswordIsNotTriedAgain(ProxyIOException.Fault fault, boolean mayPass) {
        ProxyIOException failure = new ProxyIOException(fault, null);

        assertThat(failure.fault()).isEqualTo(fault);
        assertThat(failure.mayPass()).isEqualTo(mayPass);
        assertThat(failure).hasMessageStartingWith("The HTTP proxy (this network's own, not the Spine proxy) ");
    }
}
