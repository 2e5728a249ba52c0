package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.Bookings.SD;
import static dev.gpconnect.appointments.testkit.fake.Bookings.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BookTest {
    private final World world = new World();

    @Test
    @DisplayName("P-BOOK-18, W-VER-04: 201 with Location, ETag and Last-Modified; the slot is taken")
    void booking_ofAFreeSlot_isCreated() {
        FakeResponse response = world.book(world.tomorrow());
        assertThat(response.status()).isEqualTo(201);
        String id = Json.body(response).path("id").asText();
        assertThat(response.header("Location"))
                .isEqualTo("https://provider.example/Y90001/STU3/1/gpconnect/Appointment/" + id + "/_history/1");
        assertThat(response.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(response.header("Last-Modified")).isEqualTo("Mon, 23 Nov 2026 10:30:00 GMT");
        assertThat(world.practice.slotStatus("10202")).isEqualTo("busy");
        AppointmentView stored =
                world.practice.appointments().get(world.practice.appointments().size() - 1);
        assertThat(List.of(stored.id(), stored.patientId(), String.valueOf(stored.bookedBy())))
                .containsExactly(id, "2", "Y90010");
    }

    @Test
    @DisplayName("P-BOOK-18: what the practice knows is set whatever was sent, its practitioner added")
    void booking_returnsTheStoredAppointment() {
        ObjectNode sent = world.tomorrow();
        ((ArrayNode) sent.get("participant")).remove(2);
        sent.putObject("serviceCategory").put("text", "ignored");
        JsonNode body = Json.body(world.book(sent));
        assertThat(body.at("/serviceCategory/text").asText()).isEqualTo("Morning surgery");
        assertThat(body.at("/serviceType/0/text").asText()).isEqualTo("General GP Appointment");
        assertThat(body.at("/participant/2/actor/reference").asText()).isEqualTo("Practitioner/1");
        assertThat(body.at("/contained/0").toString())
                .isEqualTo(sent.at("/contained/0").toString());
        assertThat(body.findValuesAsText("url"))
                .containsExactlyInAnyOrder(
                        SD + "Extension-GPConnect-BookingOrganisation-1",
                        SD + "Extension-GPConnect-DeliveryChannel-2",
                        SD + "Extension-GPConnect-PractitionerRole-1");
        assertThat(body.at("/meta").toString())
                .isEqualTo("{\"versionId\":\"1\",\"profile\":[\"" + SD + "GPConnect-Appointment-1\"]}");
        assertThat(body.path("comment").asText()).isEqualTo("Prefers mornings");
    }

    @Test
    @DisplayName("W-VER-05: return=minimal has no body, but the headers")
    void booking_preferringMinimal_hasNoBody() {
        Draft draft = world.draft(Interaction.BOOK, "/Appointment").header("Prefer", "return=minimal");
        FakeResponse response = world.answer(draft.body(world.tomorrow().toString()));
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("Location")).isNotNull();
        assertThat(response.header("Content-Type")).isNull();
    }

    @Test
    @DisplayName("P-BOOK-12: a taken slot is 409 duplicate, for several slots too, and nothing is taken")
    void booking_ofATakenSlot_isDuplicate() {
        assertThat(world.book(world.tomorrow()).status()).isEqualTo(201);
        FakeResponse again = world.book(world.tomorrow());
        assertThat(again.status()).isEqualTo(409);
        assertThat(Json.code(again)).isEqualTo("DUPLICATE_REJECTED");
        assertThat(Json.body(again).at("/issue/0/code").asText()).isEqualTo("duplicate");
        FakeResponse overlapping = world.book(
                Json.booking("2", "2026-11-24T09:20:00+00:00", "2026-11-24T09:40:00+00:00", "10202", "10203"));
        assertThat(overlapping.status()).isEqualTo(409);
        assertThat(world.practice.slotStatus("10203")).isEqualTo("free");
    }

    @Test
    @DisplayName("P-BOOK-13: adjacent slots of one schedule, channel and type are booked together")
    void booking_ofAdjacentSlots_takesThemAll() {
        FakeResponse response = world.book(
                Json.booking("2", "2026-11-24T09:20:00+00:00", "2026-11-24T09:40:00+00:00", "10202", "10203"));
        assertThat(response.status()).isEqualTo(201);
        assertThat(List.of(world.practice.slotStatus("10202"), world.practice.slotStatus("10203")))
                .containsOnly("busy");
    }

    @Test
    @DisplayName("P-BOOK-12: of many bookings of overlapping slots at once exactly one wins")
    void bookings_atOnce_haveOneWinner() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            ObjectNode booking = i % 2 == 0
                    ? Json.booking("2", at("09:20"), at("09:40"), "10202", "10203")
                    : Json.booking("2", at("09:30"), at("09:50"), "10203", "10204");
            calls.add(() -> world.book(booking).status());
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> call : pool.invokeAll(calls)) {
                statuses.add(call.get());
            }
            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("P-BOOK-12: nobody comes between the look at the slots and the commit")
    void bookings_thatMeetAfterTheLook_cannotBothCommit() throws Exception {
        MeetingClock meeting = new MeetingClock(world.clock);
        World met = new World(ManualClock.following(meeting));
        Callable<Integer> call = () ->
                met.book(Json.booking("2", at("09:20"), at("09:30"), "10202")).status();
        meeting.begins = true;
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : pool.invokeAll(List.of(call, call))) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Both requests meet at their tokens; a second time, after the look at the slots, the lock must keep them apart. */
    private static final class MeetingClock extends Clock {
        private final CyclicBarrier both = new CyclicBarrier(2);
        private final Clock clock;
        private volatile boolean begins;

        MeetingClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Instant instant() {
            if (begins) {
                meet();
            }
            return clock.instant();
        }

        private void meet() {
            try {
                both.await(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | BrokenBarrierException apart) {
                assertThat(both.isBroken()).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
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
}
