package dev.gpconnect.appointments.transport.tls;

import org.jspecify.annotations.Nullable;

/**
 * Says that a file with keys, certificates or revocation lists cannot be used, why, and what to do about it (W-TLS-01). The
 * message names the file; it shows no password, key or certificate.
 */
public final class TlsMaterialException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Fault {
        /** It is missing, or may not be read. */
        UNREADABLE,
        /** It is not what it should be, or only a part of it. */
        MALFORMED,
        /** It is in a form that Java cannot read; the message says how to convert it. */
        UNSUPPORTED,
        /** The password is missing or does not open it. */
        WRONG_PASSWORD,
        /** It holds no private key, or none of the name asked for. */
        NO_PRIVATE_KEY,
        /** It holds several private keys and none was named. */
        SEVERAL_KEYS,
        /** It holds no certificate where one is needed. */
        NO_CERTIFICATE,
        /** The private key belongs to none of the certificates. */
        KEY_MISMATCH,
        /** A certificate has no place in the chain of the others. */
        BROKEN_CHAIN,
        /** A certificate is not valid yet. */
        NOT_YET_VALID,
        /** A certificate has expired. */
        EXPIRED
    }

    private final Fault fault;

    TlsMaterialException(Fault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    TlsMaterialException(Fault fault, String message) {
        this(fault, message, null);
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }
}
