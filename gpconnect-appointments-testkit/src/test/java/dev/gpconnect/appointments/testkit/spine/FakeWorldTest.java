package dev.gpconnect.appointments.testkit.spine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.Json;
import dev.gpconnect.appointments.testkit.fake.control.Fault;
import dev.gpconnect.appointments.testkit.fake.control.Trigger;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FakeWorldTest {
    private static final String BASE = "https://practices.example";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:30:00Z"));
    private final FakeWorld world = FakeWorld.reference(BASE, clock);

    @ParameterizedTest
    @DisplayName("P-SSP-01: the client's certificate, before anything else")
    @CsvSource({"MISSING, 496", "INVALID, 495"})
    void certificate_missingOrInvalid_isRefusedByTheProxy(String value, int status) {
        world.controls().set(Knob.CLIENT_CERTIFICATE, value);

        FakeResponse response = world.spine(FakeRequest.of("DELETE", "/", Map.of(), new byte[0]));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text()).isEmpty();
    }

    @Test
    @DisplayName("P-SSP-10: the response is lost after the commit")
    void booking_droppedAfterCommit_isInTheDiary() {
        world.controls()
                .faults()
                .inject(Fault.droppedAfterCommit(), Trigger.once().on(Interaction.BOOK));

        FakeResponse response = world.spine(book());

        assertThat(response.delivery().hungUp()).isTrue();
        assertThat(world.practice("Y90001").slotStatus("10202")).isEqualTo("busy");
        assertThat(world.controls().faults().unfired()).isEmpty();
    }

    @Test
    @DisplayName("P-SSP-10: the request is lost before it is processed")
    void booking_droppedBeforeProcessing_isNotInTheDiary() {
        world.controls().faults().inject(Fault.dropped(), Trigger.once().on(Interaction.BOOK));

        world.spine(book());

        assertThat(world.practice("Y90001").slotStatus("10202")).isEqualTo("free");
    }

    @Test
    @DisplayName("P-AMND-04: somebody else was quicker")
    void amendment_afterAStaleVersionFault_isAConflict() {
        FakeResponse booked = world.spine(book());
        world.controls().faults().inject(Fault.staleVersion(), Trigger.once().on(Interaction.AMND));

        FakeResponse response = world.spine(throughSpine(draft(
                        Interaction.AMND,
                        "/Appointment/" + Json.body(booked).path("id").asText())
                .header("If-Match", "W/\"1\"")
                .body(Json.body(booked).put("comment", "Ground floor").toString())));

        assertThat(response.status()).isEqualTo(409);
        assertThat(Json.code(response)).isEqualTo("FHIR_CONSTRAINT_VIOLATION");
    }

    @Test
    void controlsTurnedWhileARequestIsAnswered_holdForTheNextOne() {
        AtomicReference<Runnable> reading = new AtomicReference<>(() -> {});
        FakeWorld turned = FakeWorld.reference(BASE, new ActingClock(clock, reading));
        FakeRequest faulty = draft(Interaction.RLOC, "/Location/1?colour=red").build();
        reading.set(() -> turned.controls().strict(true));

        assertThat(turned.provider(faulty).status()).isEqualTo(200);
        assertThat(turned.provider(faulty).status()).isEqualTo(400);
    }

    /** Does something whenever the time is read, as a fake does while it answers. */
    private static final class ActingClock extends Clock {
        private final Clock clock;
        private final AtomicReference<Runnable> action;

        ActingClock(Clock clock, AtomicReference<Runnable> action) {
            this.clock = clock;
            this.action = action;
        }

        @Override
        public Instant instant() {
            action.get().run();
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }
    }

    @Test
    void reset_takesBackWhatWasBookedAndSet() {
        world.spine(book());
        world.controls().set(Knob.RECANCEL, "200");

        world.reset();

        assertThat(world.practice("Y90001").slotStatus("10202")).isEqualTo("free");
        assertThat(world.controls().knobs().asMap()).isEmpty();
        assertThat(world.controls().findings().all()).isEmpty();
    }

    @Test
    @DisplayName("P-SSP-10: a version is stale only where there is one")
    void staleVersion_ofARequestAboutNoAppointment_leavesTheDiaryAlone() {
        world.controls().faults().inject(Fault.staleVersion(), Trigger.once());

        world.spine(throughSpine(draft(Interaction.RPAT, "/Patient/1")));

        assertThat(world.practice("Y90001").appointments())
                .filteredOn(appointment -> appointment.id().equals("1"))
                .extracting(AppointmentView::versionId)
                .containsExactly("1");
    }

    @Test
    @DisplayName("W-SDS-11: what the gateway keeps, and time-outs to come, do not outlive a reset")
    void reset_emptiesTheDirectorysGateway() {
        world.sds().timeOutNext(2);
        FakeRequest lookUp = SdsCall.endpoint("Y90001").build();
        assertThat(Json.body(world.sds(lookUp)).path("total").asInt(-1)).isZero();

        world.reset();

        assertThat(Json.body(world.sds(lookUp)).path("total").asInt(-1)).isEqualTo(1);
    }

    @Test
    void reset_writesTheDiaryAroundTheClocksDay() {
        clock.advance(Duration.ofDays(30));
        world.reset();

        assertThat(world.practice("Y90001").slots().get(0).start().toLocalDate())
                .hasToString("2026-12-22");
    }

    private FakeRequest book() {
        return throughSpine(draft(Interaction.BOOK, "/Appointment")
                .body(Json.booking("1", "2026-11-24T09:20:00+00:00", "2026-11-24T09:30:00+00:00", "10202")
                        .toString()));
    }

    private Draft draft(Interaction interaction, String path) {
        return new Draft(interaction, world.identity("Y90001"), clock, path);
    }

    private static FakeRequest throughSpine(Draft draft) {
        FakeRequest request = draft.build();
        return request.withTarget("/" + BASE + request.target());
    }
}
