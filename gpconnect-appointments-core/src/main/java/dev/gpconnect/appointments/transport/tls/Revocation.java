package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.transport.tls.TlsEvent.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks, certificate by certificate, who knows whether it was revoked (W-TLS-04). */
final class Revocation {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int MOST_TOLD = 100;

    private final @Nullable Reread<List<X509CRL>> lists;
    private final @Nullable URI responder;
    private final boolean asksNetwork;
    private final boolean refusesUnknown;
    private final Duration timeout;
    private final TlsWatch watch;
    private final Fetcher fetcher;
    private final Map<X509Certificate, Instant> told = new ConcurrentHashMap<>();

    Revocation(SpineTrust.Builder settings) {
        this.watch = settings.watch();
        this.lists = settings.crls == null ? null : new Reread<>(List.of(settings.crls), Crls::read, watch, () -> {});
        this.responder = settings.ocspResponder;
        this.asksNetwork = settings.asksNetwork;
        this.refusesUnknown = settings.refusesUnknown;
        this.timeout = settings.timeout;
        this.fetcher = new Fetcher(watch.clock());
    }

    /** Checks all but the last certificate of the path, which is an authority of the bundle. */
    void check(List<X509Certificate> path, List<byte[]> stapled, Instant now) throws CertificateException {
        long end = System.nanoTime() + timeout.toNanos();
        for (int i = path.size() - 2; i >= 0; i--) {
            byte[] answer = i < stapled.size() && stapled.get(i).length > 0 ? stapled.get(i) : null;
            new Case(new StatusCheck(path.get(i), path.get(i + 1), now), answer, end).decide();
        }
    }

    /** Whether to report a certificate that nobody knows of: when it is first met, then once a day at most. */
    private boolean isDue(X509Certificate certificate, Instant now) {
        if (told.size() >= MOST_TOLD) {
            told.clear();
        }
        Instant last = told.get(certificate);
        return (last == null || !now.isBefore(last.plus(A_DAY)))
                && (last == null ? told.putIfAbsent(certificate, now) == null : told.replace(certificate, last, now));
    }

    /** One certificate. Every way of asking says whether it now knows that the certificate is good, or throws. */
    private final class Case {

        private final StatusCheck check;
        private final byte @Nullable [] stapled;
        private final long end;
        private @Nullable Exception unknown;

        Case(StatusCheck check, byte @Nullable [] stapled, long end) {
            this.check = check;
            this.stapled = stapled;
            this.end = end;
        }

        void decide() throws CertificateException {
            CertificateStatus status = CertificateStatus.of(check.certificate());
            try {
                if (inLists() || inStapled() || (asksNetwork && (atResponder() || atDistributionPoints()))) {
                    return;
                }
            } catch (CertPathValidatorException revoked) {
                throw new CertificateException(
                        "The certificate of " + status.subjectCommonName() + " was revoked (W-TLS-04)", revoked);
            } catch (InterruptedIOException interrupted) {
                throw new CertificateException("Interrupted while asking about revocation", interrupted);
            }
            String message = "Nobody said whether the certificate of " + status.subjectCommonName() + " was revoked";
            if (refusesUnknown) {
                throw new CertificateException(
                        message,
                        new CertPathValidatorException(
                                message, unknown, check.path(), 0, BasicReason.UNDETERMINED_REVOCATION_STATUS));
            }
            if (isDue(check.certificate(), watch.clock().instant())) {
                watch.tell(new TlsEvent(Kind.REVOCATION_UNKNOWN, message + ": let through", status, unknown));
            }
        }

        private boolean inLists() throws CertPathValidatorException {
            return lists != null && knows(() -> check.byLists(lists.current()));
        }

        private boolean inStapled() throws CertPathValidatorException {
            byte[] answer = stapled;
            return answer != null && knows(() -> check.byAnswer(answer));
        }

        private boolean atResponder() throws CertPathValidatorException, InterruptedIOException {
            List<URI> urls = responder == null ? CertificateUrls.ocsp(check.certificate()) : List.of(responder);
            byte[] question = OcspQuestion.about(check.certificate(), check.issuer());
            for (URI url : urls) {
                byte[] answer = fetched(() -> fetcher.ask(url, question, remaining()));
                if (answer != null) {
                    if (knows(() -> check.byAnswer(answer))) {
                        return true;
                    }
                    fetcher.useless(url, question);
                }
            }
            return false;
        }

        private boolean atDistributionPoints() throws CertPathValidatorException, InterruptedIOException {
            for (URI url : CertificateUrls.crls(check.certificate())) {
                byte[] list = fetched(() -> fetcher.get(url, remaining()));
                if (list != null) {
                    if (knows(() -> check.byLists(Crls.parse(list, "the distribution point")))) {
                        return true;
                    }
                    fetcher.useless(url);
                }
            }
            return false;
        }

        private Duration remaining() {
            return Duration.ofNanos(end - System.nanoTime());
        }

        private byte @Nullable [] fetched(Fetch fetch) throws InterruptedIOException {
            try {
                return fetch.call();
            } catch (InterruptedIOException interrupted) {
                throw interrupted;
            } catch (IOException | RuntimeException failure) {
                unknown = failure;
                return null;
            }
        }

        private boolean knows(Way way) throws CertPathValidatorException {
            try {
                way.ask();
                return true;
            } catch (CertPathValidatorException fault) {
                if (fault.getReason() == BasicReason.REVOKED) {
                    throw fault;
                }
                unknown = fault;
                return false;
            } catch (RuntimeException unreadable) {
                unknown = unreadable;
                return false;
            }
        }
    }

    private interface Fetch {
        byte[] call() throws IOException;
    }

    private interface Way {
        void ask() throws CertPathValidatorException;
    }
}
