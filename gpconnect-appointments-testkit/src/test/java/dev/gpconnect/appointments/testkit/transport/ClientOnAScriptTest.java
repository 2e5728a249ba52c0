package dev.gpconnect.appointments.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.time.SeededIds;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client whose answers, time and trace ids a test decides. */
@Timeout(15)
final class ClientOnAScriptTest {

    private static final URI URL = URI.create("https://consumer.example.nhs.uk/");
    private static final String STATEMENT = "{\"resourceType\":\"CapabilityStatement\"}";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-20T10:15:30Z"));
    private final ScriptedTransport script = ScriptedTransport.create();
    private final GatedTransport transport = GatedTransport.of(script);
    private final AppointmentsClient client = AppointmentsClient.builder(
                    new Product(URL, URL, "install-7", "Appointment Desk", "1.4.2"),
                    ProviderDirectory.fixed(Map.of(
                            OdsCode.of("Y90001"),
                            new ProviderEndpoint(
                                    ServiceRoot.of("https://practice.example.nhs.uk/Y90001"),
                                    Asid.of("200000009001")))))
            .transport(transport)
            .clock(clock)
            .maxRetries(0)
            .traceIds(SeededIds.of(7))
            .build();

    @AfterEach
    void close() {
        client.close();
        transport.close();
    }

    @Test
    void request_hasTheTraceIdAndTheTimeOfTheTest() {
        script.json(200, STATEMENT);
        clock.advance(Duration.ofDays(1));

        askForStatement();

        var headers = script.requests().get(0).headers();
        UUID traceId = SeededIds.of(7).get();
        assertThat(headers.first("Ssp-TraceID")).contains(traceId.toString());
        String payload = headers.first("Authorization").orElseThrow().split("\\.", -1)[1];
        assertThat(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .contains("\"iat\":" + Instant.parse("2026-11-21T10:15:30Z").getEpochSecond());
    }

    @Test
    void failureOfTheScript_isNoAnswer() {
        script.fail(new IOException("connection reset"));

        assertThatThrownBy(this::askForStatement).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void callerInterruptedAtAGate_hasSentNothing() throws Exception {
        Gate gate = transport.hold(request -> true);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                askForStatement();
            } catch (NotSentException e) {
                failure.complete(e);
            }
        });
        caller.start();
        gate.awaitArrivals(1);

        caller.interrupt();

        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(NotSentException.class);
        assertThat(script.requests()).isEmpty();
        caller.join();
    }

    private void askForStatement() {
        User user = User.builder("10019", PersonName.of("Jones", "Claire"), URL, "guid-10019")
                .build();
        RequestingOrganisation hub = RequestingOrganisation.builder(
                        OdsCode.of("Y90010"), "Hub", Asid.of("200000009010"), "0300 000 9010")
                .build();
        try (Encounter encounter = client.encounter(hub, user)) {
            assertThat(encounter.practice("Y90001").capabilityStatement()).isNotNull();
        }
    }
}
