package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.requirements.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D-TR-05: how long is waited before another attempt, and when it is not worth it")
class RetryWaitTest extends ClientTest {

    private static final Reply STATEMENT = Reply.ok("{\"resourceType\":\"CapabilityStatement\"}");

    private final AppointmentsClient patient = newBuilder().maxRetries(3).build();
    private final Encounter theirs = patient.encounter(Samples.HUB, Samples.CLAIRE);
    private final Practice asked = theirs.practice(Samples.PRACTICE);

    @AfterEach
    void close() {
        patient.close();
    }

    @Requirement("D-TR-05")
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "7; 7000",
                " 7 ; 7000",
                "0; 500",
                "Fri, 20 Nov 2026 10:15:40 GMT; 9750",
                "Fri, 20 Nov 2026 10:15:00 GMT; 500",
                "soon; 500",
                "-3; 500",
                "Mon, 20 Nov 2026 10:15:40 GMT; 500"
            })
    void retryAfter_inEitherForm_isTheLeastThatIsWaited(String header, long millis) {
        transport.answers(Reply.empty(503).header("Retry-After", header), STATEMENT);

        asked.capabilityStatement();

        assertThat(waits).containsExactly(Duration.ofMillis(millis));
    }

    @Requirement("D-TR-05")
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"90", "99999999999999999999", "Sat, 20 Nov 2027 10:15:30 GMT"})
    void retryAfter_beyondTheTimeOfTheCall_failsAtOnce(String header) {
        transport.answers(Reply.empty(429).header("retry-after", header));

        ServiceException failure = catchThrowableOfType(ServiceException.class, asked::capabilityStatement);

        assertThat(failure.status()).isEqualTo(429);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure.retryAfter().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(90));
        assertThat(waits).isEmpty();
    }

    @Test
    void retryAfter_onTheException_isWhatTheAnswerSaid() {
        transport.answers(Reply.empty(500).header("Retry-After", "120"), Reply.empty(500));

        assertThat(failure())
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        answered -> assertThat(answered.retryAfter()).contains(Duration.ofMinutes(2)));
        assertThat(failure())
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        answered -> assertThat(answered.retryAfter()).isEmpty());
    }

    @Test
    @DisplayName("all attempts and waits are within the one time of the call")
    void attempts_whenTheTimeOfTheCallIsUsed_end() {
        transport.does(request -> {
            nanos.addAndGet(Duration.ofSeconds(59).toNanos());
            return Reply.empty(504);
        });
        transport.does(request -> {
            nanos.addAndGet(Duration.ofMillis(29_600).toNanos());
            return Reply.empty(503);
        });

        GpConnectException last = failure();

        assertThat(last).isInstanceOfSatisfying(ServiceException.class, answered -> {
            assertThat(answered.status()).isEqualTo(503);
            assertThat(answered.attempts()).isEqualTo(2);
        });
        assertThat(last.getSuppressed()).hasSize(1);
        assertThat(waits).containsExactly(Duration.ofMillis(500));
        assertThat(transport.requests())
                .extracting(request -> request.timeout())
                .containsExactly(Duration.ofSeconds(60), Duration.ofMillis(30_500));
    }

    @Test
    void sleeper_thatTakesTooLong_leavesTheOriginalFailure() {
        transport.answers(Reply.empty(503));
        try (AppointmentsClient drowsy = newBuilder()
                .maxRetries(3)
                .sleeper(time -> nanos.addAndGet(Duration.ofSeconds(90).toNanos()))
                .build()) {
            Practice at = drowsy.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001");

            ServiceException failure = catchThrowableOfType(ServiceException.class, at::capabilityStatement);
            assertThat(failure.status()).isEqualTo(503);
        }
    }

    @Test
    void caller_interruptedWhileItWaits_sendsNothingMoreAndKeepsTheFlag() {
        transport.answers(Reply.empty(503), Reply.empty(503));
        NotSentException failure;
        boolean flag;
        try (AppointmentsClient waiting = newBuilder()
                .maxRetries(3)
                .sleeper(time -> {
                    if (transport.requests().size() == 2) {
                        throw new InterruptedException();
                    }
                })
                .build()) {
            Practice at = waiting.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001");
            failure = catchThrowableOfType(NotSentException.class, at::capabilityStatement);
        } finally {
            flag = Thread.interrupted();
        }

        assertThat(flag).isTrue();
        assertThat(failure).hasMessageContaining("interrupted before the next attempt");
        assertThat(failure).hasCauseInstanceOf(InterruptedException.class);
        assertThat(failure.attempts()).isEqualTo(2);
        assertThat(failure.getSuppressed()).hasSize(2).allMatch(ServiceException.class::isInstance);
        assertThat(transport.requests()).hasSize(2);
    }

    @Test
    void caller_interruptedDuringAnAttempt_isGivenItsFailure() {
        transport.does(request -> {
            Thread.currentThread().interrupt();
            return Reply.empty(503);
        });
        GpConnectException failure;
        boolean flag;
        try {
            failure = failure();
        } finally {
            flag = Thread.interrupted();
        }

        assertThat(flag).isTrue();
        assertThat(failure).isInstanceOf(ServiceException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void encounter_closedWhileItWaits_sendsNothingMore() {
        transport.does(request -> {
            theirs.close();
            return Reply.empty(503);
        });

        assertThatIllegalStateException()
                .isThrownBy(asked::capabilityStatement)
                .withMessageContaining("The encounter is closed")
                .satisfies(closed -> assertThat(closed.getSuppressed()).hasSize(1));
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void sleeper_byDefault_sleepsAndHearsAnInterrupt() {
        transport.answers(Reply.empty(503));
        NotSentException failure;
        try (AppointmentsClient real = AppointmentsClient.builder(Samples.PRODUCT, Samples.directory())
                .transport(transport)
                .jitter(() -> {
                    Thread.currentThread().interrupt();
                    return 1;
                })
                .build()) {
            Practice at = real.encounter(Samples.HUB, Samples.CLAIRE).practice("Y90001");
            failure = catchThrowableOfType(NotSentException.class, at::capabilityStatement);
        } finally {
            Thread.interrupted();
        }

        assertThat(failure).hasMessageContaining("interrupted before the next attempt");
    }

    private GpConnectException failure() {
        return catchThrowableOfType(GpConnectException.class, asked::capabilityStatement);
    }
}
