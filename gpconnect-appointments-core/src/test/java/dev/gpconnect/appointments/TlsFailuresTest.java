package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Cause;
import dev.gpconnect.appointments.slots.SearchDiagnosis.Kind;
import dev.gpconnect.appointments.transport.ProxyIOException;
import dev.gpconnect.appointments.transport.TlsIOException;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("W-TLS-04: what a caller is told of TLS that fails, and of an HTTP proxy that does not let through")
class TlsFailuresTest extends ClientTest {

    @ParameterizedTest
    @EnumSource
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-04: a write is not sent, and the fault says why and what to do")
    void write_withoutTls_isNotSent(Fault fault) {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        TlsIOException cause = new TlsIOException(fault, null);
        transport.fails(cause);

        TlsException failure = catchThrowableOfType(
                TlsException.class, () -> ada.book(Booking.of(slot, "x").build()));

        assertThat(failure.fault()).isEqualTo(fault);
        assertThat(failure.effectUnknown()).isFalse();
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure)
                .isInstanceOf(NotSentException.class)
                .hasCause(cause)
                .hasMessageStartingWith(
                        "No TLS connection to the practice's system; nothing was sent: " + fault.advice());
    }

    @Test
    void peer_isTheSpineProxy_whereThereIsOne() {
        transport.fails(new TlsIOException(Fault.SERVER_EXPIRED, null));
        try (AppointmentsClient proxied = newBuilder()
                .spineProxy(URI.create("https://proxy.example.nhs.uk/"))
                .build()) {
            Practice at = proxied.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001");

            assertThat(catchThrowableOfType(TlsException.class, at::capabilityStatement))
                    .hasMessageStartingWith("No TLS connection to the Spine proxy; ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bad_certificate, the server refuses the client certificate",
        "certificate_required, the server wants a client certificate and was shown none"
    })
    @DisplayName(
            "C-GEN-09: with TLS 1.3 a certificate is refused when a booking may have left, whose outcome stays unknown")
    void write_whoseCertificateIsRefusedAfterwards_hasAnUnknownOutcome(String alert, String why) {
        FreeSlot slot = slot();
        PatientRecord ada = ada();
        transport.fails(new SSLHandshakeException("Received fatal alert: " + alert));

        OutcomeUnknownException failure = catchThrowableOfType(
                OutcomeUnknownException.class,
                () -> ada.book(Booking.of(slot, "x").build()));

        assertThat(failure.effectUnknown()).isTrue();
        assertThat(failure)
                .hasMessageContainingAll(
                        why, "may or may not have been carried out", "Look at the patient's appointments");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("C-GEN-09: a read is tried again only where the fault may pass; a wrong certificate stays wrong")
    void read_withoutTls_isTriedAgain_whereItMayHelp(Fault fault) {
        try (AppointmentsClient patient = newBuilder().maxRetries(1).build()) {
            Practice at = patient.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);
            transport.fails(new TlsIOException(fault, null));
            if (fault.mayPass()) {
                transport.fails(new TlsIOException(fault, null));
            }

            TlsException failure = catchThrowableOfType(TlsException.class, at::capabilityStatement);

            assertThat(failure.attempts()).isEqualTo(fault.mayPass() ? 2 : 1);
            assertThat(transport.requests()).hasSize(failure.attempts());
        }
    }

    @ParameterizedTest
    @EnumSource
    void httpProxy_thatDoesNotLetThrough_isNamedAsSuch(ProxyIOException.Fault fault) {
        ProxyIOException cause = new ProxyIOException(fault, null);
        transport.fails(cause);

        NotSentException failure = catchThrowableOfType(NotSentException.class, practice::capabilityStatement);

        assertThat(failure)
                .hasCause(cause)
                .hasMessageContaining("; nothing was sent. " + cause.getMessage())
                .hasMessageContaining("not the Spine proxy");
    }

    @ParameterizedTest
    @CsvSource({"SERVER_EXPIRED, FAULT", "CLIENT_CERTIFICATE_ABSENT, FAULT", "OTHER, UNREACHABLE"})
    void search_thatFailsForTls_isExplained(Fault fault, Kind kind) {
        transport.fails(new TlsIOException(fault, null)).fails(new TlsIOException(fault, null));

        List<Cause> causes = practice.diagnose(SEARCH).causes();

        assertThat(causes).first().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo(kind);
            assertThat(cause.explanation()).contains(fault.advice());
        });
    }
}
