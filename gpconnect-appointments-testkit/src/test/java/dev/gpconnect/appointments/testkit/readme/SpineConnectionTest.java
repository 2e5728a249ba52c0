package dev.gpconnect.appointments.testkit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.config.Configuration;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.SdsFhirDirectory;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import dev.gpconnect.appointments.testkit.spine.FakeSds;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.tls.ClientKeys;
import dev.gpconnect.appointments.transport.tls.SpineTrust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's way to the Spine, in code and from a file, at a fake Spine that wants a certificate. */
final class SpineConnectionTest {

    private static final Pattern PROPERTIES = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);
    private static final TestCertificates CERTIFICATES = TestCertificates.generate();
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private static Path files;

    @BeforeAll
    static void writeFiles() throws IOException {
        CERTIFICATES.writePem(files);
        Files.writeString(files.resolve("api-key"), FakeSds.REFERENCE_KEY);
    }

    @Test
    void theExample_findsSlots() {
        Path certificate = files.resolve("client.crt");
        Path privateKey = files.resolve("client.key");
        Path authorities = files.resolve("authority.pem");
        String apiKey = FakeSds.REFERENCE_KEY;
        OdsCode ourOdsCode = OdsCode.of(FakeSds.REFERENCE_SUPPLIER);
        Product product = new Product(
                URI.create("https://consumer.example/"),
                URI.create("https://consumer.example/device"),
                "1",
                "Desk",
                "1");
        try (FakeServer server = start()) {
            URI spineProxy = server.spineUrl();
            URI sdsAddress = server.sdsUrl();
            HttpTransport internet = OkHttpTransport.builder()
                    .mutualTls(CERTIFICATES.client(), CERTIFICATES.trust())
                    .build();

            HttpTransport spine = OkHttpTransport.builder()
                    .mutualTls(
                            ClientKeys.pem(certificate, privateKey).build(),
                            SpineTrust.pem(authorities).build())
                    .build();
            ProviderDirectory directory = SdsFhirDirectory.builder(sdsAddress, internet)
                    .apiKey(apiKey)
                    .supplier(ourOdsCode)
                    .build();
            AppointmentsClient client = AppointmentsClient.builder(product, directory)
                    .spineProxy(spineProxy)
                    .transport(spine)
                    .build();

            assertThat(slots(client)).isPositive();
            client.close();
            spine.close();
            internet.close();
        }
    }

    @Test
    void theProperties_findSlots() throws IOException {
        Matcher block = PROPERTIES.matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(block.find()).isTrue();
        try (FakeServer server = start()) {
            String properties = block.group(1)
                            .replace(
                                    "https://proxy.example.nhs.uk/",
                                    server.spineUrl().toString())
                            .replace(
                                    "https://api.service.nhs.uk/spine-directory/FHIR/R4",
                                    server.sdsUrl().toString())
                            .replace("/etc/gpconnect", files.toString())
                    + """
                    gpconnect.appointments.directory.mutual-tls = true
                    gpconnect.appointments.product.supplier = Y90099
                    gpconnect.appointments.product.issuer = https://consumer.example/
                    gpconnect.appointments.product.device-system = https://consumer.example/device
                    gpconnect.appointments.product.device-id = 1
                    gpconnect.appointments.product.model = Desk
                    gpconnect.appointments.product.version = 1
                    """;
            Path file = Files.writeString(files.resolve("client.properties"), properties);

            try (AppointmentsClient client = AppointmentsClient.builder(
                            Configuration.builder().file(file).build())
                    .build()) {
                assertThat(slots(client)).isPositive();
            }
        }
        assertThat(block.find()).as("another block of properties").isFalse();
    }

    private static FakeServer start() {
        return FakeServer.builder(CLOCK).tls(CERTIFICATES.server()).clientAuth().start();
    }

    private static int slots(AppointmentsClient client) {
        LocalDate tomorrow = LocalDate.now(CLOCK).plusDays(1);
        User user = User.builder(
                        "1", PersonName.of("Jones", "Claire"), URI.create("https://consumer.example/user"), "1")
                .build();
        RequestingOrganisation hub = RequestingOrganisation.builder(OdsCode.of("Y90010"), "Hub", "0300 000 9010")
                .type(OrganisationType.GP_PRACTICE)
                .build();
        try (Encounter encounter = client.encounter(hub, user)) {
            SlotSearch search =
                    SlotSearch.between(tomorrow, tomorrow.plusDays(7)).build();
            return encounter.practice("Y90001").searchFreeSlots(search).size();
        }
    }
}
