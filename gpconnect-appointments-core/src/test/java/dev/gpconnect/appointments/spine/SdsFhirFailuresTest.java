package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The directory over its FHIR API: answers that are none, and what is asked again")
final class SdsFhirFailuresTest extends SdsBench {

    private static final String SECRET = "body that no message quotes";

    private NotSentException failing(Reply... replies) {
        transport.answers(replies);
        NotSentException failure = failure();
        for (Throwable shown = failure; shown != null; shown = shown.getCause()) {
            assertThat(String.valueOf(shown.getMessage())).doesNotContain(KEY, "https://", "sds.example", SECRET);
        }
        assertThat(failure).isExactlyInstanceOf(NotSentException.class);
        return failure;
    }

    @ParameterizedTest
    @CsvSource({
        "301, Redirects are not followed; check its address",
        "400, Check that nothing on the way to it changes requests; else report this",
        "401, 'Check the API key, and that it is for this environment'",
        "403, 'Check the API key, and that it is for this environment'",
        "404, 'Check its address, which ends /spine-directory/FHIR/R4, letter case included'",
        "405, Check that nothing on the way to it changes requests; else report this",
        "406, Check that nothing on the way to it changes requests; else report this",
        "204, 'Try again later; if it goes on, give its operators the id'",
        "500, 'Try again later; if it goes on, give its operators the id'"
    })
    @DisplayName("W-SDS-10, W-SDS-11: an error is told by its status, FHIR or not, and not asked for again")
    void errorAnswer_isNotSent_andSaysWhatToDo(int status, String advice) {
        assertThat(failing(Reply.of(status, "text/html", SECRET)))
                .hasMessage("The directory answered with HTTP " + status + " (X-Correlation-Id " + new UUID(0, 1)
                        + ") when it was asked for Y90001 for SEARCH_FREE_SLOTS; nothing was sent. " + advice);
        assertThat(transport.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    @DisplayName("W-SDS-11: an answer that says 'later' is asked for three more times")
    void passingError_isAskedAgain_atMostThreeTimes(int status) {
        Reply error = Reply.of(status, "text/plain", SECRET);

        assertThat(failing(error, error, error, error)).hasMessageContaining("answered with HTTP " + status);

        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(sent("X-Correlation-Id")).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    @DisplayName("W-SDS-11, W-SDS-12: Retry-After is the least that is waited")
    void retryAfter_isHonoured() {
        transport.answers(
                Reply.empty(429).header("Retry-After", " 3 "),
                Reply.empty(503).header("Retry-After", "0"),
                Reply.empty(503).header("Retry-After", "Mon, 23 Nov 2026 10:15:30 GMT"));
        answers(Fhir.bundle(endpoint()), Fhir.bundle(device()));

        assertThat(find()).isEqualTo(FOUND);

        assertThat(waits.subList(0, 3))
                .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "999999", "1000000000000", "-1", ""})
    void retryAfter_longerThanTheLookUpMayTake_isNotWaitedFor(String header) {
        boolean readable = header.equals("30") || header.equals("999999");
        Reply busy = Reply.empty(429).header("Retry-After", header);

        failing(readable ? new Reply[] {busy} : new Reply[] {busy, busy, busy, busy});

        assertThat(waits).hasSize(readable ? 0 : 3);
    }

    @Test
    @DisplayName("no connection is tried three more times, and its cause is kept")
    void noConnection_isTriedAgain() {
        NotSentIOException refused = new NotSentIOException("Connection refused", null);
        transport.fails(refused).fails(refused).fails(refused).fails(refused);

        assertThat(failing())
                .hasMessage("The directory could not be reached when it was asked for Y90001 for SEARCH_FREE_SLOTS;"
                        + " nothing was sent. Check its address and the network, try again later, or set a longer"
                        + " connectTimeout(...)")
                .hasCause(refused);
        assertThat(waits).hasSize(3);
    }

    @Test
    void noAnswer_isNotTriedAgain() {
        SocketTimeoutException late = new SocketTimeoutException("timeout");
        transport.fails(late);

        assertThat(failing())
                .hasMessageStartingWith("The directory gave no answer when")
                .hasCause(late);
        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"resourceType\":\"OperationOutcome\"}; It is not a Bundle",
                "[]; It is not a Bundle",
                "''; It is not a Bundle",
                "<html>; 'It is not well-formed JSON, or larger than is accepted at line 1, column 1'"
            })
    @DisplayName("W-SDS-11: an answer that is not what it should be")
    void otherContent_isNotSent(String body, String what) {
        assertThat(failing(Reply.of(200, "text/html", body)))
                .hasMessage("The directory gave an answer that cannot be used (X-Correlation-Id " + new UUID(0, 1)
                        + ") when it was asked for Y90001 for SEARCH_FREE_SLOTS; nothing was sent. " + what
                        + ". Check that the address is that of its FHIR API");
    }

    @Test
    void answerThatIsTooLarge_orBreaksOff_isNotSent() {
        String padding = " ".repeat(SdsBundle.MOST_BYTES);
        assertThat(failing(Reply.ok(NOTHING + padding)))
                .hasMessageStartingWith("The directory gave an answer larger than is accepted (X-Corr");
        assertThat(failing(Reply.ok(NOTHING).breakingOff()))
                .hasMessageStartingWith("The directory broke off its answer (X-Correlation-Id");
    }

    @Test
    void answerThatCannotBeClosed_stands() {
        transport.answers(
                Reply.ok(Fhir.bundle(endpoint())).failingToClose(),
                Reply.ok(Fhir.bundle(device())).failingToClose());

        assertThat(find()).isEqualTo(FOUND);
    }

    @Test
    @DisplayName("an interrupted caller asks nothing, and stays interrupted")
    void interruptedCaller_isNotSent() {
        Thread.currentThread().interrupt();

        assertThat(failing()).hasMessageStartingWith("The directory was not waited for when");

        assertThat(Thread.interrupted()).isTrue();
        transport.assertNothingSent();
    }

    @Test
    void callerInterruptedWhileAsking_isNotSent_andNotAskedAgain() {
        transport.does(request -> {
            Thread.currentThread().interrupt();
            throw new IOException("Canceled");
        });

        assertThat(failing())
                .hasMessageEndingWith("The calling thread was interrupted")
                .hasRootCauseMessage("Canceled");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void callerInterruptedWhileWaiting_isNotSent_andStaysInterrupted() {
        SdsFhirDirectory interrupted = builder()
                .pause(time -> {
                    throw new InterruptedException();
                })
                .build();
        transport.answers(Reply.empty(503));

        assertThat(catchThrowableOfType(NotSentException.class, () -> interrupted.find(Samples.PRACTICE, SLOTS)))
                .hasMessageStartingWith("The directory was not waited for when");
        assertThat(Thread.interrupted()).isTrue();
    }
}
