package dev.gpconnect.appointments.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The request never left, as the two sides could not agree on TLS or on who they are (W-TLS-01 to W-TLS-04); {@link #fault()}
 * says why. Nothing has happened at the practice, and most of these faults stay until somebody mends them.
 */
public final class TlsException extends NotSentException {

    private static final long serialVersionUID = 1L;

    private final String peer;
    private final Fault fault;

    /**
     * A request that did not leave for a fault of TLS.
     *
     * @param peer who was to be connected to, for the message
     * @param fault why it was not
     * @param call the exchange, or null when it had not begun
     * @param cause what the transport reported, or null
     */
    public TlsException(String peer, Fault fault, @Nullable CallInfo call, @Nullable Throwable cause) {
        super("No TLS connection to " + peer + "; nothing was sent: " + fault.advice(), call, cause);
        this.peer = peer;
        this.fault = Objects.requireNonNull(fault, "fault");
    }

    /** Why there was no TLS connection. */
    public Fault fault() {
        return fault;
    }

    @Override
    protected TlsException copyWith(CallInfo call) {
        return new TlsException(peer, fault, call, getCause());
    }

    /** What can be wrong with a TLS connection. */
    public enum Fault {
        /** The server's certificate, or one that signed it, has expired. */
        SERVER_EXPIRED(
                "the server's certificate has expired; tell who runs the server, and check this machine's clock"),
        /** The server's certificate, or one that signed it, is not valid yet. */
        SERVER_NOT_YET_VALID("the server's certificate is not valid yet; check this machine's clock first"),
        /** The server's certificate is from nobody who is trusted here. */
        SERVER_UNTRUSTED(
                "the server's certificate is from no authority that is trusted here; check the address, and that"
                        + " the trust store holds the root and sub CA of this Spine environment"),
        /** The server's certificate is for another name. */
        SERVER_WRONG_HOST(
                "the server's certificate is for another host name; check the address, and use the name that the"
                        + " certificate has"),
        /** The server's certificate was revoked. */
        SERVER_REVOKED("the server's certificate was revoked; do not go round it, tell who runs the server"),
        /** Nobody said whether the server's certificate was revoked. */
        SERVER_REVOCATION_UNKNOWN("whether the server's certificate was revoked could not be found out; check that the"
                + " revocation lists can be had and are current"),
        /** The server wants a certificate of the client's, and there was none that fits. */
        CLIENT_CERTIFICATE_ABSENT(
                "the server wants a client certificate and was shown none; check that the key store holds"
                        + " the endpoint's key and a certificate of an authority that the server takes"),
        /** The server does not accept the client's certificate, or hung up when it was shown it. */
        CLIENT_CERTIFICATE_REFUSED(
                "the server refuses the client certificate, or hung up when it was shown; check that it has"
                        + " not expired or been revoked, and that it is the one issued for this endpoint and Spine environment"),
        /** Anything else, for example no common version or cipher suite. */
        OTHER(
                "the TLS handshake failed; check that the server speaks TLS 1.2 with a cipher suite of Spine's, and see the"
                        + " cause");

        private final String advice;

        Fault(String advice) {
            this.advice = advice;
        }

        /** What is wrong and what to do about it, in words that name no certificate. */
        public String advice() {
            return advice;
        }

        /** Whether it may pass of itself, so that a read is tried again (C-GEN-09); a wrong certificate stays wrong. */
        public boolean mayPass() {
            return this == OTHER || this == SERVER_REVOCATION_UNKNOWN;
        }
    }
}
