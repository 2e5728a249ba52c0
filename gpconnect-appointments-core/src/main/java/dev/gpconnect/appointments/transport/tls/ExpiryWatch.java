package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.transport.tls.TlsEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Reports certificates that run out: when they are read, then once a day at most. */
final class ExpiryWatch {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final TlsWatch watch;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    ExpiryWatch(TlsWatch watch) {
        this.watch = watch;
    }

    /** Makes the next check report again: the certificates are new. */
    void restart() {
        next.set(Instant.MIN);
    }

    void check(List<CertificateStatus> certificates) {
        Instant now = watch.clock().instant();
        Instant due = next.get();
        if (!now.isBefore(due) && next.compareAndSet(due, now.plus(A_DAY))) {
            certificates.forEach(certificate -> report(certificate, now));
        }
    }

    private void report(CertificateStatus certificate, Instant now) {
        String name = "The certificate of " + certificate.subjectCommonName();
        if (now.isAfter(certificate.notAfter())) {
            String message = name + " expired at " + certificate.notAfter() + ": replace its file";
            watch.tell(new TlsEvent(Kind.EXPIRED, message, certificate, null));
        } else if (now.plus(watch.warnAhead()).isAfter(certificate.notAfter())) {
            long days = Duration.between(now, certificate.notAfter()).toDays();
            String message = name + " expires in " + days + " days, at " + certificate.notAfter();
            watch.tell(new TlsEvent(Kind.EXPIRES_SOON, message, certificate, null));
        }
    }
}
