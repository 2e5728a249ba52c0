package dev.gpconnect.appointments.spine;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * The application's trust manager, asked about certificates and no more: that the certificate is for the host that was called is
 * then always checked by Java itself, and a refusal by the one can be told from a refusal by the other (W-TLS-04).
 */
final class SdsLdapTrust implements X509TrustManager {

    private final X509TrustManager trust;

    SdsLdapTrust(X509TrustManager trust) {
        this.trust = trust;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        try {
            trust.checkServerTrusted(chain, type);
        } catch (CertificateException e) {
            throw new UntrustedException(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("This is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }

    /** What the application's trust manager said. */
    static final class UntrustedException extends CertificateException {

        private static final long serialVersionUID = 1L;

        UntrustedException(CertificateException cause) {
            super("The trust manager refused the certificate", cause);
        }
    }
}
