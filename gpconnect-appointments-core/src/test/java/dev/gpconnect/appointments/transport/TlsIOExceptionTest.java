package dev.gpconnect.appointments.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.transport.TlsIOException.ClientCertificate;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.security.cert.CRLReason;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXReason;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("W-TLS-04: what a failed handshake comes from")
class TlsIOExceptionTest {

    static Stream<Arguments> whatIsWrongWithTheServer() {
        return Stream.of(
                arguments(Fault.SERVER_EXPIRED, new CertificateExpiredException("NotAfter: x")),
                arguments(Fault.SERVER_EXPIRED, invalid(BasicReason.EXPIRED)),
                arguments(
                        Fault.SERVER_EXPIRED,
                        new CertificateException(new CertPathBuilderException(invalid(BasicReason.EXPIRED)))),
                arguments(Fault.SERVER_NOT_YET_VALID, new CertificateNotYetValidException("NotBefore: x")),
                arguments(Fault.SERVER_NOT_YET_VALID, invalid(BasicReason.NOT_YET_VALID)),
                arguments(Fault.SERVER_REVOKED, invalid(BasicReason.REVOKED)),
                arguments(
                        Fault.SERVER_REVOKED,
                        new CertificateRevokedException(
                                Date.from(Instant.EPOCH),
                                CRLReason.KEY_COMPROMISE,
                                new X500Principal("CN=x"),
                                Map.of())),
                arguments(Fault.SERVER_REVOCATION_UNKNOWN, invalid(BasicReason.UNDETERMINED_REVOCATION_STATUS)),
                arguments(Fault.SERVER_UNTRUSTED, invalid(BasicReason.ALGORITHM_CONSTRAINED)),
                arguments(
                        Fault.SERVER_UNTRUSTED,
                        new CertPathValidatorException("x", null, null, -1, PKIXReason.NO_TRUST_ANCHOR)),
                arguments(Fault.SERVER_UNTRUSTED, new CertPathBuilderException("unable to find valid path")),
                arguments(Fault.SERVER_UNTRUSTED, new CertificateException("a trust manager's own words")),
                arguments(
                        Fault.SERVER_WRONG_HOST, new CertificateException("No subject alternative DNS name matching")),
                arguments(Fault.SERVER_WRONG_HOST, new CertificateException("No name matching localhost found")),
                arguments(Fault.SERVER_WRONG_HOST, new SSLPeerUnverifiedException("Hostname x not verified")),
                arguments(Fault.SERVER_UNTRUSTED, new SSLPeerUnverifiedException("Certificate pinning failure!")),
                arguments(Fault.OTHER, new IllegalStateException("something else")));
    }

    @Test
    void interruptWhileRevocationIsAskedFor_accusesNobody() {
        Exception interrupted = new CertificateException(
                "Interrupted while asking about revocation", new InterruptedIOException("Interrupted"));

        assertThat(of(caused(interrupted), ClientCertificate.NOT_ASKED_FOR)).isEqualTo(Fault.OTHER);
    }

    @ParameterizedTest
    @MethodSource("whatIsWrongWithTheServer")
    void serversCertificate_isToldByJavasTypes_howeverDeep(Fault fault, Exception cause) {
        assertThat(of(caused(cause), ClientCertificate.NOT_ASKED_FOR)).isEqualTo(fault);
        assertThat(of(caused(new IOException(cause)), ClientCertificate.SHOWN)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "bad_certificate, UNKNOWN, CLIENT_CERTIFICATE_REFUSED",
        "bad_certificate, SHOWN, CLIENT_CERTIFICATE_REFUSED",
        "bad_certificate, NOT_SHOWN, CLIENT_CERTIFICATE_ABSENT",
        "certificate_required, UNKNOWN, CLIENT_CERTIFICATE_ABSENT",
        "certificate_required, SHOWN, CLIENT_CERTIFICATE_ABSENT",
        "certificate_unknown, SHOWN, CLIENT_CERTIFICATE_REFUSED",
        "certificate_expired, SHOWN, CLIENT_CERTIFICATE_REFUSED",
        "certificate_revoked, UNKNOWN, CLIENT_CERTIFICATE_REFUSED",
        "unsupported_certificate, SHOWN, CLIENT_CERTIFICATE_REFUSED",
        "access_denied, SHOWN, CLIENT_CERTIFICATE_REFUSED",
        "unknown_ca, SHOWN, CLIENT_CERTIFICATE_REFUSED",
        "unknown_ca, NOT_SHOWN, CLIENT_CERTIFICATE_ABSENT",
        "handshake_failure, SHOWN, CLIENT_CERTIFICATE_REFUSED",
        "handshake_failure, NOT_SHOWN, CLIENT_CERTIFICATE_ABSENT",
        "handshake_failure, NOT_ASKED_FOR, OTHER",
        "handshake_failure, UNKNOWN, OTHER",
        "protocol_version, NOT_ASKED_FOR, OTHER",
        "internal_error, NOT_SHOWN, OTHER"
    })
    void clientsCertificate_isToldByTheServersAlert(String alert, ClientCertificate shown, Fault fault) {
        SSLException failure = new SSLHandshakeException("Received fatal alert: " + alert);

        assertThat(of(failure, shown)).isEqualTo(fault);
        assertThat(of(caused(failure), shown)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_SHOWN, CLIENT_CERTIFICATE_ABSENT",
        "SHOWN, CLIENT_CERTIFICATE_REFUSED",
        "NOT_ASKED_FOR, OTHER",
        "UNKNOWN, OTHER"
    })
    @DisplayName("W-TLS-04: a certificate fault may surface as a dropped connection, which may also pass")
    void server_thatHangsUp_doesSoForTheCertificateItAskedFor(ClientCertificate shown, Fault fault) {
        for (IOException failure : List.of(new SocketException("Broken pipe"), caused(new EOFException("x")))) {
            TlsIOException told = TlsIOException.of(failure, shown);

            assertThat(told.fault()).isEqualTo(fault);
            assertThat(told.mayPass()).isTrue();
        }
    }

    @Test
    void refusalOfTheClient_isKnownWithoutTheHandshake_whichMayBeOver() {
        assertThat(TlsIOException.refusalOfClient(new SSLException("Received fatal alert: unknown_ca")))
                .contains(Fault.CLIENT_CERTIFICATE_REFUSED);
        assertThat(TlsIOException.refusalOfClient(new SSLException("Received fatal alert: certificate_required")))
                .contains(Fault.CLIENT_CERTIFICATE_ABSENT);
        assertThat(TlsIOException.refusalOfClient(new SSLException("Received fatal alert: handshake_failure")))
                .isEmpty();
        assertThat(TlsIOException.refusalOfClient(new SocketException("Connection reset")))
                .isEmpty();
        assertThat(TlsIOException.refusalOfClient(new IOException("Received fatal alert: unknown_ca")))
                .isEmpty();
    }

    @Test
    void causes_thatGoInACircle_areReadToTheirEnd() {
        IOException one = new IOException("one");
        one.initCause(new IOException(one));

        assertThat(of(caused(one), ClientCertificate.SHOWN)).isEqualTo(Fault.OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void message_saysWhatToDo_andShowsNothingOfTheCause(Fault fault) {
        TlsIOException io = new TlsIOException(fault, new SSLException("CN=s3cret"));
        TlsException typed = new TlsException("the Spine proxy", fault, null, io);

        assertThat(io).hasMessage("No TLS connection: " + fault.advice()).isInstanceOf(NotSentIOException.class);
        assertThat(typed).hasMessage("No TLS connection to the Spine proxy; nothing was sent: " + fault.advice());
        assertThat(typed.fault()).isEqualTo(fault);
        assertThat(fault.advice()).matches(".*(check|tell).*");
    }

    @Test
    void faults_thatMayPass_areThoseOfNoCertificate() {
        assertThat(Stream.of(Fault.values()).filter(Fault::mayPass))
                .containsExactly(Fault.SERVER_REVOCATION_UNKNOWN, Fault.OTHER);
        assertThat(new TlsIOException(Fault.SERVER_EXPIRED, null).mayPass()).isFalse();
        assertThat(new TlsIOException(Fault.OTHER, null).mayPass()).isTrue();
        assertThat(new NotSentIOException("refused", null).mayPass()).isTrue();
    }

    private static Fault of(SSLException failure, ClientCertificate shown) {
        TlsIOException told = TlsIOException.of(failure, shown);
        assertThat(told).hasCause(failure);
        return told.fault();
    }

    private static SSLException caused(Exception cause) {
        SSLException failure = new SSLHandshakeException("x");
        failure.initCause(cause);
        return failure;
    }

    private static CertPathValidatorException invalid(BasicReason reason) {
        return new CertPathValidatorException("x", null, null, -1, reason);
    }
}
