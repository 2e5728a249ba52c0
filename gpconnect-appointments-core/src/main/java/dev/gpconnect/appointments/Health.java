package dev.gpconnect.appointments;

import dev.gpconnect.appointments.transport.tls.CertificateStatus;
import dev.gpconnect.appointments.transport.tls.TlsStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a client is, by what it knows itself: nobody is asked over the network for it. */
public final class Health {

    private static final Duration AHEAD = Duration.ofDays(30);

    private final Status status;
    private final List<String> problems;
    private final TlsStatus certificates;

    private Health(Status status, List<String> problems, TlsStatus certificates) {
        this.status = status;
        this.problems = List.copyOf(problems);
        this.certificates = certificates;
    }

    static Health closed() {
        return new Health(Status.DOWN, List.of("The client is closed"), TlsStatus.unknown());
    }

    static Health of(TlsStatus certificates, Instant now) {
        List<String> problems = new ArrayList<>();
        certificates.own().ifPresent(own -> problem("Our certificate", own, now).ifPresent(problems::add));
        certificates
                .trusted()
                .forEach(trusted ->
                        problem("The trusted certificate", trusted, now).ifPresent(problems::add));
        boolean shown = certificates.own().map(own -> own.isValidAt(now)).orElse(true);
        boolean trusts = certificates.trusted().isEmpty()
                || certificates.trusted().stream().anyMatch(trusted -> trusted.isValidAt(now));
        Status status = problems.isEmpty() ? Status.UP : Status.WARNING;
        return new Health(shown && trusts ? status : Status.DOWN, problems, certificates);
    }

    private static Optional<String> problem(String which, CertificateStatus certificate, Instant now) {
        String name = which + " " + certificate.subjectCommonName();
        if (now.isBefore(certificate.notBefore())) {
            return Optional.of(name + " is not valid before " + certificate.notBefore());
        }
        if (now.isAfter(certificate.notAfter())) {
            return Optional.of(name + " expired at " + certificate.notAfter() + ": replace its file");
        }
        boolean soon = now.plus(AHEAD).isAfter(certificate.notAfter());
        return soon ? Optional.of(name + " expires at " + certificate.notAfter()) : Optional.empty();
    }

    /** Whether calls can be made, as far as the client knows. */
    public Status status() {
        return status;
    }

    /** What there is to mend, one sentence each, without any patient's data; empty when the status is {@link Status#UP}. */
    public List<String> problems() {
        return problems;
    }

    /** The certificates that the transport goes by, as far as it knows them (W-TLS-04). */
    public TlsStatus certificates() {
        return certificates;
    }

    @Override
    public String toString() {
        return "Health[" + status + ", " + problems + "]";
    }

    /** Whether calls can be made. */
    public enum Status {
        /** Nothing is known to be wrong. */
        UP,
        /** Calls can be made, and something has to be mended within 30 days. */
        WARNING,
        /** No call can succeed: our certificate or everything that is trusted is not valid, or the client is closed. */
        DOWN
    }
}
