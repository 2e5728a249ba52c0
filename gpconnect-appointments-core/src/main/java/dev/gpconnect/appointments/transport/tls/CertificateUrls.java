package dev.gpconnect.appointments.transport.tls;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a certificate says that its revocation can be asked for, over HTTP. What it says in another way is passed over. */
final class CertificateUrls {

    private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";
    private static final String DISTRIBUTION_POINTS = "2.5.29.31";
    /** 1.3.6.1.5.5.7.48.1. */
    private static final byte[] OCSP = {0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01};

    private static final int CONTEXT_0 = 0xa0;
    private static final int URI_NAME = 0x86;

    private CertificateUrls() {}

    static List<URI> ocsp(X509Certificate certificate) {
        List<URI> urls = new ArrayList<>();
        for (Der access : sequence(certificate.getExtensionValue(AUTHORITY_INFORMATION))) {
            List<Der> parts = children(access);
            if (parts.size() == 2 && Arrays.equals(parts.get(0).content(), OCSP)) {
                addUrl(parts.get(1), urls);
            }
        }
        return urls;
    }

    static List<URI> crls(X509Certificate certificate) {
        List<URI> urls = new ArrayList<>();
        sequence(certificate.getExtensionValue(DISTRIBUTION_POINTS)).stream()
                .flatMap(point -> children(point).stream())
                .filter(name -> name.tag() == CONTEXT_0)
                .flatMap(name -> children(name).stream())
                .filter(full -> full.tag() == CONTEXT_0)
                .flatMap(full -> children(full).stream())
                .forEach(name -> addUrl(name, urls));
        return urls;
    }

    private static List<Der> sequence(byte @Nullable [] extension) {
        if (extension == null) {
            return List.of();
        }
        try {
            return Der.readAll(Der.readAll(extension).get(0).content()).get(0).children();
        } catch (IllegalArgumentException | IndexOutOfBoundsException notDer) {
            return List.of();
        }
    }

    private static List<Der> children(Der element) {
        try {
            return element.children();
        } catch (IllegalArgumentException notDer) {
            return List.of();
        }
    }

    private static void addUrl(Der name, List<URI> urls) {
        if (name.tag() != URI_NAME) {
            return;
        }
        try {
            URI url = URI.create(new String(name.content(), StandardCharsets.US_ASCII));
            if ("http".equalsIgnoreCase(url.getScheme()) && url.getHost() != null) {
                urls.add(url);
            }
        } catch (IllegalArgumentException notAUrl) {
            return;
        }
    }
}
