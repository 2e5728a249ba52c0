package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.transport.tls.TlsMaterialException.Fault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of PEM files. */
final class Pem {

    private static final String BEGIN = "-----BEGIN ";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private final Path file;
    private final String label;
    private final String text;

    private Pem(Path file, String label, String text) {
        this.file = file;
        this.label = label;
        this.text = text;
    }

    /** All blocks of all files, in their order. */
    static List<Pem> blocks(FileBytes files) {
        List<Pem> blocks = new ArrayList<>();
        for (Map.Entry<Path, byte[]> file : files.contents().entrySet()) {
            String text = new String(file.getValue(), StandardCharsets.ISO_8859_1);
            int before = blocks.size();
            Matcher block = BLOCK.matcher(text);
            while (block.find()) {
                blocks.add(new Pem(file.getKey(), block.group(1), block.group(2)));
            }
            int begun = text.split(BEGIN, -1).length - 1;
            if (begun == 0) {
                throw new TlsMaterialException(
                        Fault.MALFORMED,
                        file.getKey()
                                + " is not PEM: it has no BEGIN line. DER is converted with openssl x509 -inform der,"
                                + " or openssl pkcs8 -inform der");
            }
            if (blocks.size() - before != begun) {
                throw new TlsMaterialException(Fault.MALFORMED, file.getKey() + " is cut short: a BEGIN has no END");
            }
        }
        return blocks;
    }

    /** The certificates among the blocks, each once. */
    static List<X509Certificate> certificates(List<Pem> blocks) {
        return blocks.stream()
                .filter(Pem::isCertificate)
                .map(Pem::certificate)
                .distinct()
                .toList();
    }

    private boolean isCertificate() {
        return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE");
    }

    private X509Certificate certificate() {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes()));
        } catch (CertificateException fault) {
            throw new TlsMaterialException(Fault.MALFORMED, file + " has a certificate that cannot be read", fault);
        }
    }

    Path file() {
        return file;
    }

    /** What the block says it is, such as {@code PRIVATE KEY}. */
    String label() {
        return label;
    }

    /** Whether the block is encrypted in the old way of OpenSSL, with headers. */
    boolean hasHeaders() {
        return text.contains("Proc-Type:");
    }

    byte[] bytes() {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException fault) {
            throw new TlsMaterialException(Fault.MALFORMED, file + " has a block that is not base64", fault);
        }
    }
}
