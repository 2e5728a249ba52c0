package dev.gpconnect.appointments.transport.tls;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a test, by Bouncy Castle: certificates, revocation lists and answers of an OCSP responder. */
final class Authority {

    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final AtomicLong SERIALS = new AtomicLong(1000);

    private final PrivateKey key;
    private final X509Certificate certificate;

    private Authority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    static Authority root(String name) throws Exception {
        KeyPair pair = rsa();
        Leaf self = new Leaf(name, pair, pair.getPrivate(), new X500Principal("CN=" + name)).authority();
        return new Authority(pair.getPrivate(), self.certificate());
    }

    Authority sub(String name) throws Exception {
        KeyPair pair = rsa();
        return new Authority(pair.getPrivate(), leaf(name, pair).authority().certificate());
    }

    /** Another certificate of an authority of this one's, for the same key. */
    X509Certificate again(Authority below, String begin, String end) throws Exception {
        X509Certificate old = below.certificate;
        String name = old.getSubjectX500Principal().getName().substring("CN=".length());
        return leaf(name, new KeyPair(old.getPublicKey(), below.key))
                .valid(begin, end)
                .authority()
                .certificate();
    }

    static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    X509Certificate certificate() {
        return certificate;
    }

    Leaf leaf(String name, KeyPair pair) {
        return new Leaf(name, pair, key, certificate.getSubjectX500Principal());
    }

    /** A certificate signed by who is no authority. */
    static X509Certificate forged(String name, KeyPair signer, X509Certificate issuer) throws Exception {
        return new Leaf(name, rsa(), signer.getPrivate(), issuer.getSubjectX500Principal()).certificate();
    }

    /** A list that revokes these, valid for a day from this time. */
    X509CRL crl(Instant thisUpdate, X509Certificate... revoked) throws Exception {
        JcaX509v2CRLBuilder list =
                new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(thisUpdate));
        list.setNextUpdate(Date.from(thisUpdate.plus(Duration.ofDays(1))));
        for (X509Certificate each : revoked) {
            list.addCRLEntry(each.getSerialNumber(), Date.from(thisUpdate.minusSeconds(60)), CRLReason.keyCompromise);
        }
        return new JcaX509CRLConverter().getCRL(list.build(signer(key)));
    }

    /** What this authority's responder answers to a question. */
    byte[] ocsp(byte[] question, boolean revoked) throws Exception {
        CertificateStatus status =
                revoked ? new RevokedStatus(Date.from(NOW.minusSeconds(3600)), CRLReason.keyCompromise) : null;
        RespID responder =
                new RespID(new X500Name(certificate.getSubjectX500Principal().getName()));
        BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(responder);
        Date from = Date.from(NOW.minusSeconds(60));
        Date until = Date.from(NOW.plus(Duration.ofDays(1)));
        answer.addResponse(new OCSPReq(question).getRequestList()[0].getCertID(), status, from, until, null);
        OCSPResp response =
                new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, answer.build(signer(key), null, from));
        return response.getEncoded();
    }

    private static ContentSigner signer(PrivateKey signing) throws Exception {
        return new JcaContentSignerBuilder("SHA256withRSA").build(signing);
    }

    /** A certificate in the making: of {@code localhost} too, valid for a year around {@link #NOW}. */
    static final class Leaf {

        private final String name;
        private final KeyPair pair;
        private final PrivateKey signing;
        private final X500Principal issuer;
        private Instant from = NOW.minus(Duration.ofDays(200));
        private Instant until = NOW.plus(Duration.ofDays(165));
        private String responder;
        private String distributionPoint;
        private boolean isAuthority;

        private Leaf(String name, KeyPair pair, PrivateKey signing, X500Principal issuer) {
            this.name = name;
            this.pair = pair;
            this.signing = signing;
            this.issuer = issuer;
        }

        Leaf valid(String begin, String end) {
            from = Instant.parse(begin);
            until = Instant.parse(end);
            return this;
        }

        Leaf ocspAt(String url) {
            responder = url;
            return this;
        }

        Leaf crlAt(String url) {
            distributionPoint = url;
            return this;
        }

        private Leaf authority() {
            isAuthority = true;
            return this;
        }

        X509Certificate certificate() throws Exception {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIALS.incrementAndGet()),
                    Date.from(from),
                    Date.from(until),
                    new X500Principal("CN=" + name),
                    pair.getPublic());
            if (isAuthority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            } else {
                GeneralName host = new GeneralName(GeneralName.dNSName, "localhost");
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(host));
            }
            if (responder != null) {
                AccessDescription access = new AccessDescription(AccessDescription.id_ad_ocsp, url(responder));
                builder.addExtension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(access));
            }
            if (distributionPoint != null) {
                DistributionPoint point = new DistributionPoint(
                        new DistributionPointName(new GeneralNames(url(distributionPoint))), null, null);
                builder.addExtension(
                        Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(signing)));
        }

        private static GeneralName url(String url) {
            return new GeneralName(GeneralName.uniformResourceIdentifier, url);
        }
    }
}
