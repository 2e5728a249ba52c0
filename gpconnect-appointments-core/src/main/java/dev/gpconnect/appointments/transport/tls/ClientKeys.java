package dev.gpconnect.appointments.transport.tls;

import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The private key and certificate that the application shows, from files (W-TLS-01, D-TR-01). Files that change are read again
 * and serve the next connection; a file that cannot be used leaves the old key in force and is reported. Used by many threads.
 *
 * <pre>{@code
 * ClientKeys keys = ClientKeys.keyStore(Path.of("spine.p12"), password).build();
 * }</pre>
 *
 * <p>The certificate is shown to every server that asks and takes keys of its kind, whatever authorities that server names: one
 * that does not want it says so, rather than miss it. No TLS session is resumed, so that every TLS 1.2 connection shows the
 * certificate of its day. Serves clients only.
 */
public final class ClientKeys extends X509ExtendedKeyManager {

    /** What one reading of the files gave, under a name of its own. */
    private record Generation(String alias, KeyMaterial material) {}

    private final Reread<KeyMaterial> files;
    private final ExpiryWatch expiry;
    private final ReentrantLock turning = new ReentrantLock();
    private volatile List<Generation> generations;
    private int count;

    private ClientKeys(Builder settings) {
        this.expiry = new ExpiryWatch(settings.watch);
        this.files = new Reread<>(settings.paths, settings::read, settings.watch, expiry::restart);
        this.generations = List.of(new Generation("client-0", files.last()));
        expiry.check(files.last().statuses());
    }

    /**
     * Starts with the key of a PKCS#12 or JKS file, whichever it is. The password opens the file and the key in it; it is copied.
     */
    public static Builder keyStore(Path file, char[] password) {
        Builder builder = new Builder(List.of(file), true);
        builder.password = password.clone();
        return builder;
    }

    /**
     * Starts with PEM files, one or several, that together hold the private key, its certificate and those of its issuers, in any
     * order. A key is PKCS#8, plain or encrypted, or PKCS#1; others are refused with the command that converts them.
     */
    public static Builder pem(Path file, Path... more) {
        List<Path> files = new ArrayList<>(List.of(more));
        files.add(0, file);
        return new Builder(List.copyOf(files), false);
    }

    /** Whose certificate is in use and how long it holds; the file is read again if it changed. */
    public CertificateStatus status() {
        return files.current().statuses().get(0);
    }

    private Generation newest() {
        KeyMaterial material = files.current();
        expiry.check(material.statuses());
        Generation newest = generations.get(0);
        return newest.material() == material ? newest : turn();
    }

    /**
     * Turns to what the files said last, which may be newer than what this thread has seen. Keeps the generation before: a
     * handshake that has its name will ask for its key.
     */
    private Generation turn() {
        turning.lock();
        try {
            KeyMaterial material = files.last();
            Generation newest = generations.get(0);
            if (newest.material() != material) {
                count++;
                Generation turned = new Generation("client-" + count, material);
                generations = List.of(turned, newest);
                newest = turned;
            }
            return newest;
        } finally {
            turning.unlock();
        }
    }

    private @Nullable KeyMaterial material(String alias) {
        return generations.stream()
                .filter(generation -> generation.alias().equals(alias))
                .map(Generation::material)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String choose(String[] keyTypes, @Nullable SSLSession handshake) {
        if (handshake != null) {
            handshake.invalidate();
        }
        Generation newest = newest();
        String kind = newest.material().key().getAlgorithm();
        return Stream.of(keyTypes).anyMatch(kind::equals) ? newest.alias() : null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(keyTypes, socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choose(keyTypes, engine == null ? null : engine.getHandshakeSession());
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = choose(new String[] {keyType}, null);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        KeyMaterial material = material(alias);
        return material == null ? null : material.key();
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        KeyMaterial material = material(alias);
        return material == null ? null : material.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "ClientKeys[" + status() + "]";
    }

    /** Says how to read the files. */
    public static final class Builder {

        private final List<Path> paths;
        private final boolean isKeyStore;
        private char @Nullable [] password;
        private char @Nullable [] keyPassword;
        private @Nullable String alias;
        private TlsWatch watch = TlsWatch.defaults();

        private Builder(List<Path> paths, boolean isKeyStore) {
            this.paths = paths;
            this.isKeyStore = isKeyStore;
        }

        /** The name of the private key in a key store that holds several; a PEM file has no names. */
        public Builder alias(String name) {
            this.alias = Objects.requireNonNull(name, "alias");
            return this;
        }

        /** The password of the private key: of an encrypted one in PEM, or where it differs from that of the key store. Copied. */
        public Builder keyPassword(char[] secret) {
            this.keyPassword = secret.clone();
            return this;
        }

        /** Clock, listener, how often to look at the files and how early to warn; {@link TlsWatch#defaults()} by default. */
        public Builder watch(TlsWatch watching) {
            this.watch = Objects.requireNonNull(watching, "watch");
            return this;
        }

        /**
         * Reads the files.
         *
         * @throws TlsMaterialException if they cannot be used, or if a certificate is not yet or no longer valid
         * @throws IllegalStateException if an alias was set for PEM files
         */
        public ClientKeys build() {
            if (alias != null && !isKeyStore) {
                throw new IllegalStateException("alias(...) was set for PEM files, which have no names: leave it out");
            }
            return new ClientKeys(copy());
        }

        private Builder copy() {
            Builder copy = new Builder(paths, isKeyStore);
            copy.password = password;
            copy.keyPassword = keyPassword;
            copy.alias = alias;
            copy.watch = watch;
            return copy;
        }

        private KeyMaterial read(FileBytes found) {
            if (password != null) {
                char[] opener = keyPassword == null ? password : keyPassword;
                return KeyStores.open(found, password).key(alias, opener, watch);
            }
            List<Pem> blocks = Pem.blocks(found);
            PrivateKey key = PemKeys.only(blocks, found.names(), keyPassword);
            return KeyMaterial.of(key, Pem.certificates(blocks), found.names(), watch);
        }
    }
}
