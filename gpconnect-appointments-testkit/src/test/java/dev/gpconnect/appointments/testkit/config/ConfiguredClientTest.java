package dev.gpconnect.appointments.testkit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.Health;
import dev.gpconnect.appointments.config.Configuration;
import dev.gpconnect.appointments.config.ConfigurationException;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import dev.gpconnect.appointments.testkit.http.ServerPart;
import dev.gpconnect.appointments.testkit.spine.FakeSds;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A client from a properties file: mutual TLS, the Spine's directory, our own ASID and the audit trail")
final class ConfiguredClientTest {

    private static final TestCertificates CERTIFICATES = TestCertificates.generate();
    private static final ManualClock CLOCK = ManualClock.at(Instant.parse("2026-11-23T08:00:00Z"));
    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);

    @TempDir
    private static Path files;

    private final List<ServerPart> reached = new CopyOnWriteArrayList<>();
    private FakeServer server;

    @BeforeAll
    static void writeCertificates() throws IOException {
        CERTIFICATES.writePem(files);
    }

    @BeforeEach
    void startServer() {
        server = FakeServer.builder(CLOCK)
                .tls(CERTIFICATES.server())
                .clientAuth()
                .interceptor(world -> (part, request, fake) -> {
                    reached.add(part);
                    return fake.apply(request);
                })
                .start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    @Requirement({"D-TR-01", "D-TR-02", "D-AU-01"})
    @DisplayName("W-SDS-03, W-TLS-01: a search finds slots, and the trail is in its file")
    void client_fromAFile_findsSlots_andKeepsItsTrail() throws IOException {
        try (AppointmentsClient client = client(configured())) {
            assertThat(search(client)).isNotEmpty();
        }
        assertThat(reached).contains(ServerPart.SDS, ServerPart.SPINE);

        List<String> trail = Files.readAllLines(files.resolve("audit.jsonl"));
        assertThat(trail).hasSize(1);
        assertThat(trail.get(0)).contains("\"Y90001\"", "\"Y90010\"");
    }

    @Test
    void health_tellsOfCertificates_withoutACall() throws IOException {
        try (AppointmentsClient client = client(configured())) {
            Health soon = client.health();

            assertThat(soon.status()).isEqualTo(Health.Status.WARNING);
            assertThat(soon.problems())
                    .hasSize(2)
                    .anySatisfy(
                            problem -> assertThat(problem).startsWith("Our certificate consumer.example expires at"))
                    .anySatisfy(problem ->
                            assertThat(problem).startsWith("The trusted certificate Test authority expires"));
        }
        AppointmentsClient later = AppointmentsClient.builder(
                        Configuration.builder().file(configured()).build())
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofDays(3)))
                .build();
        assertThat(later.health().status()).isEqualTo(Health.Status.DOWN);
        assertThat(later.health().certificates().own()).isPresent();
        later.close();
        assertThat(later.health().problems()).containsExactly("The client is closed");
    }

    @Test
    void keyOfAnotherCertificate_isRefusedAtOnce() throws IOException {
        Path others = files.resolve("strangers");
        TestCertificates.generate().writePem(others);
        Path file = configured("tls.private-key=" + others.resolve("client.key"));

        assertThatThrownBy(() -> Configuration.builder().file(file).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gpconnect.appointments.tls.certificate: ")
                .hasMessageNotContaining("BEGIN");
    }

    @Test
    @Requirement({"D-TR-01", "D-AU-03"})
    @DisplayName("W-TLS-04: a directory of an authority that is not trusted is asked nothing, and no practice is")
    void directory_ofAnotherAuthority_isNotTrusted() throws IOException {
        Path others = files.resolve("others");
        TestCertificates.generate().writePem(others);
        Path file = configured(
                "tls.trust=" + others.resolve("authority.pem"),
                "tls.crl=" + others.resolve("authority.crl"),
                "audit.file=" + others.resolve("audit.jsonl"));

        try (AppointmentsClient client = client(file)) {
            TlsException failure = catchThrowableOfType(TlsException.class, () -> search(client));

            assertThat(failure.fault()).isEqualTo(Fault.SERVER_UNTRUSTED);
            assertThat(failure)
                    .hasMessageContainingAll("the directory, asked for Y90001", Fault.SERVER_UNTRUSTED.advice());
            assertThat(failure.call())
                    .hasValueSatisfying(call -> assertThat(failure).hasMessageContaining("trace id " + call.traceId()));
        }
        assertThat(reached).isEmpty();
    }

    private AppointmentsClient client(Path file) {
        return AppointmentsClient.builder(Configuration.builder().file(file).build())
                .clock(CLOCK)
                .build();
    }

    private static FreeSlots search(AppointmentsClient client) {
        URI ids = URI.create("https://consumer.example/user");
        User user =
                User.builder("1", PersonName.of("Hubbard", "Test"), ids, "1").build();
        RequestingOrganisation hub = RequestingOrganisation.builder(OdsCode.of("Y90010"), "Hub", "0300 000 9010")
                .type(OrganisationType.GP_PRACTICE)
                .build();
        try (Encounter encounter = client.encounter(hub, user)) {
            SlotSearch search =
                    SlotSearch.between(TOMORROW, TOMORROW.plusDays(1)).build();
            return encounter.practice("Y90001").searchFreeSlots(search);
        }
    }

    /** A file with everything that this server needs; a later line wins. */
    private Path configured(String... more) throws IOException {
        String lines = """
                product.issuer=https://consumer.example/
                product.device-system=https://consumer.example/device
                product.device-id=1
                product.model=Desk
                product.version=1
                product.supplier=%s
                spine-proxy=%s
                directory=sds-fhir
                directory.url=%s
                directory.api-key-file=%s
                directory.mutual-tls=true
                tls.certificate=%s
                tls.private-key=%s
                tls.trust=%s
                tls.crl=%s
                audit.file=%s
                """.formatted(
                        FakeSds.REFERENCE_SUPPLIER,
                        server.spineUrl(),
                        server.sdsUrl(),
                        Files.writeString(files.resolve("api-key"), FakeSds.REFERENCE_KEY + "\n"),
                        files.resolve("client.crt"),
                        files.resolve("client.key"),
                        files.resolve("authority.pem"),
                        files.resolve("authority.crl"),
                        files.resolve("audit.jsonl"));
        String all = Arrays.stream((lines + String.join("\n", more)).split("\n"))
                .map(line -> "gpconnect.appointments." + line)
                .collect(Collectors.joining("\n"));
        return Files.writeString(files.resolve("client.properties"), all);
    }
}
