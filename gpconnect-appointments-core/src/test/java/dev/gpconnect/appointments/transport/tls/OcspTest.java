package dev.gpconnect.appointments.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.requirements.Requirement;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("W-TLS-04, D-TR-01: what a responder calls revoked is refused")
class OcspTest extends RevocationBench {

    /** What a responder may do that tells nothing. */
    enum Useless {
        UNREACHABLE,
        GARBAGE,
        ANOTHER_SIGNER,
        HANGING,
        FAILING
    }

    @Requirement("D-TR-01")
    @Test
    void responder_ofTheCertificate_decides() throws Exception {
        X509Certificate certificate =
                root.leaf("server", pair).ocspAt(responder.url().toString()).certificate();
        responder.answering(question -> root.ocsp(question, false));
        SpineTrust good = trust.refuseUnknownRevocation().build();
        check(good, certificate);
        check(good, certificate);
        assertThat(responder.asked).hasValue(1);

        responder.answering(question -> root.ocsp(question, true));
        assertRefused(trust.build(), BasicReason.REVOKED, certificate);
        heard.clock.set("2026-11-23T08:10:01Z");
        assertRefused(good, BasicReason.REVOKED, certificate);
    }

    @Test
    void responder_thatIsNamed_isAskedInPlaceOfTheCertificates() throws Exception {
        X509Certificate certificate =
                root.leaf("server", pair).ocspAt("http://127.0.0.1:1/").certificate();
        responder.answering(question -> root.ocsp(question, true));

        assertRefused(trust.ocspResponder(responder.url()).build(), BasicReason.REVOKED, certificate);
    }

    @Requirement("D-TR-01")
    @Timeout(30)
    @ParameterizedTest
    @EnumSource(Useless.class)
    void responder_thatTellsNothing_isBounded(Useless kind) throws Exception {
        trust.ocspResponder(responder.url()).revocationTimeout(Duration.ofMillis(700));
        switch (kind) {
            case UNREACHABLE -> responder.close();
            case GARBAGE -> responder.answering(question -> new byte[] {0x30, 3, 1, 2});
            case ANOTHER_SIGNER -> responder.answering(question -> other.ocsp(question, false));
            case HANGING -> responder.hanging();
            case FAILING ->
                responder.answering(question -> {
                    throw new IllegalStateException("fails");
                });
        }

        assertUnknown(trust, server);
    }

    @Test
    void responder_thatFailed_isAskedAgainAfterAWhile() throws Exception {
        responder.answering(question -> new byte[0]);
        SpineTrust trusting = trust.ocspResponder(responder.url()).build();
        check(trusting, server);
        check(trusting, server);
        assertThat(responder.asked).hasValue(1);
        heard.clock.set("2026-11-23T08:00:31Z");
        responder.answering(question -> root.ocsp(question, true));

        assertThatThrownBy(() -> check(trusting, server)).hasMessageContaining("was revoked");
    }

    @Test
    void distributionPoint_isAsked_whenNobodyElseKnows() throws Exception {
        X509Certificate certificate =
                root.leaf("server", pair).crlAt(responder.url() + "list.crl").certificate();
        responder.answering(nothing -> root.crl(NOW).getEncoded());
        check(trust.refuseUnknownRevocation().build(), certificate);
        responder.answering(nothing -> root.crl(NOW, certificate).getEncoded());
        assertRefused(trust.build(), BasicReason.REVOKED, certificate);
        responder.answering(nothing -> new byte[] {1});

        assertUnknown(trust(), certificate);
    }

    @Test
    void interrupt_whileAsking_endsTheHandshakeAndStays() throws Exception {
        responder.hanging();
        SpineTrust trusting = trust.ocspResponder(responder.url()).build();

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> check(trusting, server)).isInstanceOf(CertificateException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void stapledAnswer_decides() throws Exception {
        Revocation revocation = new Revocation(trust.withoutRevocationCalls().refuseUnknownRevocation());
        List<X509Certificate> path = List.of(server, root.certificate());
        byte[] question = OcspQuestion.about(server, root.certificate());

        revocation.check(path, List.of(root.ocsp(question, false)), NOW);
        assertThatThrownBy(() -> revocation.check(path, List.of(root.ocsp(question, true)), NOW))
                .hasMessageContaining("was revoked");
        assertThatThrownBy(() -> revocation.check(path, List.of(new byte[0]), NOW))
                .hasMessage("Nobody said whether the certificate of server was revoked");
    }
}
