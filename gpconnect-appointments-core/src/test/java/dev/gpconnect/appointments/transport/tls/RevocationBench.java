package dev.gpconnect.appointments.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.transport.tls.TlsEvent.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An authority, a server of its, those who trust it, and a responder to ask. */
abstract class RevocationBench {

    static final Instant NOW = Authority.NOW;
    static Authority root;
    static KeyPair pair;
    static Authority other;

    @TempDir
    Path directory;

    final Heard heard = new Heard();
    Responder responder;
    X509Certificate server;
    SpineTrust.Builder trust;

    @BeforeAll
    static void issue() throws Exception {
        root = Authority.root("Root");
        other = Authority.root("Root");
        pair = Authority.rsa();
    }

    @BeforeEach
    void start() throws Exception {
        responder = new Responder();
        server = root.leaf("server", pair).certificate();
        Path bundle = Files.writeString(directory.resolve("trust.pem"), TlsFiles.pem(root.certificate()));
        trust = SpineTrust.pem(bundle).watch(heard.watch());
    }

    @AfterEach
    void stop() throws Exception {
        responder.close();
    }

    static void check(SpineTrust trusting, X509Certificate... chain) throws CertificateException {
        trusting.checkServerTrusted(chain, "ECDHE_RSA");
    }

    void assertRefused(SpineTrust trusting, BasicReason reason, X509Certificate... chain) {
        assertThatThrownBy(() -> check(trusting, chain))
                .isExactlyInstanceOf(CertificateException.class)
                .cause()
                .isInstanceOfSatisfying(
                        CertPathValidatorException.class,
                        verdict -> assertThat(verdict.getReason()).isEqualTo(reason));
        assertThat(heard.events).isEmpty();
    }

    void assertUnknown(SpineTrust.Builder settings, X509Certificate certificate) throws Exception {
        check(settings.build(), certificate);
        assertThat(heard.kinds()).containsExactly(Kind.REVOCATION_UNKNOWN);
        assertThat(heard.events.get(0).message())
                .isEqualTo("Nobody said whether the certificate of server was revoked: let through");
        heard.events.clear();
        SpineTrust strict = settings.refuseUnknownRevocation().build();
        assertRefused(strict, BasicReason.UNDETERMINED_REVOCATION_STATUS, certificate);
    }

    SpineTrust.Builder trust() {
        return SpineTrust.pem(directory.resolve("trust.pem")).watch(heard.watch());
    }
}
