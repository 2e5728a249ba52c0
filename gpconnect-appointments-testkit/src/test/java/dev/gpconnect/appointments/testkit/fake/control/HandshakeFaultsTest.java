package dev.gpconnect.appointments.testkit.fake.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Failed handshakes, which happen to connections where somebody sees those. */
final class HandshakeFaultsTest {
    private static final FakeRequest REQUEST = FakeRequest.of("GET", "/", Map.of(), new byte[0]);

    private final Faults faults = Controls.create().faults();

    @Test
    void handshake_whereNobodySeesHandshakes_happensToARequest() {
        faults.inject(Fault.handshake(), Trigger.once());

        assertThat(faults.next("Y90001", REQUEST)).isEqualTo(Fault.handshake());
    }

    @Test
    void handshake_whereTheyAreSeen_happensToConnectionsByNumber() {
        faults.handshakesAreSeen();
        faults.inject(Fault.handshake(), Trigger.nth(2).at("Y90002"));

        assertThat(faults.next("Y90002", REQUEST)).isNull();
        assertThat(faults.failsHandshake()).isFalse();
        assertThat(faults.failsHandshake()).isTrue();
        assertThat(faults.failsHandshake()).isFalse();
        assertThat(faults.happened()).containsExactly(1);
    }

    @Test
    void otherFaults_areLeftAloneByConnections() {
        faults.handshakesAreSeen();
        faults.inject(Fault.dropped(), Trigger.once());

        assertThat(faults.failsHandshake()).isFalse();
        assertThat(faults.next("Y90001", REQUEST)).isEqualTo(Fault.dropped());
    }
}
