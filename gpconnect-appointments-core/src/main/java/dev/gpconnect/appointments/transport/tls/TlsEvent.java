package dev.gpconnect.appointments.transport.tls;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something about keys or certificates that an operator should know. Shows names and dates, no key and no certificate. Immutable. */
public final class TlsEvent {

    /** What happened. More kinds may come. */
    public enum Kind {
        /** Changed files were read and are in force for the next connection. */
        RENEWED,
        /** Changed files cannot be used: what was read before stays in force, and the files are tried again. */
        REJECTED,
        /** A certificate is about to expire. */
        EXPIRES_SOON,
        /** A certificate in use has expired. */
        EXPIRED,
        /** The client's certificate came without that of its issuer: only servers that know the issuer will take it. */
        CHAIN_INCOMPLETE,
        /** Nobody said whether a server's certificate was revoked, and it was let through (W-TLS-04). */
        REVOCATION_UNKNOWN
    }

    private final Kind kind;
    private final String message;
    private final @Nullable CertificateStatus certificate;
    private final @Nullable Throwable cause;

    TlsEvent(Kind kind, String message, @Nullable CertificateStatus certificate, @Nullable Throwable cause) {
        this.kind = kind;
        this.message = message;
        this.certificate = certificate;
        this.cause = cause;
    }

    /** What happened. */
    public Kind kind() {
        return kind;
    }

    /** One sentence for a log. */
    public String message() {
        return message;
    }

    /** The certificate that it is about, if it is about one. */
    public Optional<CertificateStatus> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** Why: for files that were rejected and revocation that nobody knows. */
    public Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    /** The kind and the message. */
    @Override
    public String toString() {
        return "TlsEvent[" + kind + ": " + message + "]";
    }
}
