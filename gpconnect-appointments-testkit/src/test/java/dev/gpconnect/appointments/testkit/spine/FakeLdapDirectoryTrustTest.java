package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.TlsException.Fault;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.spine.SdsLdapDirectory;
import dev.gpconnect.appointments.testkit.tls.TestCertificates;
import dev.gpconnect.appointments.transport.tls.SpineTrust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which certificates of a server the directory over LDAP takes. */
@Timeout(30)
class FakeLdapDirectoryTrustTest {

    private static final TestCertificates CERTIFICATES = TestCertificates.generate();
    private static final OdsCode PRACTICE = OdsCode.of("Y90001");
    private static final InteractionId SLOTS = InteractionId.SEARCH_FREE_SLOTS;

    @TempDir
    private static Path files;

    @BeforeAll
    static void writeCertificates() throws IOException {
        CERTIFICATES.writePem(files);
    }

    private static FakeLdap serving(SSLContext context) {
        return FakeLdap.startTls(SdsRecords.reference("https://practices.example"), context, true);
    }

    static Stream<Arguments> serversNotToBeTrusted() {
        return Stream.of(CERTIFICATES.trust(), spineTrust())
                .flatMap(trust -> Stream.of(
                        Arguments.of(Fault.SERVER_EXPIRED, CERTIFICATES.expiredServer(), trust),
                        Arguments.of(Fault.SERVER_NOT_YET_VALID, CERTIFICATES.notYetValidServer(), trust),
                        Arguments.of(Fault.SERVER_UNTRUSTED, CERTIFICATES.untrustedServer(), trust),
                        Arguments.of(Fault.SERVER_WRONG_HOST, CERTIFICATES.wrongHostServer(), trust)));
    }

    /** Trust from files, which knows what was revoked. */
    private static X509TrustManager spineTrust() {
        return SpineTrust.pem(files.resolve("authority.pem"))
                .crls(files.resolve("authority.crl"))
                .withoutRevocationCalls()
                .refuseUnknownRevocation()
                .build();
    }

    @ParameterizedTest
    @MethodSource("serversNotToBeTrusted")
    @DisplayName("W-TLS-04: what is wrong with the server's certificate is said")
    void server_thatCannotBeTrusted_isAskedNothing(Fault fault, SSLContext context, X509TrustManager trust) {
        assertFault(fault, context, trust);
    }

    @Test
    @DisplayName("W-TLS-04: a server whose certificate was revoked is not talked to")
    void server_revoked_isAskedNothing() {
        assertFault(Fault.SERVER_REVOKED, CERTIFICATES.revokedServer(), spineTrust());
    }

    private static void assertFault(Fault fault, SSLContext context, X509TrustManager trust) {
        try (FakeLdap server = serving(context);
                SdsLdapDirectory directory = directory(server.url(), trust)) {
            TlsException failure = catchThrowableOfType(TlsException.class, () -> directory.find(PRACTICE, SLOTS));

            assertThat(failure.fault()).isEqualTo(fault);
            assertThat(failure)
                    .hasMessage("No TLS connection to the directory, asked for Y90001 for SEARCH_FREE_SLOTS;"
                            + " nothing was sent: " + fault.advice());
        }
    }

    @Test
    @DisplayName("W-TLS-04: no session is resumed, so that the certificate is checked for every connection")
    void server_connectedToAgain_isCheckedAgain() {
        AtomicInteger checked = new AtomicInteger();
        SSLContext context = CERTIFICATES.server();
        FakeLdap first = serving(context);
        int port = first.url().getPort();
        try (SdsLdapDirectory directory = directory(first.url(), new CountedTrust(CERTIFICATES.trust(), checked))) {
            directory.find(PRACTICE, SLOTS);
            first.close();
            try (FakeLdap again =
                    FakeLdap.startTls(SdsRecords.reference("https://practices.example"), context, true, port)) {
                assertThat(directory.find(PRACTICE, SLOTS).asid()).isEqualTo(Asid.of("200000009001"));
                assertThat(again.url().getPort()).isEqualTo(port);
            }
        }
        assertThat(checked).hasValue(2);
    }

    private static SdsLdapDirectory directory(URI url, X509TrustManager trust) {
        return SdsLdapDirectory.builder(url)
                .mutualTls(CERTIFICATES.client(), trust)
                .build();
    }

    /** Counts what it is asked. */
    private record CountedTrust(X509TrustManager trust, AtomicInteger asked) implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            asked.incrementAndGet();
            trust.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trust.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.getAcceptedIssuers();
        }
    }
}
