package dev.gpconnect.appointments.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-TR-01: keys that turn under a handshake's hands")
class TurningKeysTest {

    private static final String[] RSA = {"RSA"};

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    @Test
    void handshake_overtakenByARotation_neverBringsTheOldKeyBack() throws Exception {
        Authority root = Authority.root("Root");
        KeyPair first = Authority.rsa();
        KeyPair second = Authority.rsa();
        X509Certificate old = root.leaf("first", first).certificate();
        X509Certificate renewed = root.leaf("second", second).certificate();
        Path file = Files.writeString(directory.resolve("client.pem"), pem(first, old));
        ClientKeys keys = ClientKeys.pem(file)
                .watch(heard.watch().withClock(new Interrupting()))
                .build();
        Files.writeString(file, pem(second, renewed));
        AtomicReference<String> overtaking = new AtomicReference<>();
        // the clock is asked whether files are due, and then for the expiry: there another handshake overtakes
        meanwhile.set(() -> meanwhile.set(() -> {
            meanwhile.set(() -> {});
            heard.clock.set("2026-11-23T08:00:10Z");
            overtaking.set(keys.chooseClientAlias(RSA, null, null));
        }));

        String overtaken = keys.chooseClientAlias(RSA, null, null);

        assertThat(keys.getCertificateChain(overtaken)).containsExactly(renewed);
        assertThat(keys.chooseClientAlias(RSA, null, null)).isEqualTo(overtaking.get());
        assertThat(keys.getCertificateChain(overtaking.get())).containsExactly(renewed);
    }

    private static String pem(KeyPair pair, X509Certificate certificate) throws Exception {
        return TlsFiles.pkcs8(pair.getPrivate()) + TlsFiles.pem(certificate);
    }

    /** The time of the test, with something that happens before it is told. */
    private final class Interrupting extends Clock {

        @Override
        public Instant instant() {
            meanwhile.get().run();
            return heard.clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
