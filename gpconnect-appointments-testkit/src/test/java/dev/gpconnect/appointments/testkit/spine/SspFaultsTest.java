package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class SspFaultsTest {

    @Test
    void statuses_ofTheProxy_areGivenWithAPage() {
        assertThat(SspFaults.statuses()).containsExactly(429, 444, 495, 496, 497, 502, 503, 504, 599);
        assertThat(SspFaults.statuses()).allSatisfy(status -> {
            assertThat(SspFaults.status(status).response().status()).isEqualTo(status);
            assertThat(SspFaults.status(status).response().text()).startsWith("<html>");
        });
    }

    @Test
    void status_thatIsNotTheProxys_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SspFaults.status(500))
                .withMessageContaining("429");
    }

    @Test
    void reason_ofTheProxy_isAsItSaysIt() {
        assertThat(SspFaults.notSharing().response().status()).isEqualTo(403);
        assertThat(SspFaults.notSharing().response().text())
                .contains("FOT_CHECK_FAILED_MESSAGESENDER_200000009010_MESSAGERECEIVER_200000009001");
    }
}
