package dev.gpconnect.appointments.transport.tls;

import static dev.gpconnect.appointments.transport.tls.TlsFiles.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.tls.TlsEvent.Kind;
import dev.gpconnect.appointments.transport.tls.TlsMaterialException.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-TLS-04, D-TR-01: only what the authorities of the file issued is trusted")
class SpineTrustTest {

    private static Authority root;
    private static Authority sub;
    private static KeyPair pair;

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();

    @BeforeAll
    static void issue() throws Exception {
        root = Authority.root("Root");
        sub = root.sub("Sub");
        pair = Authority.rsa();
    }

    private SpineTrust trust(X509Certificate... certificates) throws Exception {
        Path file = Files.writeString(directory.resolve("trust.pem"), TlsFiles.pem(certificates));
        return SpineTrust.pem(file)
                .withoutRevocationCalls()
                .watch(heard.watch())
                .build();
    }

    private static void check(SpineTrust trust, X509Certificate... chain) throws CertificateException {
        trust.checkServerTrusted(chain, "ECDHE_RSA");
    }

    private static CertPathValidatorException refusal(SpineTrust trust, X509Certificate... chain) {
        Throwable fault = catchThrowableOfType(CertificateException.class, () -> check(trust, chain));
        while (!(fault instanceof CertPathValidatorException verdict)) {
            fault = fault.getCause();
        }
        return verdict;
    }

    @Requirement("D-TR-01")
    @Test
    void server_ofTheAuthorities_isTrusted_whateverItSends() throws Exception {
        X509Certificate server = sub.leaf("server", pair).certificate();
        SpineTrust both = trust(sub.certificate(), root.certificate());

        assertThatCode(() -> check(both, server)).doesNotThrowAnyException();
        assertThatCode(() -> check(both, server, root.certificate(), sub.certificate()))
                .doesNotThrowAnyException();
        assertThat(both.getAcceptedIssuers()).containsExactly(root.certificate());
        SpineTrust rootOnly = trust(root.certificate());
        assertThatCode(() -> check(rootOnly, server, sub.certificate())).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(rootOnly, server)).isInstanceOf(CertificateException.class);
        SpineTrust subOnly = trust(sub.certificate());
        assertThatCode(() -> check(subOnly, server)).doesNotThrowAnyException();
        assertThatCode(() -> subOnly.checkClientTrusted(new X509Certificate[] {server}, "RSA"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void trustStore_ofEitherKind_isRead(String type) throws Exception {
        Path file = TlsFiles.trustStore(directory.resolve("trust"), type, sub.certificate(), root.certificate());
        SpineTrust trust = SpineTrust.keyStore(file, PASSWORD)
                .withoutRevocationCalls()
                .watch(heard.watch())
                .build();

        assertThat(trust.statuses())
                .extracting(CertificateStatus::subjectCommonName)
                .containsExactlyInAnyOrder("Sub", "Root");
        assertThatCode(() -> check(trust, sub.leaf("server", pair).certificate()))
                .doesNotThrowAnyException();
    }

    @Requirement("D-TR-01")
    @Test
    void server_ofAnotherAuthority_leadsToNoAnchor() throws Exception {
        Authority namesake = Authority.root("Root");
        X509Certificate stranger = namesake.leaf("server", pair).certificate();

        SpineTrust trust = trust(root.certificate());

        assertThat(refusal(trust, stranger).getReason()).isEqualTo(PKIXReason.NO_TRUST_ANCHOR);
        assertThat(refusal(trust, stranger, namesake.certificate()).getReason()).isEqualTo(PKIXReason.NO_TRUST_ANCHOR);
    }

    @Test
    void server_signedByAServer_isRefused() throws Exception {
        KeyPair middle = Authority.rsa();
        X509Certificate server = root.leaf("server", middle).certificate();
        X509Certificate forged = Authority.forged("forged", middle, server);

        assertThat(refusal(trust(root.certificate()), forged, server).getReason())
                .isEqualTo(PKIXReason.NOT_CA_CERT);
    }

    @Requirement("D-TR-01")
    @Test
    void server_outsideItsDates_isRefusedWithTheJdksReason() throws Exception {
        X509Certificate old = sub.leaf("server", pair)
                .valid("2025-01-01T00:00:00Z", "2026-11-23T07:59:59Z")
                .certificate();
        X509Certificate coming = sub.leaf("server", pair)
                .valid("2026-11-24T00:00:00Z", "2027-01-01T00:00:00Z")
                .certificate();
        SpineTrust trust = trust(sub.certificate(), root.certificate());

        CertPathValidatorException expired = refusal(trust, old);
        assertThat(expired.getReason()).isEqualTo(BasicReason.EXPIRED);
        assertThat(expired).hasCauseInstanceOf(CertificateExpiredException.class);
        CertPathValidatorException early = refusal(trust, coming);
        assertThat(early.getReason()).isEqualTo(BasicReason.NOT_YET_VALID);
        assertThat(early).hasCauseInstanceOf(CertificateNotYetValidException.class);
    }

    @Test
    void server_namedInTheBundle_isTrustedWithinItsDates() throws Exception {
        X509Certificate server = sub.leaf("server", pair)
                .valid("2026-01-01T00:00:00Z", "2026-11-24T00:00:00Z")
                .certificate();
        SpineTrust trust = trust(server, Authority.root("Other").certificate());
        assertThatCode(() -> check(trust, server)).doesNotThrowAnyException();

        heard.clock.set("2026-11-24T00:00:01Z");

        assertThatThrownBy(() -> check(trust, server)).isInstanceOf(CertificateExpiredException.class);
    }

    @Test
    void bundle_withNothingToTrust_isAnError() throws Exception {
        Path store = TlsFiles.trustStore(directory.resolve("trust.p12"), "PKCS12");
        SpineTrust.Builder empty = SpineTrust.keyStore(store, PASSWORD).watch(heard.watch());
        assertThat(catchThrowableOfType(TlsMaterialException.class, empty::build)
                        .fault())
                .isEqualTo(Fault.NO_CERTIFICATE);

        Path keyOnly = Files.writeString(directory.resolve("key.pem"), TlsFiles.pkcs8(pair.getPrivate()));
        SpineTrust.Builder key = SpineTrust.pem(keyOnly).watch(heard.watch());
        assertThat(catchThrowableOfType(TlsMaterialException.class, key::build).fault())
                .isEqualTo(Fault.NO_CERTIFICATE);

        heard.clock.set("2030-01-01T00:00:00Z");
        assertThat(catchThrowableOfType(TlsMaterialException.class, () -> trust(root.certificate()))
                        .fault())
                .isEqualTo(Fault.EXPIRED);
    }

    @Test
    void authority_thatExpiresSoon_isReported() throws Exception {
        heard.clock.set("2027-05-01T08:00:00Z");

        trust(root.certificate());

        assertThat(heard.kinds()).containsExactly(Kind.EXPIRES_SOON);
        assertThat(heard.events.get(0).certificate().orElseThrow().subjectCommonName())
                .isEqualTo("Root");
    }
}
