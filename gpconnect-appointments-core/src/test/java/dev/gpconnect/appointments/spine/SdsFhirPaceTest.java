package dev.gpconnect.appointments.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W-SDS-12: no more than 40 requests in any second, nor 2,400 in any minute")
final class SdsFhirPaceTest extends SdsBench {

    private final List<Long> sent = new ArrayList<>();

    private void answerInNoTime(int lookUps) {
        for (int i = 0; i < lookUps; i++) {
            for (String body : List.of(Fhir.bundle(endpoint()), Fhir.bundle(device()))) {
                transport.does(request -> {
                    sent.add(nanos.get());
                    return Reply.ok(body);
                });
            }
        }
    }

    private static long most(List<Long> times, Duration within) {
        long most = 0;
        for (Long from : times) {
            most = Math.max(
                    most,
                    times.stream()
                            .filter(time -> time - from >= 0 && time - from < within.toNanos())
                            .count());
        }
        return most;
    }

    @Test
    void manyLookUps_keepBothLimits_andUseThem() {
        answerInNoTime(1250);
        for (int i = 0; i < 1250; i++) {
            find();
        }

        assertThat(most(sent, Duration.ofSeconds(1))).isEqualTo(40);
        assertThat(most(sent, Duration.ofMinutes(1))).isEqualTo(2400);
        assertThat(sent.get(2499) - sent.get(0)).isEqualTo(Duration.ofMillis(25).toNanos() * 2499);
    }

    @Test
    void lowerLimit_isKept() {
        SdsFhirDirectory slow = builder().requestsPerSecond(3).build();
        answerInNoTime(2);
        slow.find(Samples.PRACTICE, SLOTS);
        slow.find(Samples.PRACTICE, SLOTS);

        assertThat(waits).hasSize(3).containsOnly(Duration.ofNanos(333_333_334));
    }

    @Test
    @DisplayName("a pause in which nobody asked is not made up for")
    void idleTime_isNotSaved() {
        answerInNoTime(2);
        find();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        find();

        assertThat(waits).containsExactly(Duration.ofMillis(25), Duration.ofMillis(25));
    }

    @Test
    @DisplayName("a turn that would come too late is not waited for, and is left to others")
    void turn_behindTheDeadline_isNotSent() {
        SdsFhirDirectory slow =
                builder().requestsPerSecond(1).timeout(Duration.ofSeconds(1)).build();
        answers(Fhir.bundle(endpoint()));

        NotSentException failure =
                catchThrowableOfType(NotSentException.class, () -> slow.find(Samples.PRACTICE, SLOTS));

        assertThat(failure)
                .hasMessage("The directory could not be asked in time when it was asked for Y90001 for"
                        + " SEARCH_FREE_SLOTS; nothing was sent. Ask about fewer at once, or allow look-ups more time");
        assertThat(waits).isEmpty();

        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        answers(NOTHING);
        assertThat(catchThrowableOfType(NotSentException.class, () -> slow.find(Samples.PRACTICE, SLOTS)))
                .hasMessageContaining("could not be asked in time");
        assertThat(waits).containsExactly(Duration.ofMillis(1));
    }
}
