package dev.gpconnect.appointments.spine;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.transport.TlsIOException;
import dev.gpconnect.appointments.transport.TlsIOException.ClientCertificate;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what stood in the way of a look-up; nothing of what a server wrote is repeated. */
final class SdsLdapFailures {

    private static final Said TIMEOUT =
            new Said("did not answer in time", "Try again later, or set a longer responseTimeout(...)");
    private static final Said REFUSED = new Said(
            "refused this application's credentials", "Check its certificate, and that it may search the directory");
    private static final Said BUSY = new Said("is busy or out of service", "Try again later");

    private static final Map<ResultCode, Said> ANSWERS = Map.ofEntries(
            Map.entry(ResultCode.TIMEOUT, TIMEOUT),
            Map.entry(ResultCode.TIME_LIMIT_EXCEEDED, TIMEOUT),
            Map.entry(ResultCode.INVALID_CREDENTIALS, REFUSED),
            Map.entry(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, REFUSED),
            Map.entry(ResultCode.INAPPROPRIATE_AUTHENTICATION, REFUSED),
            Map.entry(ResultCode.STRONG_AUTH_REQUIRED, REFUSED),
            Map.entry(ResultCode.CONFIDENTIALITY_REQUIRED, REFUSED),
            Map.entry(ResultCode.BUSY, BUSY),
            Map.entry(ResultCode.UNAVAILABLE, BUSY),
            Map.entry(ResultCode.UNWILLING_TO_PERFORM, BUSY),
            Map.entry(ResultCode.NO_SUCH_OBJECT, new Said("has no such base", "Check baseDn(...)")),
            Map.entry(
                    ResultCode.SERVER_DOWN,
                    new Said(
                            "broke the connection off",
                            "Try again later; if it always does, it may refuse this application's certificate")));

    private SdsLdapFailures() {}

    static NotSentException of(SdsLookUp lookUp, LDAPException failure) {
        if (cause(failure, InterruptedException.class) != null) {
            Thread.currentThread().interrupt();
            return lookUp.interrupted(failure);
        }
        TlsIOException tls = tls(failure);
        if (tls != null) {
            return lookUp.tls(tls.fault(), tls);
        }
        if (cause(failure, UnknownHostException.class) != null) {
            return lookUp.failed("has a host name that is unknown", "Check its address", failure);
        }
        return answered(lookUp, failure);
    }

    /** Another directory holds what was asked for, or a part of it. */
    static NotSentException referral(SdsLookUp lookUp, @Nullable LDAPException cause) {
        return lookUp.failed(
                "refers to another one",
                "That one is never asked; give the address of the directory that holds the records",
                cause);
    }

    private static NotSentException answered(SdsLookUp lookUp, LDAPException failure) {
        ResultCode code = failure.getResultCode();
        if (code.equals(ResultCode.REFERRAL)) {
            return referral(lookUp, failure);
        }
        if (code.equals(ResultCode.CONNECT_ERROR) || cause(failure, SocketTimeoutException.class) != null) {
            return lookUp.unreachable(failure);
        }
        Said said = ANSWERS.get(code);
        return said == null
                ? lookUp.failed(
                        "answered with LDAP result code " + code.intValue(),
                        "Try again later; if it goes on, give its operators the code",
                        failure)
                : lookUp.failed(said.what, said.advice, failure);
    }

    /** What was wrong with a handshake, or with TLS after it. */
    private static @Nullable TlsIOException tls(LDAPException failure) {
        TlsIOException handshake = cause(failure, TlsIOException.class);
        SSLException later = cause(failure, SSLException.class);
        return handshake == null && later != null ? TlsIOException.of(later, ClientCertificate.UNKNOWN) : handshake;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    /** What an answer means, and what to do about it. */
    private record Said(String what, String advice) {}
}
