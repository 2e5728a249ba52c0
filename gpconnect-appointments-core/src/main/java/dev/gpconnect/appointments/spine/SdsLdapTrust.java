package dev.gpconnect.appointments.spine;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * The application's trust manager, asked about certificates and no more, of dates, authorities and revocation: that the
 * certificate is for the host that was called is then always checked by Java itself, whatever the trust manager thinks of it
 * (W-TLS-04). What a server staples is not seen.
 */
final class SdsLdapTrust implements X509TrustManager {

    private final X509TrustManager trust;

    SdsLdapTrust(X509TrustManager trust) {
        this.trust = trust;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trust.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("This is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
