package dev.gpconnect.appointments.transport.tls;

import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom the application trusts: the authorities of a file, nobody else (W-TLS-04, D-TR-01). The JDK's PKIX checks chains, dates
 * and, for who asks for endpoint identification, the host's name; then no certificate on the way may be revoked. Files that
 * change are read again and serve the next connection; one that cannot be used leaves the old in force. Used by many threads.
 *
 * <pre>{@code
 * SpineTrust trust = SpineTrust.pem(Path.of("spine-authorities.pem")).crls(Path.of("crls")).build();
 * }</pre>
 *
 * <p>Whether a certificate was revoked is asked of, in this order until one knows: the revocation lists in files, what the server
 * stapled, the OCSP responder, and the lists at the certificate's HTTP distribution points. What was revoked is always refused.
 * What nobody knows of is reported, once a day at most, and let through, or refused with {@link Builder#refuseUnknownRevocation()}. Asking over the
 * network ends with {@link Builder#revocationTimeout(Duration)} for all of a connection; a good answer is used for ten minutes,
 * and a place that failed is not asked again for 30 seconds; it goes
 * through the HTTP proxy that the JVM is set to ({@code http.proxyHost}), not through the transport's.
 *
 * <p>No TLS session is resumed, so that every TLS 1.2 connection is checked.
 */
public final class SpineTrust extends X509ExtendedTrustManager {

    private interface Judgement {
        void on(X509ExtendedTrustManager judge, X509Certificate[] chain) throws CertificateException;
    }

    private final TlsWatch watch;
    private final ExpiryWatch expiry;
    private final Reread<TrustMaterial> files;
    private final Revocation revocation;

    private SpineTrust(Builder settings) {
        this.watch = settings.watch;
        this.expiry = new ExpiryWatch(watch);
        this.files =
                new Reread<>(List.of(settings.file), found -> read(found, settings.password), watch, expiry::restart);
        this.revocation = new Revocation(settings);
        expiry.check(files.last().statuses());
    }

    /** Starts with a PEM file of certificates. */
    public static Builder pem(Path file) {
        return new Builder(file, null);
    }

    /** Starts with the certificates that a PKCS#12 or JKS file marks as trusted. The password is copied. */
    public static Builder keyStore(Path file, char[] password) {
        return new Builder(file, password.clone());
    }

    private TrustMaterial read(FileBytes found, char @Nullable [] password) {
        List<X509Certificate> certificates = password == null
                ? Pem.certificates(Pem.blocks(found))
                : KeyStores.open(found, password).trusted();
        return TrustMaterial.of(certificates, found.names(), watch.clock().instant());
    }

    /** The trusted certificates and how long they hold; the file is read again if it changed. */
    public List<CertificateStatus> statuses() {
        return files.current().statuses();
    }

    private void check(X509Certificate[] sent, @Nullable SSLSession handshake, Judgement judgement)
            throws CertificateException {
        if (sent.length == 0) {
            throw new IllegalArgumentException("The chain is empty");
        }
        if (handshake != null) {
            handshake.invalidate();
        }
        TrustMaterial trusted = files.current();
        expiry.check(trusted.statuses());
        Instant now = watch.clock().instant();
        List<X509Certificate> path = trusted.path(sent, now);
        // the JDK takes an authority as it is, and so a server's certificate that is itself in the bundle
        path.get(path.size() - 1).checkValidity(Date.from(now));
        int untilAnchor = Math.max(1, path.size() - 1);
        judgement.on(trusted.judge(now), path.subList(0, untilAnchor).toArray(X509Certificate[]::new));
        List<byte[]> stapled =
                handshake instanceof ExtendedSSLSession extended ? extended.getStatusResponses() : List.of();
        revocation.check(path, stapled, now);
    }

    private static @Nullable SSLSession handshake(@Nullable Socket socket) {
        return socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null;
    }

    private static @Nullable SSLSession handshake(@Nullable SSLEngine engine) {
        return engine == null ? null : engine.getHandshakeSession();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, null, (judge, path) -> judge.checkServerTrusted(path, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        check(chain, handshake(socket), (judge, path) -> judge.checkServerTrusted(path, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        check(chain, handshake(engine), (judge, path) -> judge.checkServerTrusted(path, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, null, (judge, path) -> judge.checkClientTrusted(path, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        check(chain, handshake(socket), (judge, path) -> judge.checkClientTrusted(path, authType, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        check(chain, handshake(engine), (judge, path) -> judge.checkClientTrusted(path, authType, engine));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return files.current().anchors();
    }

    /** How many authorities are trusted. */
    @Override
    public String toString() {
        return "SpineTrust[" + statuses().size() + " certificates]";
    }

    /** Says whom to trust, and how revocation is checked. */
    public static final class Builder {

        private final Path file;
        private final char @Nullable [] password;
        private TlsWatch watch = TlsWatch.defaults();

        @Nullable Path crls;

        @Nullable URI ocspResponder;

        boolean asksNetwork = true;
        boolean refusesUnknown;
        Duration timeout = Duration.ofSeconds(5);

        private Builder(Path file, char @Nullable [] password) {
            this.file = file;
            this.password = password;
        }

        /** Clock, listener, how often to look at the files and how early to warn; {@link TlsWatch#defaults()} by default. */
        public Builder watch(TlsWatch watching) {
            this.watch = Objects.requireNonNull(watching, "watch");
            return this;
        }

        /**
         * Revocation lists, PEM or DER: a file, or a directory whose files are all lists. They are read again like the other
         * files; a list whose time is over says of
         * no certificate that it is good.
         */
        public Builder crls(Path fileOrDirectory) {
            this.crls = Objects.requireNonNull(fileOrDirectory, "crls");
            return this;
        }

        /**
         * The OCSP responder to ask, in place of those that the certificates name.
         *
         * @throws IllegalArgumentException if it cannot be asked over HTTP
         */
        public Builder ocspResponder(URI responder) {
            boolean isHttp =
                    "http".equalsIgnoreCase(responder.getScheme()) || "https".equalsIgnoreCase(responder.getScheme());
            if (!isHttp || responder.getHost() == null) {
                throw new IllegalArgumentException(
                        "An OCSP responder's URL begins with http:// or https:// and has a host");
            }
            this.ocspResponder = responder;
            return this;
        }

        /** Asks nobody over the network about revocation: files and stapled answers must do. */
        public Builder withoutRevocationCalls() {
            this.asksNetwork = false;
            return this;
        }

        /** Refuses a certificate when nobody knows whether it was revoked; by default it is let through and reported. */
        public Builder refuseUnknownRevocation() {
            this.refusesUnknown = true;
            return this;
        }

        /**
         * How long a connection may wait, in all, for answers about revocation; five seconds by default.
         *
         * @throws IllegalArgumentException if not positive
         */
        public Builder revocationTimeout(Duration duration) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("The time-out must be positive");
            }
            this.timeout = duration;
            return this;
        }

        TlsWatch watch() {
            return watch;
        }

        /**
         * Reads the files.
         *
         * @throws TlsMaterialException if they cannot be used, or if no certificate in them is valid any more
         * @throws IllegalStateException if a responder was named and calls are switched off
         */
        public SpineTrust build() {
            if (ocspResponder != null && !asksNetwork) {
                throw new IllegalStateException(
                        "ocspResponder(...) and withoutRevocationCalls() were both set: leave one of them out");
            }
            return new SpineTrust(this);
        }
    }
}
