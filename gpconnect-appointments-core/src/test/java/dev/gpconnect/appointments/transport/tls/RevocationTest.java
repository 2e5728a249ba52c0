package dev.gpconnect.appointments.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.transport.tls.TlsEvent.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateRevokedException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-TLS-04, D-TR-01: what a revocation list names is refused")
class RevocationTest extends RevocationBench {

    private Path list(Authority issuer, Instant from, X509Certificate... revoked) throws Exception {
        Path lists = Files.createDirectories(directory.resolve("crls"));
        Files.write(lists.resolve("authority.crl"), issuer.crl(from, revoked).getEncoded());
        return lists;
    }

    @Requirement("D-TR-01")
    @Test
    void list_thatNamesTheCertificate_refusesIt() throws Exception {
        SpineTrust trusting = trust.crls(list(root, NOW, server)).build();

        assertRefused(trusting, BasicReason.REVOKED, server);
        assertThatThrownBy(() -> check(trusting, server)).hasRootCauseInstanceOf(CertificateRevokedException.class);
    }

    @Test
    void list_withoutTheCertificate_letsItThrough() throws Exception {
        X509Certificate asksElsewhere =
                root.leaf("server", pair).ocspAt(responder.url().toString()).certificate();

        check(trust.crls(list(root, NOW, server)).refuseUnknownRevocation().build(), asksElsewhere);

        assertThat(heard.events).isEmpty();
        assertThat(responder.asked).hasValue(0);
    }

    @Test
    void list_replaced_counts() throws Exception {
        SpineTrust trusting = trust.crls(list(root, NOW)).build();
        check(trusting, server);
        list(root, NOW, server);
        heard.clock.set("2026-11-23T08:00:10Z");

        assertThatThrownBy(() -> check(trusting, server)).hasMessageContaining("was revoked");
        assertThat(heard.kinds()).containsExactly(Kind.RENEWED);
    }

    @Requirement("D-TR-01")
    @Test
    void list_expired_thatNamesTheCertificate_stillRefusesIt() throws Exception {
        Instant longAgo = NOW.minus(Duration.ofDays(3));

        assertRefused(trust.crls(list(root, longAgo, server)).build(), BasicReason.REVOKED, server);
        stopAndStart();
        assertUnknown(trust.crls(list(other, longAgo, server)), server);
    }

    @Test
    void certificate_thatNobodyKnowsOf_isReportedOnceADay() throws Exception {
        SpineTrust trusting = trust.withoutRevocationCalls().build();
        check(trusting, server);
        check(trusting, server);
        assertThat(heard.kinds()).containsExactly(Kind.REVOCATION_UNKNOWN);

        heard.clock.set("2026-11-24T08:00:00Z");
        check(trusting, server);
        assertThat(heard.kinds()).containsExactly(Kind.REVOCATION_UNKNOWN, Kind.REVOCATION_UNKNOWN);
    }

    @Requirement("D-TR-01")
    @Test
    void list_expired_missingOrOfAnother_tellsNothing() throws Exception {
        assertUnknown(trust.crls(list(root, NOW.minus(Duration.ofDays(3)))), server);
        heard.events.clear();
        stopAndStart();
        assertUnknown(trust.crls(list(other, NOW, server)), server);
        stopAndStart();
        assertUnknown(trust.crls(Files.createDirectory(directory.resolve("empty"))), server);
        stopAndStart();
        assertUnknown(trust.withoutRevocationCalls(), server);
    }

    private void stopAndStart() throws Exception {
        stop();
        start();
    }

    @Test
    void intermediate_revoked_isRefused_evenIfNobodyKnowsOfTheServer() throws Exception {
        Authority sub = root.sub("Sub");
        X509Certificate below = sub.leaf("server", pair).certificate();
        SpineTrust trusting = trust.crls(list(root, NOW, sub.certificate())).build();

        assertRefused(trusting, BasicReason.REVOKED, below, sub.certificate());
    }

    @Test
    void server_revoked_isRefused_evenIfNobodyKnowsOfTheIntermediate() throws Exception {
        Authority sub = root.sub("Sub");
        X509Certificate below = sub.leaf("server", pair).certificate();
        SpineTrust trusting = trust.crls(list(sub, NOW, below)).build();

        assertThatThrownBy(() -> check(trusting, below, sub.certificate())).hasMessageContaining("was revoked");
        assertThat(heard.kinds()).containsExactly(Kind.REVOCATION_UNKNOWN);
    }

    @Test
    void lists_missing_areAnErrorAtOnce() {
        assertThatThrownBy(() -> trust.crls(directory.resolve("none")).build())
                .isInstanceOf(TlsMaterialException.class)
                .hasMessageEndingWith("none does not exist");
    }

    @Test
    void settings_thatContradict_areRefused() {
        assertThatThrownBy(() -> trust.ocspResponder(responder.url())
                        .withoutRevocationCalls()
                        .build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> trust.revocationTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
