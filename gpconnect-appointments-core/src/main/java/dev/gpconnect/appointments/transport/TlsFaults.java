package dev.gpconnect.appointments.transport;

import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.transport.TlsIOException.ClientCertificate;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Tells the failures of TLS apart. Java has types for what is wrong with a certificate, and only words for the alerts of a server. */
final class TlsFaults {

    private static final int DEEPEST = 20;
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

    /** They are about the client's certificate and nothing else. */
    private static final Set<String> ABOUT_THE_CLIENT = Set.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "unknown_ca",
            "access_denied");

    private static final String NONE_SHOWN = "certificate_required";

    /** About the client's certificate if that was asked for by then; otherwise, for example, about the cipher suites. */
    private static final String ABOUT_ANYTHING = "handshake_failure";

    private TlsFaults() {}

    /** What is wrong with the server's certificate: what Java says precisely comes before what it only sums up. */
    static Optional<Fault> ofServer(Throwable failure) {
        if (isInterrupted(failure)) {
            return Optional.empty();
        }
        return first(failure, TlsFaults::precisely).or(() -> first(failure, TlsFaults::broadly));
    }

    /** What is wrong with the client's certificate, as the server says by an alert, or by hanging up on who has come that far. */
    static Optional<Fault> ofClient(Throwable failure, ClientCertificate shown) {
        String alert = first(failure, TlsFaults::alert).orElse(null);
        boolean asked = shown == ClientCertificate.NOT_SHOWN || shown == ClientCertificate.SHOWN;
        if (alert == null) {
            return asked && isDropped(failure) ? Optional.of(whicheverOfClient(shown)) : Optional.empty();
        }
        if (alert.equals(NONE_SHOWN)) {
            return Optional.of(Fault.CLIENT_CERTIFICATE_ABSENT);
        }
        boolean isAboutTheClient = ABOUT_THE_CLIENT.contains(alert) || (asked && alert.equals(ABOUT_ANYTHING));
        return isAboutTheClient ? Optional.of(whicheverOfClient(shown)) : Optional.empty();
    }

    private static Fault whicheverOfClient(ClientCertificate shown) {
        return shown == ClientCertificate.NOT_SHOWN
                ? Fault.CLIENT_CERTIFICATE_ABSENT
                : Fault.CLIENT_CERTIFICATE_REFUSED;
    }

    /** Whether the other side hung up without an alert, or before it could be read. */
    static boolean isDropped(Throwable failure) {
        return first(failure, cause -> cause instanceof SocketException || cause instanceof EOFException ? cause : null)
                .isPresent();
    }

    /** Whether the caller gave up while somebody was asked about the certificate, of which nothing is said then. */
    private static boolean isInterrupted(Throwable failure) {
        return first(failure, cause -> cause instanceof InterruptedIOException ? cause : null)
                .isPresent();
    }

    private static @Nullable Fault precisely(Throwable failure) {
        if (failure instanceof CertificateExpiredException) {
            return Fault.SERVER_EXPIRED;
        }
        if (failure instanceof CertificateNotYetValidException) {
            return Fault.SERVER_NOT_YET_VALID;
        }
        if (failure instanceof CertificateRevokedException) {
            return Fault.SERVER_REVOKED;
        }
        if (failure instanceof CertPathValidatorException invalid) {
            return ofPath(invalid);
        }
        if (failure instanceof SSLPeerUnverifiedException) {
            // OkHttp's pins have the same type
            return says(failure, "pinning") ? Fault.SERVER_UNTRUSTED : Fault.SERVER_WRONG_HOST;
        }
        boolean isOfAnotherName = failure instanceof CertificateException
                && (says(failure, "No subject alternative") || says(failure, "No name matching"));
        return isOfAnotherName ? Fault.SERVER_WRONG_HOST : null;
    }

    /** A missing trust anchor, as any reason that is not named here, is found {@linkplain #broadly broadly}. */
    private static @Nullable Fault ofPath(CertPathValidatorException invalid) {
        if (!(invalid.getReason() instanceof BasicReason reason)) {
            return null;
        }
        return switch (reason) {
            case EXPIRED -> Fault.SERVER_EXPIRED;
            case NOT_YET_VALID -> Fault.SERVER_NOT_YET_VALID;
            case REVOKED -> Fault.SERVER_REVOKED;
            case UNDETERMINED_REVOCATION_STATUS -> Fault.SERVER_REVOCATION_UNKNOWN;
            default -> null;
        };
    }

    private static @Nullable Fault broadly(Throwable failure) {
        boolean isAboutTrust = failure instanceof CertPathValidatorException
                || failure instanceof CertPathBuilderException
                || failure instanceof CertificateException;
        return isAboutTrust ? Fault.SERVER_UNTRUSTED : null;
    }

    private static @Nullable String alert(Throwable failure) {
        if (!(failure instanceof SSLException)) {
            return null;
        }
        Matcher alert = ALERT.matcher(String.valueOf(failure.getMessage()));
        return alert.find() ? alert.group(1) : null;
    }

    private static boolean says(Throwable failure, String words) {
        return String.valueOf(failure.getMessage()).contains(words);
    }

    private static <T> Optional<T> first(Throwable failure, Function<Throwable, @Nullable T> found) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .flatMap(cause -> Stream.ofNullable(found.apply(cause)))
                .findFirst();
    }
}
