package dev.gpconnect.appointments.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.okhttp.OkHttpTransport;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A booking over mutual TLS, and what a caller is told when either side is not who it should be. */
@DisplayName("W-TLS-01 to W-TLS-04: a booking over mutual TLS")
final class TlsJourneyTest {

    private static final TestCertificates CERTIFICATES = TestCertificates.generate();
    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);
    private static final SlotSearch SEARCH =
            SlotSearch.between(TOMORROW, TOMORROW).build();

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T08:00:00Z"));
    private final List<ServerPart> reached = new CopyOnWriteArrayList<>();

    @Test
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-01: with the right certificates on both sides, slots are found and one is booked")
    void rightCertificates_findAndBook() {
        Appointment booked = at(CERTIFICATES.server(), CERTIFICATES.client(), CERTIFICATES.trust(), practice -> {
            FreeSlot slot = practice.searchFreeSlots(SEARCH).list().get(0);
            return practice.findPatient(ada())
                    .orElseThrow()
                    .book(Booking.of(slot, "Over mutual TLS").build());
        });

        assertThat(booked.status()).contains(AppointmentStatus.BOOKED);
        assertThat(reached).containsExactly(ServerPart.SPINE, ServerPart.SPINE, ServerPart.SPINE);
    }

    static Stream<Arguments> wrongServers() {
        return Stream.of(
                arguments(Fault.SERVER_EXPIRED, CERTIFICATES.expiredServer()),
                arguments(Fault.SERVER_UNTRUSTED, CERTIFICATES.untrustedServer()),
                arguments(Fault.SERVER_WRONG_HOST, CERTIFICATES.wrongHostServer()));
    }

    @ParameterizedTest
    @MethodSource("wrongServers")
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-04: a server with a wrong certificate is sent nothing, and what is wrong is said")
    void server_withAWrongCertificate_hasItsFault(Fault fault, SSLContext server) {
        assertFault(fault, server, CERTIFICATES.client(), CERTIFICATES.trust());
    }

    @Test
    @DisplayName("W-TLS-04: nor is one whose certificate is not valid yet")
    void server_notYetValid_hasItsFault() {
        HeldCertificate authority =
                new HeldCertificate.Builder().rsa2048().certificateAuthority(0).build();
        HeldCertificate future = new HeldCertificate.Builder()
                .rsa2048()
                .addSubjectAlternativeName("127.0.0.1")
                .validityInterval(
                        Instant.parse("2100-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("2101-01-01T00:00:00Z").toEpochMilli())
                .signedBy(authority)
                .build();
        SSLContext server = new HandshakeCertificates.Builder()
                .heldCertificate(future)
                .build()
                .sslContext();
        X509TrustManager trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build()
                .trustManager();

        assertFault(Fault.SERVER_NOT_YET_VALID, server, CERTIFICATES.client(), trust);
    }

    static Stream<Arguments> wrongClients() {
        return Stream.of(
                arguments(Fault.CLIENT_CERTIFICATE_ABSENT, CERTIFICATES.noClient()),
                // the server says whom it trusts, and Java shows it nobody else's certificate
                arguments(Fault.CLIENT_CERTIFICATE_ABSENT, CERTIFICATES.untrustedClient()),
                arguments(Fault.CLIENT_CERTIFICATE_REFUSED, new ShownToAnyone(CERTIFICATES.untrustedClient())),
                arguments(Fault.CLIENT_CERTIFICATE_REFUSED, CERTIFICATES.expiredClient()));
    }

    @ParameterizedTest
    @MethodSource("wrongClients")
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-01: a client with no certificate, or a wrong one, is turned away and told so")
    void client_withAWrongCertificate_hasItsFault(Fault fault, X509KeyManager client) {
        assertFault(fault, CERTIFICATES.server(), client, CERTIFICATES.trust());
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
        "TLSv1.1, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
        "TLSv1.3, TLS_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
    })
    @Requirement("D-TR-01")
    @DisplayName("D-TR-01, W-TLS-01, W-TLS-02: a server of other versions or suites is sent nothing")
    void server_ofOtherVersionsOrSuites_isSentNothing(String version, String suite) {
        SSLContext narrow = NarrowTls.of(CERTIFICATES.server(), version, suite);

        assertFault(Fault.OTHER, narrow, CERTIFICATES.client(), CERTIFICATES.trust());
    }

    private void assertFault(Fault fault, SSLContext server, X509KeyManager client, X509TrustManager trust) {
        TlsException failure = at(
                server,
                client,
                trust,
                practice -> catchThrowableOfType(TlsException.class, () -> practice.searchFreeSlots(SEARCH)));

        assertThat(failure.fault()).isEqualTo(fault);
        assertThat(failure).hasMessageStartingWith("No TLS connection to the Spine proxy; nothing was sent: ");
        assertThat(reached).isEmpty();
    }

    private <T> T at(SSLContext tls, X509KeyManager keys, X509TrustManager trust, Function<Practice, T> step) {
        try (FakeServer server = FakeServer.builder(clock)
                        .tls(tls)
                        .clientAuth()
                        .interceptor(world -> (part, request, fake) -> {
                            reached.add(part);
                            return fake.apply(request);
                        })
                        .start();
                HttpTransport transport =
                        OkHttpTransport.builder().mutualTls(keys, trust).build();
                AppointmentsClient client = AppointmentsClient.builder(
                                product(), server.world().directory())
                        .spineProxy(server.spineUrl())
                        .transport(transport)
                        .clock(clock)
                        .maxRetries(0)
                        .build()) {
            return step.apply(client.encounter(hub(), user()).practice("Y90001"));
        }
    }

    private static Product product() {
        return new Product(
                URI.create("https://consumer.example/"),
                URI.create("https://consumer.example/Id/device"),
                "1",
                "Test",
                "1");
    }

    private static RequestingOrganisation hub() {
        return RequestingOrganisation.builder(
                        OdsCode.of("Y90010"),
                        "Northfield Extended Access Hub",
                        Asid.of("200000009010"),
                        "0300 000 9010")
                .type(OrganisationType.GP_PRACTICE)
                .build();
    }

    private static User user() {
        return User.builder("1", PersonName.of("Jones", "Claire"), URI.create("https://consumer.example/Id/user"), "1")
                .build();
    }

    private static TracedPatient ada() {
        return TracedPatient.builder(NhsNumber.parse("9990000018"))
                .name(PersonName.of("Ashdown", "Ada"))
                .gender(Gender.FEMALE)
                .birthDate(LocalDate.of(1951, 3, 4))
                .build();
    }
}
