package dev.gpconnect.appointments.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.reference.ReferenceData;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FakeServerTest {
    private static final ManualClock CLOCK = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    private static final PracticeIdentity A = ReferenceData.PRACTICE_A;
    private static final String SLOT =
            "/Slot?status=free&_include=Slot:schedule&start=ge2026-11-24&end=le2026-12-06&searchFilter=a%7Cb";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static FakeServer server;

    @BeforeAll
    static void start() {
        server = FakeServer.startReference(CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder request(FakeRequest fake, String url) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10));
        for (String name : List.of(
                "Ssp-TraceID", "Ssp-From", "Ssp-To", "Ssp-InteractionID", "Accept", "Authorization", "Content-Type")) {
            fake.headers(name).forEach(value -> builder.header(name, value));
        }
        return builder.method(fake.method(), BodyPublishers.ofByteArray(fake.body()));
    }

    private static HttpResponse<byte[]> send(Draft draft, String prefix) throws Exception {
        FakeRequest fake = draft.build();
        return CLIENT.send(request(fake, prefix + fake.target()).build(), BodyHandlers.ofByteArray());
    }

    @Test
    @DisplayName("W-URL-03, W-HDR-11: a search through the Spine reaches the practice with its URL untouched")
    void search_throughTheSpine_isAnswered() throws Exception {
        HttpResponse<byte[]> response = send(
                new Draft(Interaction.SLOT, A, CLOCK, SLOT), server.spineUrl().toString() + server.baseUrl());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/fhir+json;charset=utf-8");
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("\"id\":\"10202\"");
    }

    @Test
    @DisplayName("W-VER-04: a booking over HTTP, its Location under the provider's own root")
    void booking_overHttp_isStored() throws Exception {
        Draft draft = new Draft(Interaction.BOOK, A, CLOCK, "/Appointment")
                .body(Json.booking("2", "2026-11-25T09:20:00+00:00", "2026-11-25T09:30:00+00:00", "10302")
                        .toString());
        HttpResponse<byte[]> response = send(draft, server.baseUrl().toString());
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location").orElse(""))
                .startsWith(server.serviceRoot("Y90001") + "/Appointment/")
                .endsWith("/_history/1");
        assertThat(server.practice("Y90001").slotStatus("10302")).isEqualTo("busy");
    }

    @Test
    @DisplayName("W-HDR-08: gzip when the client accepts it")
    void response_toAClientThatAcceptsGzip_isCompressed() throws Exception {
        FakeRequest fake = new Draft(Interaction.META, A, CLOCK, "/metadata").build();
        HttpRequest request = request(fake, server.baseUrl() + fake.target())
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).startsWith("{\"resourceType\":\"CapabilityStatement\"");
    }

    @Test
    @DisplayName(
            "W-URL-04: the raw request target is passed on: double slashes, encodings and raw bars as they were sent")
    void target_onTheWire_isPassedOnUntouched() throws Exception {
        String target = "/http://x//y/%7C%2f|z?a=%7c|b&c=//d+e";
        String answer = raw(server.spineUrl().getPort(), target);
        assertThat(answer).contains(" 400 ").contains("VARIES_FROM_TARGETURL_" + target.substring(1));
    }

    private static String raw(int port, String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            String head =
                    "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nSsp-From: 200000009010\r\nSsp-To: "
                            + A.asid() + "\r\nSsp-InteractionID: " + Interaction.META.id() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            int read = socket.getInputStream().read(buffer);
            while (read > 0 && answer.indexOf("}]}") < 0) {
                answer.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
                read = answer.indexOf("}]}") < 0 ? socket.getInputStream().read(buffer) : -1;
            }
            return answer.toString();
        }
    }

    @Test
    @DisplayName("P-SSP-08: nobody serves the unreachable practice; through the Spine it is 502")
    void unreachablePractice_hangsUp() throws Exception {
        Draft draft = new Draft(Interaction.META, ReferenceData.UNREACHABLE, CLOCK, "/metadata");
        assertThat(send(draft, server.spineUrl().toString() + server.baseUrl()).statusCode())
                .isEqualTo(502);
        assertThatThrownBy(() -> send(draft, server.baseUrl().toString())).isInstanceOf(IOException.class);
    }

    @Test
    void world_namesRootsAndAsids() {
        assertThat(server.serviceRoot("Y90004").toString()).isEqualTo(server.baseUrl() + "/Y90004/STU3/1/gpconnect");
        assertThat(server.asid("Y90002")).isEqualTo("200000009002");
        assertThat(server.spineUrl().toString())
                .endsWith("/")
                .doesNotContain(":" + server.baseUrl().getPort());
    }
}
