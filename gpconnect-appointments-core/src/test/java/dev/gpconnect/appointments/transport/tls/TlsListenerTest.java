package dev.gpconnect.appointments.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-TLS-04: who is told, and who is asked, about revocation")
class TlsListenerTest extends RevocationBench {

    @Test
    void listener_thatFailsWithAnError_breaksNoHandshake() throws Exception {
        AtomicInteger told = new AtomicInteger();
        TlsWatch failing = heard.watch().withListener(event -> {
            told.incrementAndGet();
            throw new NoClassDefFoundError(event.kind().name());
        });
        SpineTrust trusting = trust.watch(failing).withoutRevocationCalls().build();

        assertThatCode(() -> check(trusting, server)).doesNotThrowAnyException();

        assertThat(told).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap://ocsp.example/", "ocsp.example", "http:opaque", "ftp://ocsp.example/", "http:///"})
    void responder_thatCannotBeAsked_isRefusedAtOnce(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trust.ocspResponder(URI.create(url)))
                .withMessage("An OCSP responder's URL begins with http:// or https:// and has a host");
    }
}
