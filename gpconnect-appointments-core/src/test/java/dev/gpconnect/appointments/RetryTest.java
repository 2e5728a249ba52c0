package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-GEN-09, W-SSP-03, D-TR-05: reads are tried again after transient faults, writes never are")
class RetryTest extends ClientTest {

    private static final Reply STATEMENT = Reply.ok("{\"resourceType\":\"CapabilityStatement\"}");

    private final AppointmentsClient patient = newBuilder().maxRetries(3).build();
    private final Practice asked =
            patient.encounter(Samples.HUB, Samples.CLAIRE).practice(Samples.PRACTICE);

    @AfterEach
    void close() {
        patient.close();
    }

    @Requirement("C-GEN-09")
    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void read_answeredThatItIsForLater_isTriedAgain(int status) {
        transport.answers(Reply.empty(status), STATEMENT);

        asked.capabilityStatement();

        assertThat(transport.requests()).hasSize(2);
        assertThat(waits).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void read_withoutConnection_isTriedAgain() {
        transport.fails(new NotSentIOException("refused", null)).answers(STATEMENT);

        asked.capabilityStatement();

        assertThat(transport.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"502, ERROR_COMMUNICATING_TO_ENDPOINT_URL_https://x", "503, Something else", "429, Something else"})
    @DisplayName("E-SSP-7: the Spine proxy does not reach the practice")
    void read_thatTheProxyCannotPassOn_isTriedAgain(int status, String text) {
        transport.answers(Reply.of(status, Fhir.proxyOutcome(status, text)), STATEMENT);

        asked.capabilityStatement();

        assertThat(transport.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "502, ENDPOINT_https://x_CPAID_1_VARIES_FROM_TARGETURL_https://y",
        "503, FOT_CHECK_FAILED_MESSAGESENDER_1_MESSAGERECEIVER_2",
        "403, Something else"
    })
    void read_thatTheProxyRefusesForGood_isNotTriedAgain(int status, String text) {
        transport.answers(Reply.of(status, Fhir.proxyOutcome(status, text)));

        assertThat(failure()).isInstanceOf(ServiceException.class);
        assertThat(transport.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 409, 412, 415, 422, 500, 501, 599})
    void read_answeredWithAnyOtherError_isNotTriedAgain(int status) {
        transport.answers(Reply.of(status, Fhir.outcome("BAD_REQUEST")));

        assertThat(failure())
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        answered -> assertThat(answered.attempts()).isEqualTo(1));
        assertThat(transport.requests()).hasSize(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void read_withoutAnswer_isNotTriedAgain() {
        transport.fails(new IOException("time-out"));

        assertThat(failure()).isInstanceOf(OutcomeUnknownException.class);
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void read_whoseAnswerIsUnusable_isNotTriedAgain() {
        transport.answers(Reply.ok("{"));

        assertThat(failure()).isInstanceOf(UnusableAnswerException.class);
        assertThat(transport.requests()).hasSize(1);
    }

    @Requirement("D-TR-05")
    @Test
    void write_afterATransientFault_isSentOnce() {
        PatientRecord ada = adaAt(asked);
        transport.answers(Reply.ok(Fhir.slots(Fhir.nineOClock())));
        FreeSlot slot = asked.searchFreeSlots(SEARCH).first();
        Booking booking = Booking.of(slot, "x").build();
        transport.answers(Reply.empty(503)).fails(new NotSentIOException("refused", null));

        ServiceException answered = catchThrowableOfType(ServiceException.class, () -> ada.book(booking));
        NotSentException notSent = catchThrowableOfType(NotSentException.class, () -> ada.book(booking));

        assertThat(answered.effectUnknown()).isTrue();
        assertThat(answered.attempts()).isEqualTo(1);
        assertThat(notSent.attempts()).isEqualTo(1);
        assertThat(transport.requests()).hasSize(4);
        assertThat(waits).isEmpty();
    }

    @Test
    @Requirement({"D-TR-05", "C-GEN-09"})
    @DisplayName("at most 3 retries, each after a longer wait, and the last failure has the earlier ones with it")
    void read_thatFailsToTheEnd_tellsOfEveryAttempt() {
        transport
                .answers(Reply.empty(503), Reply.empty(502))
                .fails(new NotSentIOException("refused", null))
                .answers(Reply.empty(429));

        GpConnectException last = failure();

        assertThat(last).isInstanceOfSatisfying(ServiceException.class, answered -> {
            assertThat(answered.status()).isEqualTo(429);
            assertThat(answered.attempts()).isEqualTo(4);
        });
        assertThat(last).hasMessageContaining("trace id 00000000-0000-0000-0000-000000000004, attempt 4]");
        assertThat(last.getSuppressed())
                .extracting(earlier ->
                        ((GpConnectException) earlier).call().orElseThrow().attempt())
                .containsExactly(1, 2, 3);
        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(transport.requests()).hasSize(4);
    }

    @Test
    void read_neverConnected_countsItsAttempts() {
        for (int i = 0; i < 4; i++) {
            transport.fails(new NotSentIOException("refused", null));
        }

        assertThat(failure()).isInstanceOfSatisfying(NotSentException.class, notSent -> {
            assertThat(notSent.attempts()).isEqualTo(4);
            assertThat(notSent.getSuppressed()).hasSize(3).allMatch(NotSentException.class::isInstance);
        });
    }

    @Test
    @Requirement({"D-AU-03", "D-CA-05", "C-GEN-09"})
    @DisplayName("D-AU-03, W-JWT-01: a trace id and a token of its own for each attempt")
    void attempts_ofOneRead_haveTheirOwnTraceIdAndToken() {
        transport
                .does(request -> {
                    clock.set("2026-11-20T10:15:31Z");
                    return Reply.empty(503);
                })
                .answers(STATEMENT);

        assertThat(asked.capabilityStatement().traceId()).hasToString("00000000-0000-0000-0000-000000000002");
        assertThat(transport.requests())
                .extracting(request -> request.headers().first("Ssp-TraceID").orElseThrow())
                .containsExactly("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002");
        assertThat(transport.requests())
                .extracting(request -> Token.of(request).claims().get("iat").asLong())
                .containsExactly(1795169730L, 1795169731L);
    }

    @Test
    void waits_ofFullJitter_areAnyPartOfTheLongest() {
        List<Double> parts = new ArrayList<>(List.of(0.0, 0.25, 0.999));
        try (AppointmentsClient jittery =
                newBuilder().maxRetries(3).jitter(() -> parts.remove(0)).build()) {
            IntStream.range(0, 4).forEach(i -> transport.answers(Reply.empty(503)));
            Practice at = jittery.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001");
            assertThatExceptionOfType(ServiceException.class).isThrownBy(at::capabilityStatement);
        }

        assertThat(waits).containsExactly(Duration.ZERO, Duration.ofMillis(250), Duration.ofMillis(1998));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void retries_asManyAsAreAllowed_areMade(int retries) {
        try (AppointmentsClient allowed = newBuilder().maxRetries(retries).build()) {
            IntStream.rangeClosed(0, retries).forEach(i -> transport.answers(Reply.empty(503)));
            Practice at = allowed.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001");

            assertThat(catchThrowableOfType(ServiceException.class, at::capabilityStatement)
                            .attempts())
                    .isEqualTo(retries + 1);
        }
    }

    @Requirement("D-TR-05")
    @ParameterizedTest
    @ValueSource(ints = {-1, 4})
    void retries_moreThanAreAllowed_areRefused(int retries) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> newBuilder().maxRetries(retries))
                .withMessageContaining("0 to 3")
                .withMessageContaining("C-GEN-09");
    }

    private GpConnectException failure() {
        return catchThrowableOfType(GpConnectException.class, asked::capabilityStatement);
    }
}
