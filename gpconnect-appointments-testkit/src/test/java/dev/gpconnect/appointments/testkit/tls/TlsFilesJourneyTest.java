package dev.gpconnect.appointments.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.transport.tls.ClientKeys;
import dev.gpconnect.appointments.transport.tls.SpineTrust;
import dev.gpconnect.appointments.transport.tls.TlsEvent;
import dev.gpconnect.appointments.transport.tls.TlsListener;
import dev.gpconnect.appointments.transport.tls.TlsWatch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search for slots over mutual TLS, keys and authorities from files as an application has them. */
@DisplayName("W-TLS-01, W-TLS-04, D-TR-01: keys and trust from files, on the way to a practice")
final class TlsFilesJourneyTest {
    private static final TestCertificates CERTIFICATES = TestCertificates.generate();
    private static final ManualClock CLOCK = ManualClock.at(Instant.parse("2026-11-23T08:00:00Z"));
    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);

    @TempDir
    private static Path files;

    private final AtomicInteger arrived = new AtomicInteger();
    private final List<TlsEvent.Kind> heard = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void write() throws Exception {
        CERTIFICATES.writePem(files);
    }

    private int search(SSLContext context, ClientKeys keys) {
        TlsListener listener = event -> heard.add(event.kind());
        SpineTrust trust = SpineTrust.pem(files.resolve("authority.pem"))
                .crls(files.resolve("authority.crl"))
                .refuseUnknownRevocation()
                .watch(TlsWatch.defaults().withListener(listener))
                .build();
        Product product = new Product(
                URI.create("https://consumer.example/"), URI.create("https://consumer.example/device"), "1", "T", "1");
        User user = User.builder(
                        "1", PersonName.of("Hubbard", "Test"), URI.create("https://consumer.example/user"), "1")
                .build();
        RequestingOrganisation hub = RequestingOrganisation.builder(
                        OdsCode.of("Y90010"), "Hub", Asid.of("200000009010"), "0300 000 9010")
                .type(OrganisationType.GP_PRACTICE)
                .build();
        try (FakeServer server = FakeServer.builder(CLOCK)
                        .tls(context)
                        .clientAuth()
                        .interceptor(made -> (part, request, world) -> {
                            arrived.incrementAndGet();
                            return world.apply(request);
                        })
                        .start();
                OkHttpTransport transport =
                        OkHttpTransport.builder().mutualTls(keys, trust).build();
                AppointmentsClient client = AppointmentsClient.builder(
                                product, server.world().directory())
                        .spineProxy(server.spineUrl())
                        .transport(transport)
                        .clock(CLOCK)
                        .build();
                Encounter encounter = client.encounter(hub, user)) {
            return encounter
                    .practice("Y90001")
                    .searchFreeSlots(
                            SlotSearch.between(TOMORROW, TOMORROW.plusDays(1)).build())
                    .size();
        }
    }

    private static ClientKeys keys() {
        return ClientKeys.pem(files.resolve("client.pem")).build();
    }

    private Fault refusal(SSLContext server) {
        TlsException refusal = catchThrowableOfType(TlsException.class, () -> search(server, keys()));
        assertThat(arrived).hasValue(0);
        return refusal.fault();
    }

    @Requirement("D-TR-01")
    @Test
    void search_withKeysFromFiles_findsSlots() {
        ClientKeys three = ClientKeys.pem(
                        files.resolve("client.crt"), files.resolve("client.key"), files.resolve("authority.pem"))
                .build();

        assertThat(search(CERTIFICATES.server(), three)).isPositive();
        assertThat(heard).containsOnly(TlsEvent.Kind.EXPIRES_SOON);
        assertThat(arrived.get()).isPositive();
    }

    @Requirement("D-TR-01")
    @Test
    void search_atARevokedServer_isNotSent() {
        assertThat(refusal(CERTIFICATES.revokedServer())).isEqualTo(Fault.SERVER_REVOKED);
    }

    @Requirement("D-TR-01")
    @Test
    void search_atAServerOutsideItsDates_isNotSent() {
        assertThat(refusal(CERTIFICATES.notYetValidServer())).isEqualTo(Fault.SERVER_NOT_YET_VALID);
        assertThat(refusal(CERTIFICATES.expiredServer())).isEqualTo(Fault.SERVER_EXPIRED);
    }
}
