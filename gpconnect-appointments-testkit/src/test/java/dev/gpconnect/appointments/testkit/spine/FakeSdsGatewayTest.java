package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway in front of the API, which keeps its answers, wrong ones included (W-SDS-11). */
class FakeSdsGatewayTest {
    private static final String BASE = "http://127.0.0.1:1234";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    private final FakeSds sds =
            FakeSds.builder(BASE, SdsRecords.reference(BASE), clock).build();

    private int total(SdsCall call) {
        return Json.body(sds.answer(call.build())).path("total").asInt(-1);
    }

    private int totalAnew(SdsCall call) {
        return total(call.header("Cache-Control", "no-cache"));
    }

    @Test
    @DisplayName("W-SDS-11: a time-out behind the API is answered 200 with nothing found, and kept for half an hour")
    void timeOut_isKeptForHalfAnHour() {
        sds.timeOutNext(1);
        assertThat(total(SdsCall.endpoint("Y90001"))).isZero();
        clock.set(Instant.parse("2026-11-23T10:59:59Z"));
        assertThat(total(SdsCall.endpoint("Y90001"))).isZero();
        clock.set(Instant.parse("2026-11-23T11:00:00Z"));
        assertThat(total(SdsCall.endpoint("Y90001"))).isEqualTo(1);
    }

    @Test
    @DisplayName("W-SDS-11: asked anew, the directory answers, and the gateway keeps that instead")
    void timeOut_askedAnew_isReplaced() {
        sds.timeOutNext(1);
        assertThat(total(SdsCall.endpoint("Y90001"))).isZero();
        assertThat(totalAnew(SdsCall.endpoint("Y90001"))).isEqualTo(1);
        assertThat(total(SdsCall.endpoint("Y90001"))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "max-age=0", "No-Cache"})
    @DisplayName("W-SDS-11: nothing but no-cache asks anew")
    void cacheControl_ofAnotherKind_isAnsweredFromTheGateway(String control) {
        sds.timeOutNext(1);
        assertThat(total(SdsCall.endpoint("Y90001"))).isZero();
        assertThat(total(SdsCall.endpoint("Y90001").header("Cache-Control", control)))
                .isZero();
    }

    @Test
    @DisplayName("W-SDS-11: as many time-outs as were asked for, of either search")
    void timeOuts_areCounted() {
        sds.timeOutNext(2);
        assertThat(totalAnew(SdsCall.endpoint("Y90001"))).isZero();
        assertThat(totalAnew(SdsCall.device("Y90001"))).isZero();
        assertThat(totalAnew(SdsCall.endpoint("Y90001"))).isEqualTo(1);
        assertThat(totalAnew(SdsCall.device("Y90001"))).isEqualTo(1);
    }

    @Test
    @DisplayName("W-SDS-11: what the gateway has is the same to the byte, and only for the same query")
    void answer_kept_isTheSame() {
        String first = sds.answer(SdsCall.endpoint("Y90001").build()).text();
        sds.load(SdsRecords.builder(BASE).build());
        assertThat(sds.answer(SdsCall.endpoint("Y90001").build()).text()).isEqualTo(first);
        assertThat(total(SdsCall.endpoint("Y90001").partyKey("Y90001-800001"))).isZero();
    }

    @Test
    @DisplayName("W-SDS-10: what the gateway has is not given to who may not have it")
    void answer_kept_isNotForEverybody() {
        assertThat(total(SdsCall.endpoint("Y90001"))).isEqualTo(1);
        assertThat(sds.answer(SdsCall.endpoint("Y90001").header("apikey").build())
                        .status())
                .isEqualTo(401);
        assertThat(sds.answer(SdsCall.endpoint("Y90001").header("Accept", "*/*").build())
                        .status())
                .isEqualTo(406);
    }

    @Test
    @DisplayName("W-SDS-11: the gateway's memory is bounded; the oldest answer goes first")
    void answers_beyondTheBound_areForgotten() {
        sds.timeOutNext(1);
        assertThat(total(SdsCall.endpoint("Y90001"))).isZero();
        for (int i = 0; i < 999; i++) {
            sds.answer(SdsCall.endpoint("X" + i).build());
        }
        assertThat(total(SdsCall.endpoint("Y90001"))).isZero();
        sds.answer(SdsCall.endpoint("X999").build());
        assertThat(total(SdsCall.endpoint("Y90001"))).isEqualTo(1);
    }
}
