package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.transport.tls.TlsEvent.Kind;
import dev.gpconnect.appointments.transport.tls.TlsMaterialException.Fault;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** A private key with the certificate that belongs to it and those of its issuers, in order; checked. */
final class KeyMaterial {

    private static final byte[] SAMPLE = {1, 2, 3};

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private KeyMaterial(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    static KeyMaterial of(PrivateKey key, List<X509Certificate> certificates, String where, TlsWatch watch) {
        if (certificates.isEmpty()) {
            throw new TlsMaterialException(
                    Fault.NO_CERTIFICATE, "There is no certificate for the private key in " + where);
        }
        X509Certificate own = certificates.stream()
                .filter(certificate -> belong(certificate.getPublicKey(), key))
                .findFirst()
                .orElseThrow(() -> new TlsMaterialException(
                        Fault.KEY_MISMATCH, "The private key in " + where + " belongs to none of the certificates"));
        List<X509Certificate> chain = chain(own, certificates, where);
        chain.forEach(certificate -> checkDates(certificate, where, watch));
        warnOfMissingIssuer(chain, where, watch);
        return new KeyMaterial(key, chain);
    }

    private static boolean belong(PublicKey publicKey, PrivateKey privateKey) {
        if (!publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(signatureWith(privateKey.getAlgorithm()));
            signature.initSign(privateKey);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException differentKeys) {
            return false;
        }
    }

    private static String signatureWith(String algorithm) {
        return switch (algorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> algorithm;
        };
    }

    private static List<X509Certificate> chain(X509Certificate own, List<X509Certificate> certificates, String where) {
        List<X509Certificate> rest = new ArrayList<>(certificates);
        rest.remove(own);
        List<X509Certificate> chain = Issuers.chain(own, rest);
        rest.removeAll(chain);
        if (!rest.isEmpty()) {
            String stray = CertificateStatus.of(rest.get(0)).subjectCommonName();
            throw new TlsMaterialException(
                    Fault.BROKEN_CHAIN,
                    "The certificate of " + stray + " is no part of the chain in " + where
                            + ": keep the client's certificate and those of its issuers");
        }
        return chain;
    }

    private static void checkDates(X509Certificate certificate, String where, TlsWatch watch) {
        CertificateStatus status = CertificateStatus.of(certificate);
        String name = "The certificate of " + status.subjectCommonName() + " in " + where;
        try {
            certificate.checkValidity(Date.from(watch.clock().instant()));
        } catch (CertificateExpiredException fault) {
            throw new TlsMaterialException(Fault.EXPIRED, name + " expired at " + status.notAfter(), fault);
        } catch (CertificateNotYetValidException fault) {
            throw new TlsMaterialException(
                    Fault.NOT_YET_VALID, name + " is not valid before " + status.notBefore(), fault);
        }
    }

    private static void warnOfMissingIssuer(List<X509Certificate> chain, String where, TlsWatch watch) {
        X509Certificate own = chain.get(0);
        if (chain.size() == 1 && !Issuers.isSelfIssued(own)) {
            CertificateStatus status = CertificateStatus.of(own);
            String message = "The certificate of " + status.subjectCommonName() + " in " + where
                    + " comes without its issuer's: add the chain, or only servers that know the issuer will take it";
            watch.tell(new TlsEvent(Kind.CHAIN_INCOMPLETE, message, status, null));
        }
    }

    PrivateKey key() {
        return key;
    }

    List<X509Certificate> chain() {
        return chain;
    }

    List<CertificateStatus> statuses() {
        return chain.stream().map(CertificateStatus::of).toList();
    }
}
