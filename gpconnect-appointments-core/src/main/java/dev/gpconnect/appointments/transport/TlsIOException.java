package dev.gpconnect.appointments.transport;

import dev.gpconnect.appointments.error.TlsException.Fault;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that there was no TLS connection, so that nothing of the request has left (W-TLS-01 to W-TLS-04). A transport throws what
 * {@link #of} makes of the failure of a handshake. A failure of TLS that comes after a part of the request may have left is none
 * of these: with TLS 1.3 the server refuses a client's certificate when the client has sent its request already.
 */
public final class TlsIOException extends NotSentIOException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** No TLS connection, for this reason. */
    public TlsIOException(Fault fault, @Nullable Throwable cause) {
        super("No TLS connection: " + fault.advice(), cause);
        this.fault = Objects.requireNonNull(fault, "fault");
    }

    /**
     * What a failed handshake comes from: by the types of Java's certificate failures in the chain of causes, and by the alert
     * that the server sent. An alert that may be about several things is about the client's certificate if the handshake had
     * come that far; and so it is when the server hung up then, be it that its alert was lost.
     *
     * @param failure a failure of the handshake, before any part of a request was sent
     * @param shown what became of the client's certificate in that handshake
     */
    public static TlsIOException of(IOException failure, ClientCertificate shown) {
        return new TlsIOException(
                TlsFaults.ofServer(failure)
                        .or(() -> TlsFaults.ofClient(failure, shown))
                        .orElse(Fault.OTHER),
                failure);
    }

    /**
     * Whether a failure is the server's refusal of the client's certificate, or of its absence. Of use after a request may have
     * left: with TLS 1.3 the refusal comes on the first read.
     *
     * @param failure any failure of an exchange
     */
    public static Optional<Fault> refusalOfClient(Throwable failure) {
        return TlsFaults.ofClient(failure, ClientCertificate.UNKNOWN);
    }

    /** What it comes from. */
    public Fault fault() {
        return fault;
    }

    /** True too where the server hung up and did not say why. */
    @Override
    public boolean mayPass() {
        Throwable cause = getCause();
        return fault.mayPass() || (cause != null && TlsFaults.isDropped(cause));
    }

    /** What became of the client's certificate in a handshake. */
    public enum ClientCertificate {
        /** The transport cannot tell. */
        UNKNOWN,
        /** The server had not asked for one when the handshake failed. */
        NOT_ASKED_FOR,
        /** The server asked for one, and there was none that it would take. */
        NOT_SHOWN,
        /** The server asked for one and was shown it. */
        SHOWN
    }
}
