package dev.gpconnect.appointments.transport.tls;

import static dev.gpconnect.appointments.transport.tls.TlsFiles.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.transport.tls.TlsMaterialException.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("W-TLS-01: a key that cannot be used is an error that says why")
class ClientKeysFaultsTest {

    private static final char[] WRONG = "wrong donkey".toCharArray();

    private static Authority root;
    private static KeyPair pair;
    private static X509Certificate own;
    private static String key;
    private static String certificates;

    @TempDir
    private Path directory;

    @BeforeAll
    static void issue() throws Exception {
        root = Authority.root("Root");
        pair = Authority.rsa();
        own = root.leaf("consumer.example", pair).certificate();
        key = TlsFiles.pkcs8(pair.getPrivate());
        certificates = TlsFiles.pem(own, root.certificate());
    }

    private TlsMaterialException refused(ClientKeys.Builder builder) {
        TlsMaterialException fault = catchThrowableOfType(
                TlsMaterialException.class,
                () -> builder.watch(new Heard().watch()).build());
        assertThat(fault.getMessage()).doesNotContain("horse", "donkey", "BEGIN RSA", "MII");
        return fault;
    }

    private TlsMaterialException refused(String pem) throws Exception {
        return refused(ClientKeys.pem(Files.writeString(directory.resolve("all.pem"), pem)));
    }

    private Path store(Map<String, PrivateKey> keys) throws Exception {
        return TlsFiles.store(directory.resolve("keys.p12"), "PKCS12", PASSWORD, keys, own);
    }

    @Test
    void file_missing_isUnreadable() {
        TlsMaterialException fault = refused(ClientKeys.pem(directory.resolve("none.pem")));

        assertThat(fault.fault()).isEqualTo(Fault.UNREADABLE);
        assertThat(fault).hasMessageEndingWith("none.pem does not exist");
    }

    @Test
    void password_wrong_isSaid() throws Exception {
        Path file = store(Map.of("one", pair.getPrivate()));

        assertThat(refused(ClientKeys.keyStore(file, WRONG)).fault()).isEqualTo(Fault.WRONG_PASSWORD);
        Path jks = TlsFiles.store(directory.resolve("k"), "JKS", WRONG, Map.of("one", pair.getPrivate()), own);
        assertThat(refused(ClientKeys.keyStore(jks, PASSWORD)).fault()).isEqualTo(Fault.WRONG_PASSWORD);
        String encrypted = TlsFiles.encrypted(pair.getPrivate()) + certificates;
        assertThat(refused(encrypted)).hasMessageContaining("is encrypted: give its password");
        Path pem = directory.resolve("all.pem");
        assertThat(refused(ClientKeys.pem(pem).keyPassword(WRONG)).fault()).isEqualTo(Fault.WRONG_PASSWORD);
    }

    @Test
    void keyStore_thatIsNone_isMalformed() throws Exception {
        Path file = Files.writeString(directory.resolve("keys.p12"), certificates);

        assertThat(refused(ClientKeys.keyStore(file, PASSWORD)).fault()).isEqualTo(Fault.MALFORMED);
    }

    @Test
    void privateKey_missing_isSaid() throws Exception {
        Path trusted = TlsFiles.trustStore(directory.resolve("trust.p12"), "PKCS12", own);

        assertThat(refused(ClientKeys.keyStore(trusted, PASSWORD)).fault()).isEqualTo(Fault.NO_PRIVATE_KEY);
        Path other = store(Map.of("one", pair.getPrivate()));
        assertThat(refused(ClientKeys.keyStore(other, PASSWORD).alias("two")))
                .hasMessageStartingWith("No private key is called two")
                .hasMessageEndingWith("it has [one]");
        assertThat(refused(certificates).fault()).isEqualTo(Fault.NO_PRIVATE_KEY);
    }

    @Test
    void privateKeys_several_areRefused() throws Exception {
        Path file = store(Map.of("one", pair.getPrivate(), "two", pair.getPrivate()));

        assertThat(refused(ClientKeys.keyStore(file, PASSWORD)).fault()).isEqualTo(Fault.SEVERAL_KEYS);
        assertThat(refused(key + key + certificates).fault()).isEqualTo(Fault.SEVERAL_KEYS);
    }

    @Test
    void certificate_missingOrAnothers_isSaid() throws Exception {
        String anothers = TlsFiles.pem(root.leaf("other", Authority.rsa()).certificate());

        assertThat(refused(key).fault()).isEqualTo(Fault.NO_CERTIFICATE);
        assertThat(refused(key + anothers).fault()).isEqualTo(Fault.KEY_MISMATCH);
        assertThat(refused(key + certificates + anothers))
                .hasMessageStartingWith("The certificate of other is no part");
        assertThat(refused(key + certificates + anothers).fault()).isEqualTo(Fault.BROKEN_CHAIN);
    }

    @Test
    void certificate_outsideItsDates_isRefused() throws Exception {
        String old = TlsFiles.pem(root.leaf("old", pair)
                .valid("2025-01-01T00:00:00Z", "2026-11-23T07:59:59Z")
                .certificate());
        String coming = TlsFiles.pem(root.leaf("coming", pair)
                .valid("2026-11-24T00:00:00Z", "2027-01-01T00:00:00Z")
                .certificate());

        TlsMaterialException expired = refused(key + old);
        assertThat(expired.fault()).isEqualTo(Fault.EXPIRED);
        assertThat(expired).hasCauseInstanceOf(CertificateExpiredException.class);
        assertThat(expired).hasMessageEndingWith("expired at 2026-11-23T07:59:59Z");
        TlsMaterialException early = refused(key + coming);
        assertThat(early.fault()).isEqualTo(Fault.NOT_YET_VALID);
        assertThat(early).hasCauseInstanceOf(CertificateNotYetValidException.class);
        assertThat(early).hasMessageEndingWith("is not valid before 2026-11-24T00:00:00Z");
    }

    @Test
    void keyInAnotherForm_isRefusedWithTheCommand() throws Exception {
        String old = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";

        assertThat(refused(old + certificates).fault()).isEqualTo(Fault.UNSUPPORTED);
        assertThat(refused(old)).hasMessageContaining("openssl pkcs8 -topk8 -in OLD -out NEW");
        assertThat(refused(TlsFiles.pem("EC PRIVATE KEY", new byte[9])))
                .hasMessageContaining("is a EC PRIVATE KEY and not PKCS#8")
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
        Path unknown = Files.writeString(
                directory.resolve("all.pem"), TlsFiles.pem("ENCRYPTED PRIVATE KEY", new byte[9]) + certificates);
        assertThat(refused(ClientKeys.pem(unknown).keyPassword(PASSWORD)).fault())
                .isEqualTo(Fault.UNSUPPORTED);
    }

    @Test
    void pem_brokenOrNone_isMalformed() throws Exception {
        String cut = certificates.substring(0, certificates.length() - 40);

        assertThat(refused(key + cut)).hasMessageEndingWith("is cut short: a BEGIN has no END");
        assertThat(refused("not PEM")).hasMessageContaining("openssl x509 -inform der");
        assertThat(refused(key + TlsFiles.pem("CERTIFICATE", new byte[9])).fault())
                .isEqualTo(Fault.MALFORMED);
        assertThat(refused(TlsFiles.pem("PRIVATE KEY", new byte[9]) + certificates)
                        .fault())
                .isEqualTo(Fault.MALFORMED);
    }

    @Test
    void alias_forPem_isRefused() {
        ClientKeys.Builder builder =
                ClientKeys.pem(directory.resolve("all.pem")).alias("one");

        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("alias(...)");
    }
}
