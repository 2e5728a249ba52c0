package dev.gpconnect.appointments.transport.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** Whose certificate is in use and how long it holds: what a health check shows. Immutable; read from memory, never by a call. */
public final class CertificateStatus {

    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|[,+])CN=((?:\\\\.|[^,+\\\\])*)");

    private final String subjectCommonName;
    private final Instant notBefore;
    private final Instant notAfter;

    private CertificateStatus(String subjectCommonName, Instant notBefore, Instant notAfter) {
        this.subjectCommonName = subjectCommonName;
        this.notBefore = notBefore;
        this.notAfter = notAfter;
    }

    static CertificateStatus of(X509Certificate certificate) {
        return new CertificateStatus(
                commonName(certificate.getSubjectX500Principal()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static String commonName(X500Principal subject) {
        String name = subject.getName(X500Principal.RFC2253);
        Matcher found = COMMON_NAME.matcher(name);
        String shown = found.find() ? found.group(1).replaceAll("\\\\(.)", "$1") : name;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }

    /** The subject's common name, or its whole name where it has none. */
    public String subjectCommonName() {
        return subjectCommonName;
    }

    /** From when the certificate is valid. */
    public Instant notBefore() {
        return notBefore;
    }

    /** Until when the certificate is valid. */
    public Instant notAfter() {
        return notAfter;
    }

    /** Whether the certificate is valid at this time, as far as its dates go. */
    public boolean isValidAt(Instant time) {
        return !time.isBefore(notBefore) && !time.isAfter(notAfter);
    }

    /** The common name and the end. */
    @Override
    public String toString() {
        return "CertificateStatus[" + subjectCommonName + ", until " + notAfter + "]";
    }
}
