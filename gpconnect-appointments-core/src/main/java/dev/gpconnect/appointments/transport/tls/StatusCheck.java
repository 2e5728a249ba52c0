package dev.gpconnect.appointments.transport.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has the JDK check one certificate against what somebody says of its revocation: it verifies who says so and until when that
 * holds. Returns for a good one; the exception's reason says whether it was revoked or is not known. Asks nobody itself.
 */
final class StatusCheck {

    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final Instant now;

    StatusCheck(X509Certificate certificate, X509Certificate issuer, Instant now) {
        this.certificate = certificate;
        this.issuer = issuer;
        this.now = now;
    }

    X509Certificate certificate() {
        return certificate;
    }

    X509Certificate issuer() {
        return issuer;
    }

    CertPath path() throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
    }

    /** By revocation lists. One whose time is over cannot say that a certificate is good, but that it was revoked stays so. */
    void byLists(Collection<X509CRL> lists) throws CertPathValidatorException {
        try {
            validate(EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK), lists, Map.of());
        } catch (CertPathValidatorException verdict) {
            boolean unknown = verdict.getReason() != BasicReason.REVOKED;
            if (unknown && lists.stream().anyMatch(this::hasRevoked)) {
                throw new CertPathValidatorException(
                        "It was revoked by a list whose time is over", verdict, null, -1, BasicReason.REVOKED);
            }
            throw verdict;
        }
    }

    private boolean hasRevoked(X509CRL list) {
        X509CRLEntry entry = list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                ? list.getRevokedCertificate(certificate)
                : null;
        if (entry == null || entry.getRevocationReason() == CRLReason.REMOVE_FROM_CRL) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notByTheIssuer) {
            return false;
        }
    }

    /** By the answer of an OCSP responder. */
    void byAnswer(byte[] answer) throws CertPathValidatorException {
        validate(EnumSet.of(Option.NO_FALLBACK), List.of(), Map.of(certificate, answer));
    }

    private void validate(Set<Option> options, Collection<X509CRL> lists, Map<X509Certificate, byte[]> answers)
            throws CertPathValidatorException {
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
            checker.setOptions(options);
            checker.setOcspResponses(answers);
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
            parameters.setDate(Date.from(now));
            parameters.addCertPathChecker(checker);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
            validator.validate(path(), parameters);
        } catch (CertPathValidatorException verdict) {
            throw verdict;
        } catch (GeneralSecurityException fault) {
            throw new CertPathValidatorException("Revocation could not be checked", fault);
        }
    }
}
