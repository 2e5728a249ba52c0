package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.transport.NotSentIOException;
import dev.gpconnect.appointments.transport.ProxyIOException;
import dev.gpconnect.appointments.transport.TlsIOException;
import java.net.SocketException;
import java.util.Collections;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The directory over its FHIR API: TLS that fails, and an HTTP proxy that does not let through")
final class SdsFhirTlsTest extends SdsBench {

    private void failsAsOftenAsAsked(NotSentIOException cause) {
        Collections.nCopies(cause.mayPass() ? 4 : 1, cause).forEach(transport::fails);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("W-TLS-04: the fault is typed, and asked again only where it may pass")
    void tls_thatFails_isTyped(Fault fault) {
        TlsIOException cause = new TlsIOException(fault, null);
        failsAsOftenAsAsked(cause);

        TlsException failure = catchThrowableOfType(TlsException.class, this::find);

        assertThat(failure.fault()).isEqualTo(fault);
        assertThat(failure)
                .hasCause(cause)
                .hasMessage(
                        "No TLS connection to the directory, asked for Y90001 for SEARCH_FREE_SLOTS; nothing was sent: "
                                + fault.advice());
        assertThat(waits).hasSize(fault.mayPass() ? 3 : 0);
    }

    @Test
    void tls_thatFailsOnce_andMayPass_isAskedAgain() {
        transport.fails(new TlsIOException(Fault.OTHER, null));
        answers(Fhir.bundle(endpoint()), Fhir.bundle(device()));

        assertThat(find()).isEqualTo(FOUND);
    }

    @Test
    @DisplayName("a directory that hangs up on our certificate, and does not say why, is asked again")
    void directory_thatHangsUp_isAskedAgain() {
        failsAsOftenAsAsked(
                new TlsIOException(Fault.CLIENT_CERTIFICATE_REFUSED, new SocketException("Connection reset")));

        assertThat(failure()).isInstanceOf(TlsException.class);
        assertThat(waits).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"bad_certificate, CLIENT_CERTIFICATE_REFUSED", "certificate_required, CLIENT_CERTIFICATE_ABSENT"})
    @DisplayName("W-TLS-01: with TLS 1.3 our certificate is refused when the search has left, and that is said too")
    void certificate_refusedAfterwards_isTyped(String alert, Fault fault) {
        SSLHandshakeException cause = new SSLHandshakeException("Received fatal alert: " + alert);
        transport.fails(cause);

        TlsException failure = catchThrowableOfType(TlsException.class, this::find);

        assertThat(failure.fault()).isEqualTo(fault);
        assertThat(failure).hasCause(cause);
        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("an HTTP proxy is named as such, and one that wants another password is not asked again")
    void httpProxy_thatDoesNotLetThrough_isNamed(ProxyIOException.Fault fault) {
        ProxyIOException cause = new ProxyIOException(fault, null);
        failsAsOftenAsAsked(cause);

        assertThat(failure())
                .isExactlyInstanceOf(NotSentException.class)
                .hasCause(cause)
                .hasMessage("The directory could not be reached when it was asked for Y90001 for SEARCH_FREE_SLOTS;"
                        + " nothing was sent. " + cause.getMessage())
                .hasMessageContaining("not the Spine proxy");
        assertThat(waits).hasSize(fault == ProxyIOException.Fault.AUTHENTICATION_REQUIRED ? 0 : 3);
    }
}
