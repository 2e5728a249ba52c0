package dev.gpconnect.appointments.transport.tls;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The certificates that a transport goes by, as far as it knows them; read from memory and files, never by a call. */
public final class TlsStatus {

    private static final TlsStatus UNKNOWN = new TlsStatus(null, List.of());

    private final @Nullable CertificateStatus own;
    private final List<CertificateStatus> trusted;

    private TlsStatus(@Nullable CertificateStatus own, List<CertificateStatus> trusted) {
        this.own = own;
        this.trusted = List.copyOf(trusted);
    }

    /** Nothing is known of any certificate. */
    public static TlsStatus unknown() {
        return UNKNOWN;
    }

    /**
     * What is known of these two, which is something for {@link ClientKeys} and {@link SpineTrust}.
     *
     * @param keys what shows a certificate, or null
     * @param trust what judges the other side's, or null
     */
    public static TlsStatus of(@Nullable Object keys, @Nullable Object trust) {
        return new TlsStatus(
                keys instanceof ClientKeys ours ? ours.status() : null,
                trust instanceof SpineTrust theirs ? theirs.statuses() : List.of());
    }

    /** The certificate that is shown; empty when none is, or nothing is known of it. */
    public Optional<CertificateStatus> own() {
        return Optional.ofNullable(own);
    }

    /** The certificates that are trusted; empty when nothing is known of them. */
    public List<CertificateStatus> trusted() {
        return trusted;
    }

    @Override
    public String toString() {
        return "TlsStatus[own=" + own + ", trusted=" + trusted + "]";
    }
}
