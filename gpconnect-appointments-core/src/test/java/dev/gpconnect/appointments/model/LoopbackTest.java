package dev.gpconnect.appointments.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-TLS-01: what is this machine, told by its address")
class LoopbackTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "HTTP://LocalHost:8080/x",
                "http://127.0.0.1",
                "http://127.255.255.255:1/x?y",
                "http://[::1]:8080/"
            })
    void url_ofThisMachine_isLoopback(String url) {
        assertThat(Loopback.is(url)).isTrue();
        assertThat(Loopback.isLeftInClear(url)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://127.0.0.256",
                "http://127.1",
                "http://128.0.0.1",
                "http://[::2]",
                "http://localhost@evil.example",
                "http://evil.example/127.0.0.1",
                "http://evil.example\\@localhost",
                "http://127%2e0.0.1",
                "HTTP://a_b",
                "http://",
                "http:// localhost"
            })
    void url_ofAnother_isLeftInClear(String url) {
        assertThat(Loopback.is(url)).isFalse();
        assertThat(Loopback.isLeftInClear(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://practice.example", "", "localhost", "/127.0.0.1", "httpx://localhost.example"})
    void url_thatIsNotPlainHttp_isNotLeftInClear(String url) {
        assertThat(Loopback.is(url)).isFalse();
        assertThat(Loopback.isLeftInClear(url)).isFalse();
    }

    @Test
    void host_withoutItsUrl_isToldToo() {
        assertThat(Loopback.isHost("::1")).isTrue();
        assertThat(Loopback.isHost("[::1]")).isTrue();
        assertThat(Loopback.isHost("127.0.0.1")).isTrue();
        assertThat(Loopback.isHost("localhost.")).isFalse();
        assertThat(Loopback.isHost("0.0.0.0")).isFalse();
    }
}
