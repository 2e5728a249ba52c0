package dev.gpconnect.appointments.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The journey at a provider that is not ours and has every oddity at once. */
final class OddJourneyTest {

    private final MockWebServer server = new MockWebServer();
    private final OddDispatcher provider = new OddDispatcher();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(provider);
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("K-27, K-32: every step passes although the provider is odd in every way")
    void journey_atAnOddProvider_passes() {
        Run run = Run.of("journey", "--provider-url", "http://127.0.0.1:" + server.getPort() + "/x/STU3/1/gpconnect");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(provider.refusedVersions())
                .as("changes refused for a version that was out of date")
                .isPositive();
        assertThat(provider.stored()).contains("\"cancelled\"", "\"kept\":[1,{\"as\":\"it is\"}]");
    }
}
