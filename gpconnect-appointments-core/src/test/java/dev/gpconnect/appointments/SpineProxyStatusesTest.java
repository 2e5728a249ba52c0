package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.error.SpineProxyException.Fault;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("W-SSP-02: statuses that come through the Spine proxy and that no practice explained")
class SpineProxyStatusesTest extends ClientTest {

    private static final String HTML = "<html><head><title>Error</title></head><body>nginx</body></html>";

    private final AppointmentsClient proxied = newBuilder()
            .maxRetries(1)
            .spineProxy(URI.create("https://proxy.example.nhs.uk/"))
            .build();
    private final Practice at = proxied.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);

    @AfterEach
    void close() {
        proxied.close();
    }

    @Requirement({"C-GEN-09", "D-TR-05"})
    @ParameterizedTest
    @CsvSource({
        "429, TOO_MANY_REQUESTS, true, false, wait before the next one",
        "444, NO_RESPONSE, false, true, closed before one came",
        "495, CLIENT_CERTIFICATE_INVALID, false, false, does not accept the client certificate",
        "496, CLIENT_CERTIFICATE_MISSING, false, false, no client certificate was shown",
        "497, PLAIN_HTTP, false, false, use an https address",
        "502, PROVIDER_UNREACHABLE, true, true, cannot reach the practice's system",
        "503, UNAVAILABLE, true, true, not available",
        "504, GATEWAY_TIMEOUT, true, true, did not answer in time",
        "599, NETWORK_TIMEOUT, false, true, did not deliver one in time"
    })
    @DisplayName(
            "each is a fault of its own; reads are tried again after transient ones, writes know what may have happened")
    void status_withoutOutcome_isTyped(int status, Fault fault, boolean triedAgain, boolean unknown, String advice) {
        PatientRecord ada = adaAt(at);
        transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())));
        FreeSlot slot = at.searchFreeSlots(SEARCH).first();
        for (Reply reply : List.of(Reply.empty(status), Reply.of(status, "text/html", HTML), Reply.of(status, "{}"))) {
            int before = transport.requests().size();
            transport.answers(Collections.nCopies(triedAgain ? 3 : 2, reply).toArray(Reply[]::new));

            SpineProxyException read = catchThrowableOfType(SpineProxyException.class, at::capabilityStatement);
            SpineProxyException write = catchThrowableOfType(
                    SpineProxyException.class,
                    () -> ada.book(Booking.of(slot, "x").build()));

            assertThat(transport.requests()).hasSize(before + (triedAgain ? 3 : 2));
            assertThat(read.fault()).isEqualTo(fault);
            assertThat(read.status()).isEqualTo(status);
            assertThat(read.issues()).isEmpty();
            assertThat(read.effectUnknown()).isFalse();
            assertThat(read).hasMessageContaining(advice).hasMessageContaining("(HTTP " + status + ")");
            assertThat(write.fault()).isEqualTo(fault);
            assertThat(write.attempts()).isEqualTo(1);
            assertThat(write.effectUnknown()).isEqualTo(unknown);
            assertThat(write.getMessage().contains("may have been carried out")).isEqualTo(unknown);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 444, 495, 496, 497, 502, 503, 504, 599})
    @DisplayName("what the practice itself explains is the practice's")
    void status_withTheProvidersOutcome_isTheProviders(int status) {
        transport.answers(Reply.of(status, Fhir.outcome("INTERNAL_SERVER_ERROR")));
        if (status == 429 || (status >= 502 && status <= 504)) {
            transport.answers(Reply.of(status, Fhir.outcome("INTERNAL_SERVER_ERROR")));
        }

        assertThat(catchThrowableOfType(ServiceException.class, at::capabilityStatement)
                        .getClass())
                .isEqualTo(ServiceException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 444, 495, 496, 497, 502, 503, 504, 599})
    @DisplayName("without a Spine proxy there is none to blame")
    void status_thatCameDirectly_isAServiceException(int status) {
        PatientRecord ada = ada();
        FreeSlot slot = slot();
        transport.answers(Reply.of(status, "text/html", HTML));

        ServiceException failure = catchThrowableOfType(
                ServiceException.class, () -> ada.book(Booking.of(slot, "x").build()));

        assertThat(failure.getClass()).isEqualTo(ServiceException.class);
        assertThat(failure.effectUnknown()).isEqualTo(status >= 500 || status == 444);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422, 500, 501})
    void status_thatIsNotOfTheProxy_isNotItsFault(int status) {
        transport.answers(Reply.of(status, "text/html", HTML));

        assertThat(catchThrowableOfType(ServiceException.class, at::capabilityStatement))
                .isNotInstanceOf(SpineProxyException.class);
    }

    @Requirement("D-TR-05")
    @Test
    void tooManyRequests_thatSayHowLong_areWaitedOut() {
        transport.answers(
                Reply.empty(429).header("Retry-After", "7"),
                Reply.of(429, "text/html", HTML).header("Retry-After", "8"));

        SpineProxyException failure = catchThrowableOfType(SpineProxyException.class, at::capabilityStatement);

        assertThat(waits).containsExactly(Duration.ofSeconds(7));
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(8));
        assertThat(failure.attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "400, endpoint_https://x_cpaid_1_varies_from_targeturl_https://y, ADDRESS_VARIES",
        "400, Endpoint https://x CPAID 1 varies from targetURL https://y, ADDRESS_VARIES",
        "403, Asid Check Failed MessageSender 1, SENDER_NOT_REGISTERED",
        "403, ASID_CHECK_FAILED__MESSAGE_SENDER_1, SENDER_NOT_REGISTERED",
        "403, PartyKey-Interaction-Check-Failed-MessageReceiver-2, RECEIVER_NOT_REGISTERED",
        "403, ' FOT CHECK FAILED MESSAGESENDER 1 MESSAGERECEIVER 2 ', NO_AGREEMENT",
        "405, 405 method not allowed, METHOD_NOT_ALLOWED",
        "415, unsupported media type, UNSUPPORTED_MEDIA_TYPE",
        "502, Error communicating to endpoint url https://x, PROVIDER_UNREACHABLE"
    })
    @DisplayName(
            "E-SSP-1 to E-SSP-7, W-OO-04: in any case, with anything between the words, from any of its code systems")
    void reason_inAnotherSpelling_isRecognised(int status, String text, Fault fault) {
        String outcome = Fhir.proxyOutcome(status, text);
        for (String system : new String[] {
            Fhir.PROXY_CODES,
            " HTTPS://FHIR.NHS.NET/ValueSet/gpconnect-schedule-response-code-1-0/ ",
            "http://fhir.nhs.uk/StructureDefinition/Spine-OperationOutcome-1",
            "https://somewhere.else/codes"
        }) {
            transport.answers(Reply.of(status, outcome.replace(Fhir.PROXY_CODES, system)));
            if (fault == Fault.PROVIDER_UNREACHABLE) {
                transport.answers(Reply.of(status, outcome.replace(Fhir.PROXY_CODES, system)));
            }

            assertThat(catchThrowableOfType(SpineProxyException.class, at::capabilityStatement)
                            .fault())
                    .isEqualTo(fault);
        }
    }

    @Test
    @DisplayName("a practice that quotes the proxy's words under a Spine code is not the proxy")
    void reason_underASpineCode_isThePractices() {
        transport.answers(
                Reply.of(403, Fhir.outcome("ACCESS_DENIED").replace("Some text", "FOT_CHECK_FAILED_MESSAGESENDER_1")));

        assertThat(catchThrowableOfType(ServiceException.class, at::capabilityStatement))
                .isNotInstanceOf(SpineProxyException.class);
    }
}
