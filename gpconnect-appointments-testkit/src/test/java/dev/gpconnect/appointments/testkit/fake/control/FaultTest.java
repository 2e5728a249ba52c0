package dev.gpconnect.appointments.testkit.fake.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultTest {
    private final List<String> done = new ArrayList<>();

    static List<Fault> beforeProcessing() {
        return List.of(
                Fault.status(503),
                Fault.tooManyRequests(Duration.ofSeconds(7)),
                Fault.outcome(500, "processing", "INTERNAL_SERVER_ERROR"),
                Fault.html(502),
                Fault.dropped(),
                Fault.handshake());
    }

    @ParameterizedTest
    @MethodSource("beforeProcessing")
    void fault_inPlaceOfProcessing_leavesThePracticeAlone(Fault fault) {
        apply(fault);

        assertThat(done).isEmpty();
    }

    static List<Fault> afterCommit() {
        return List.of(
                Fault.status(502).committed(),
                Fault.droppedAfterCommit(),
                Fault.truncated(3),
                Fault.contentType("text/plain"),
                Fault.slowHeaders(Duration.ofSeconds(1)),
                Fault.slowBody(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("afterCommit")
    void fault_ofTheAnswer_happensAfterTheCommit(Fault fault) {
        apply(fault);

        assertThat(done).containsExactly("answer");
    }

    @Test
    void staleVersion_movesTheVersionOnFirst() {
        apply(Fault.staleVersion());

        assertThat(done).containsExactly("outdate", "answer");
    }

    @Test
    void tooManyRequests_saysWhenToComeBack() {
        FakeResponse response = apply(Fault.tooManyRequests(Duration.ofSeconds(7)));

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void html_isNoFhir() {
        FakeResponse response = apply(Fault.html(502));

        assertThat(response.header("Content-Type")).isEqualTo("text/html");
        assertThat(response.text()).startsWith("<html>");
    }

    @Test
    void outcome_holdsTheSpineCode() {
        FakeResponse response = apply(Fault.outcome(500, "processing", "INTERNAL_SERVER_ERROR"));

        assertThat(response.text()).contains("OperationOutcome", "\"processing\"", "INTERNAL_SERVER_ERROR");
    }

    @Test
    void delivery_isWholeUnlessTheFaultSaysOtherwise() {
        assertThat(apply(Fault.status(503)).delivery().isCut()).isFalse();
        assertThat(apply(Fault.dropped()).delivery().hungUp()).isTrue();
        assertThat(apply(Fault.truncated(3)).delivery().cutAfter()).isEqualTo(3);
        assertThat(apply(Fault.slowHeaders(Duration.ofSeconds(2))).delivery().headersDelay())
                .hasSeconds(2);
        assertThat(apply(Fault.slowBody(Duration.ofSeconds(2))).delivery().bodyDelay())
                .hasSeconds(2);
    }

    private FakeResponse apply(Fault fault) {
        return fault.apply(new Fault.Processing() {
            @Override
            public FakeResponse answer() {
                done.add("answer");
                return FakeResponse.of(200, Map.of(), "whole".getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void outdate() {
                done.add("outdate");
            }
        });
    }
}
