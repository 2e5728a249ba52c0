package dev.gpconnect.appointments.spine;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.gpconnect.appointments.error.NotSentException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Says in words what stood in the way of a look-up; nothing of what a server wrote is repeated. */
final class SdsLdapFailures {

    static final String REFERRAL =
            "The directory refers to another one, which is never asked; give the URL of the directory that holds the records";
    static final String INTERRUPTED = "The thread was interrupted while it waited for the directory";

    private static final String TIMEOUT =
            "The directory did not answer in time; try again later, or set a longer responseTimeout(...)";
    private static final String UNREACHABLE =
            "The directory cannot be reached, or not in time; check its URL and the network, or set a longer connectTimeout(...)";
    private static final String REFUSED =
            "The directory refused this application's credentials; check its certificate and that it may search the directory";
    private static final String BUSY = "The directory is busy or out of service; try again later";

    private static final Map<ResultCode, String> ANSWERS = Map.ofEntries(
            Map.entry(ResultCode.REFERRAL, REFERRAL),
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
            Map.entry(ResultCode.NO_SUCH_OBJECT, "The directory has no such base; check baseDn(...)"),
            Map.entry(ResultCode.SERVER_DOWN, "The connection to the directory broke; try again later"),
            Map.entry(ResultCode.CONNECT_ERROR, UNREACHABLE));

    private SdsLdapFailures() {}

    static NotSentException of(SdsLdapQuestion question, LDAPException failure) {
        if (has(failure, InterruptedException.class)) {
            Thread.currentThread().interrupt();
            return question.failed(INTERRUPTED, failure);
        }
        if (has(failure, SocketTimeoutException.class)) {
            return question.failed(UNREACHABLE, failure);
        }
        return question.failed(has(failure, SSLException.class) ? tls(failure) : other(failure), failure);
    }

    private static String tls(Throwable failure) {
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return "The directory's certificate has expired or is not valid yet (W-TLS-04)";
        }
        if (has(failure, SdsLdapTrust.UntrustedException.class) || has(failure, CertPathValidatorException.class)) {
            return "The directory's certificate is not from an authority that is trusted; check the trust manager (W-TLS-04)";
        }
        if (has(failure, CertificateException.class)) {
            return "The directory's certificate is for another host name than the URL's; check the URL (W-TLS-04)";
        }
        return "The TLS handshake failed: the directory may refuse this application's certificate, or offer none of the Spine's"
                + " cipher suites (W-TLS-01, W-TLS-03)";
    }

    private static String other(LDAPException failure) {
        if (has(failure, UnknownHostException.class)) {
            return "The directory's host name is unknown; check its URL";
        }
        String answer = ANSWERS.get(failure.getResultCode());
        return answer == null
                ? "The directory's answer was LDAP result code "
                        + failure.getResultCode().intValue()
                : answer;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
