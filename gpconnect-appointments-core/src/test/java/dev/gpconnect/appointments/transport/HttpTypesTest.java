package dev.gpconnect.appointments.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.ScriptedTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTypesTest {

    @Test
    @DisplayName("W-HDR-13: names are compared without regard to case")
    void headers_byName_areFoundInAnyCase() {
        HttpHeaders headers = HttpHeaders.builder()
                .add("ETag", "a")
                .add("X", "1")
                .add("etag", "b\tc é")
                .build();
        List<String> seen = new ArrayList<>();
        headers.forEach((name, value) -> seen.add(name + "=" + value));

        assertThat(headers.first("ETAG")).contains("a");
        assertThat(headers.all("Etag")).containsExactly("a", "b\tc é");
        assertThat(headers.first("Location")).isEmpty();
        assertThat(seen).containsExactly("ETag=a", "X=1", "etag=b\tc é");
        assertThat(headers).hasToString("[ETag, X, etag]");
        assertThat(HttpHeaders.none()).hasToString("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nEvil: 1", "a\nb", "\u0000", "\u007f"})
    void header_withControlCharacters_isRefused(String text) {
        HttpHeaders.Builder headers = HttpHeaders.builder();

        assertThatThrownBy(() -> headers.add("X", text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> headers.add(text, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void request_built_keepsItsBodyToItself() {
        byte[] body = {1, 2};
        HttpRequest request = HttpRequest.builder("POST", "https://a/b?nhs=1")
                .headers(HttpHeaders.builder().add("A", "secret").build())
                .body(body)
                .connectTimeout(Duration.ofSeconds(1))
                .timeout(Duration.ofSeconds(2))
                .build();
        body[0] = 9;
        request.body().orElseThrow()[1] = 9;

        assertThat(request.body().orElseThrow()).containsExactly(1, 2);
        assertThat(request.headers().first("a")).contains("secret");
        assertThat(request.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(request).hasToString("HttpRequest[POST]");
    }

    @Test
    void request_byDefault_hasNoBodyAndPlainTimeouts() {
        HttpRequest request = HttpRequest.builder("GET", "https://a/").build();

        assertThat(request.body()).isEmpty();
        assertThat(request.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(HttpResponse.of(204, HttpHeaders.none(), ScriptedTransport.nothing()))
                .hasToString("HttpResponse[204]");
    }
}
