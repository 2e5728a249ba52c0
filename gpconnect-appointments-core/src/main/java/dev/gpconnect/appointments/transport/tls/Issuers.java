package dev.gpconnect.appointments.transport.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who issued what. Puts certificates in order; whether to trust them is for the JDK to say. */
final class Issuers {

    /** Longer chains are nobody's; what a server sends is bounded by it. */
    private static final int LONGEST = 10;

    private Issuers() {}

    /** The certificate, its issuer's and so on, as far as the candidates go. */
    static List<X509Certificate> chain(X509Certificate first, Collection<X509Certificate> candidates) {
        List<X509Certificate> chain = new ArrayList<>(List.of(first));
        Optional<X509Certificate> issuer = of(first, candidates);
        while (issuer.isPresent() && !chain.contains(issuer.get()) && chain.size() < LONGEST) {
            chain.add(issuer.get());
            issuer = of(issuer.get(), candidates);
        }
        return chain;
    }

    /** The certificate among these whose key signed this one. */
    static Optional<X509Certificate> of(X509Certificate certificate, Collection<X509Certificate> candidates) {
        return isSelfIssued(certificate)
                ? Optional.empty()
                : candidates.stream()
                        .filter(issuer -> issued(issuer, certificate))
                        .findFirst();
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException anotherKey) {
            return false;
        }
    }

    static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
