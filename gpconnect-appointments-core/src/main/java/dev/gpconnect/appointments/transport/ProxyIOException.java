package dev.gpconnect.appointments.transport;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says that the HTTP proxy of the own network, which is not the Spine proxy, gave no way through: nothing of the request has
 * left, not even to the proxy. Its message never shows the user or the password.
 */
public final class ProxyIOException extends NotSentIOException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** A way through the proxy that was not given, for this reason. */
    public ProxyIOException(Fault fault, @Nullable Throwable cause) {
        super("The HTTP proxy (this network's own, not the Spine proxy) " + fault.advice, cause);
        this.fault = Objects.requireNonNull(fault, "fault");
    }

    /** Why there was no way through. */
    public Fault fault() {
        return fault;
    }

    /** False where the proxy wants another password: a user who keeps sending a wrong one may be locked out. */
    @Override
    public boolean mayPass() {
        return fault != Fault.AUTHENTICATION_REQUIRED;
    }

    /** What can be wrong with a proxy. */
    public enum Fault {
        /** It wants a user and a password, or others than it was given (407). */
        AUTHENTICATION_REQUIRED("asks for authentication; check its user and password"),
        /** It does not let this client through to that host (any other answer to CONNECT). */
        REFUSED("refuses the connection, or cannot make it; check that it lets this application through to that host"),
        /** There is no connection to it. */
        UNREACHABLE("cannot be reached; check its address, or name the host among those that need no proxy"),
        /** It took the connection and gave no answer in time. */
        SILENT("did not answer in time; try again later, or ask who runs it"),
        /** It hung up, or answered with what is no HTTP. */
        BROKEN("broke the connection off; check that its address is that of an HTTP proxy");

        private final String advice;

        Fault(String advice) {
            this.advice = advice;
        }
    }
}
