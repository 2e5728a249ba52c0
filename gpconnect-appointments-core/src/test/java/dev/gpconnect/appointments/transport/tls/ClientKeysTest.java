package dev.gpconnect.appointments.transport.tls;

import static dev.gpconnect.appointments.transport.tls.TlsFiles.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.tls.TlsEvent.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-TLS-01, D-TR-01: the client's key and certificate, from every kind of file")
class ClientKeysTest {

    private static Authority sub;
    private static X509Certificate root;
    private static KeyPair pair;
    private static X509Certificate own;

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();

    @BeforeAll
    static void issue() throws Exception {
        Authority top = Authority.root("Root");
        root = top.certificate();
        sub = top.sub("Sub");
        pair = Authority.rsa();
        own = sub.leaf("consumer.example", pair).certificate();
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text);
    }

    private void assertServes(ClientKeys keys) {
        String alias = keys.chooseClientAlias(new String[] {"EC", "RSA"}, null, null);
        assertThat(keys.getPrivateKey(alias)).isEqualTo(pair.getPrivate());
        assertThat(keys.getCertificateChain(alias)).containsExactly(own, sub.certificate());
        assertThat(keys.status().subjectCommonName()).isEqualTo("consumer.example");
        assertThat(keys.status().notAfter()).isEqualTo(Instant.parse("2027-05-07T08:00:00Z"));
        assertThat(heard.events).isEmpty();
    }

    @Requirement("D-TR-01")
    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void keyStore_ofEitherKind_serves(String type) throws Exception {
        Path file = TlsFiles.store(
                directory.resolve("keys"), type, PASSWORD, Map.of("one", pair.getPrivate()), own, sub.certificate());

        assertServes(ClientKeys.keyStore(file, PASSWORD).watch(heard.watch()).build());
    }

    @Test
    void keyStore_withSeveralKeys_needsAnAlias() throws Exception {
        Path file = TlsFiles.store(
                directory.resolve("keys"),
                "PKCS12",
                PASSWORD,
                Map.of("one", pair.getPrivate(), "two", pair.getPrivate()),
                own,
                sub.certificate());

        ClientKeys.Builder builder = ClientKeys.keyStore(file, PASSWORD).watch(heard.watch());
        assertServes(ClientKeys.keyStore(file, PASSWORD)
                .alias("two")
                .watch(heard.watch())
                .build());
        assertThatThrownBy(builder::build).hasMessageContaining("name one of [one, two]");
    }

    @Test
    void jks_withAKeyPasswordOfItsOwn_serves() throws Exception {
        char[] other = "battery staple".toCharArray();
        Path file = TlsFiles.store(
                directory.resolve("keys"), "JKS", other, Map.of("one", pair.getPrivate()), own, sub.certificate());

        assertServes(ClientKeys.keyStore(file, PASSWORD)
                .keyPassword(other)
                .watch(heard.watch())
                .build());
    }

    @Test
    void pem_inOneFile_servesInAnyOrder() throws Exception {
        Path file = write("all.pem", TlsFiles.pem(sub.certificate(), own) + TlsFiles.pkcs8(pair.getPrivate()));

        assertServes(ClientKeys.pem(file).watch(heard.watch()).build());
    }

    @Test
    void pem_inThreeFiles_withPkcs1_serves() throws Exception {
        Path certificate = write("client.crt", "Bag Attributes\n" + TlsFiles.pem(own));
        Path key = write("client.key", TlsFiles.pkcs1(pair.getPrivate()));
        Path chain = write("chain.crt", TlsFiles.pem(sub.certificate()));

        assertServes(
                ClientKeys.pem(certificate, key, chain).watch(heard.watch()).build());
    }

    @Test
    void pem_encrypted_servesWithItsPassword() throws Exception {
        Path file = write("all.pem", TlsFiles.encrypted(pair.getPrivate()) + TlsFiles.pem(own, sub.certificate()));

        assertServes(
                ClientKeys.pem(file).keyPassword(PASSWORD).watch(heard.watch()).build());
    }

    @Test
    void ellipticKey_isForServersThatTakeIt() throws Exception {
        KeyPair elliptic = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X509Certificate certificate = sub.leaf("elliptic", elliptic).certificate();
        Path file = write(
                "ec.pem", TlsFiles.pkcs8(elliptic.getPrivate()) + TlsFiles.pem(certificate, sub.certificate(), root));
        ClientKeys keys = ClientKeys.pem(file).watch(heard.watch()).build();

        assertThat(keys.getClientAliases("EC", null)).containsExactly("client-0");
        assertThat(keys.getCertificateChain("client-0")).containsExactly(certificate, sub.certificate(), root);
        assertThat(keys.chooseEngineClientAlias(new String[] {"RSA"}, null, null))
                .isNull();
        assertThat(keys.getPrivateKey("client-7")).isNull();
        assertThat(keys.getServerAliases("EC", null)).isNull();
    }

    @Test
    void certificate_withoutItsIssuers_servesWithAWarning() throws Exception {
        Path file = write("all.pem", TlsFiles.pem(own) + TlsFiles.pkcs8(pair.getPrivate()));

        ClientKeys keys = ClientKeys.pem(file).watch(heard.watch()).build();

        assertThat(keys.getCertificateChain("client-0")).containsExactly(own);
        assertThat(heard.kinds()).containsExactly(Kind.CHAIN_INCOMPLETE);
    }

    @Test
    void text_showsNameAndEnd_andNoMore() throws Exception {
        Path file = write("all.pem", TlsFiles.pem(own, sub.certificate()) + TlsFiles.pkcs8(pair.getPrivate()));

        assertThat(ClientKeys.pem(file).watch(heard.watch()).build())
                .hasToString("ClientKeys[CertificateStatus[consumer.example, until 2027-05-07T08:00:00Z]]");
    }
}
