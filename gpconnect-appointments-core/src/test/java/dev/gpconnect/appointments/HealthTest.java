package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.transport.tls.TlsStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What depends on certificates is tried over TLS in the testkit. */
class HealthTest {

    @Test
    void health_ofAClientWithoutCertificates_isUp() {
        Health health = Health.of(TlsStatus.unknown(), Instant.EPOCH);

        assertThat(health.status()).isEqualTo(Health.Status.UP);
        assertThat(health.problems()).isEmpty();
        assertThat(health.certificates().own()).isEmpty();
        assertThat(health.certificates().trusted()).isEmpty();
        assertThat(health).hasToString("Health[UP, []]");
    }
}
