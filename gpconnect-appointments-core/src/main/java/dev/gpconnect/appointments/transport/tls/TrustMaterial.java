package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.transport.tls.TlsMaterialException.Fault;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The authorities of a bundle. Trust starts with those whose issuer is not in it; the others are links, so that they are
 * checked like any other certificate on the way, and found where a server did not send them.
 */
final class TrustMaterial {

    private final List<X509Certificate> all;
    private final List<X509Certificate> anchors;
    private final List<X509Certificate> links;

    private TrustMaterial(List<X509Certificate> all) {
        this.all = all;
        this.anchors = all.stream()
                .filter(certificate -> Issuers.of(certificate, all).isEmpty())
                .toList();
        this.links = all.stream()
                .filter(certificate -> !anchors.contains(certificate))
                .toList();
    }

    static TrustMaterial of(List<X509Certificate> certificates, String where, Instant now) {
        if (certificates.isEmpty()) {
            throw new TlsMaterialException(Fault.NO_CERTIFICATE, "There is no certificate to trust in " + where);
        }
        if (certificates.stream()
                .allMatch(certificate -> now.isAfter(certificate.getNotAfter().toInstant()))) {
            throw new TlsMaterialException(Fault.EXPIRED, "Every certificate in " + where + " has expired");
        }
        return new TrustMaterial(certificates);
    }

    List<CertificateStatus> statuses() {
        return all.stream().map(CertificateStatus::of).toList();
    }

    X509Certificate[] anchors() {
        return anchors.toArray(X509Certificate[]::new);
    }

    /**
     * The way from the peer's certificate up to an authority of this bundle, which is its last element. Where an authority has
     * several certificates for one key, as after a renewal, it leads over one that is valid.
     *
     * @throws CertificateException if there is none, caused by one with the reason {@link PKIXReason#NO_TRUST_ANCHOR}
     */
    List<X509Certificate> path(X509Certificate[] sent, Instant now) throws CertificateException {
        List<X509Certificate> candidates = Stream.of(anchors, links, List.of(sent))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(
                        candidate -> !CertificateStatus.of(candidate).isValidAt(now)))
                .toList();
        List<X509Certificate> chain = Issuers.chain(sent[0], candidates);
        int end = 0;
        while (end < chain.size() && !anchors.contains(chain.get(end))) {
            end++;
        }
        if (end == chain.size()) {
            throw unknownAuthority(chain);
        }
        return new ArrayList<>(chain.subList(0, end + 1));
    }

    private static CertificateException unknownAuthority(List<X509Certificate> chain) throws CertificateException {
        String message = "The certificate leads to none of the trusted authorities";
        return new CertificateException(
                message,
                new CertPathValidatorException(
                        message,
                        null,
                        CertificateFactory.getInstance("X.509").generateCertPath(chain),
                        chain.size() - 1,
                        PKIXReason.NO_TRUST_ANCHOR));
    }

    /** The JDK's own judge of chains that lead to these authorities, at a time. */
    X509ExtendedTrustManager judge(Instant now) {
        Set<TrustAnchor> trusted = anchors.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, null);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has PKIX", impossible);
        }
    }
}
