package dev.gpconnect.appointments.transport.tls;

import dev.gpconnect.appointments.transport.tls.TlsMaterialException.Fault;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Revocation lists, PEM or DER. */
final class Crls {

    private Crls() {}

    static List<X509CRL> read(FileBytes files) {
        List<X509CRL> lists = new ArrayList<>();
        for (Map.Entry<Path, byte[]> file : files.contents().entrySet()) {
            lists.addAll(parse(file.getValue(), file.getKey().toString()));
        }
        return lists;
    }

    static List<X509CRL> parse(byte[] bytes, String where) {
        List<X509CRL> lists = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (CRL list : factory.generateCRLs(new ByteArrayInputStream(bytes))) {
                lists.add((X509CRL) list);
            }
        } catch (CRLException | CertificateException fault) {
            throw new TlsMaterialException(
                    Fault.MALFORMED, where + " has a revocation list that cannot be read", fault);
        }
        if (lists.isEmpty()) {
            throw new TlsMaterialException(Fault.MALFORMED, where + " has no revocation list");
        }
        return lists;
    }
}
