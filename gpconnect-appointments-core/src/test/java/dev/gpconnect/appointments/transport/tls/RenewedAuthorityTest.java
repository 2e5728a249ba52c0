package dev.gpconnect.appointments.transport.tls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.requirements.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("W-TLS-04, D-TR-01: an authority that was renewed with its old key is trusted beside its old certificate")
class RenewedAuthorityTest {

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();

    @Requirement("D-TR-01")
    @Test
    void subAuthority_renewedWithItsKey_standsInForItsExpiredCertificate() throws Exception {
        Authority root = Authority.root("Root");
        Authority sub = root.sub("Sub");
        X509Certificate expired = root.again(sub, "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z");
        X509Certificate server = sub.leaf("server", Authority.rsa()).certificate();
        X509Certificate[] sent = {server, sub.certificate()};

        for (List<X509Certificate> bundle : List.of(
                List.of(expired, sub.certificate(), root.certificate()), List.of(expired, root.certificate()))) {
            SpineTrust trust = trust(bundle);

            assertThatCode(() -> trust.checkServerTrusted(sent, "ECDHE_RSA")).doesNotThrowAnyException();
        }
    }

    @Requirement("D-TR-01")
    @Test
    void authority_expired_isTrustedNoLonger() throws Exception {
        Authority root = Authority.root("Root");
        X509Certificate server = root.leaf("server", Authority.rsa())
                .valid("2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z")
                .certificate();
        Authority other = Authority.root("Other");
        SpineTrust trust = trust(List.of(root.certificate(), other.certificate()));
        heard.clock.set("2027-11-23T08:00:00Z");

        assertThatThrownBy(() -> trust.checkServerTrusted(new X509Certificate[] {server}, "ECDHE_RSA"))
                .isInstanceOf(CertificateExpiredException.class);
    }

    private SpineTrust trust(List<X509Certificate> certificates) throws Exception {
        String text = TlsFiles.pem(certificates.toArray(X509Certificate[]::new));
        return SpineTrust.pem(Files.writeString(directory.resolve("trust.pem"), text))
                .withoutRevocationCalls()
                .watch(heard.watch())
                .build();
    }
}
