package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.Bookings.actor;
import static dev.gpconnect.appointments.testkit.fake.Bookings.add;
import static dev.gpconnect.appointments.testkit.fake.Bookings.assertRefused;
import static dev.gpconnect.appointments.testkit.fake.Bookings.at;
import static dev.gpconnect.appointments.testkit.fake.Bookings.organisation;
import static dev.gpconnect.appointments.testkit.fake.Bookings.slot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BookRulesTest {
    private final World world = new World();

    @ParameterizedTest
    @DisplayName("P-BOOK-08: unknown, left, deceased and sensitive patients get the very same answer")
    @MethodSource("absentPatients")
    void booking_forAPatientWhoIsNotThere_saysTheSame(String patientId) {
        ObjectNode booking = world.tomorrow();
        actor(booking, 0, "Patient/" + patientId);
        FakeResponse response = world.book(booking);
        assertRefused("P-BOOK-08", response, "REFERENCE_NOT_FOUND");
        assertThat(Json.body(response).at("/issue/0/diagnostics").asText()).isEqualTo("Patient not found");
    }

    static List<String> absentPatients() {
        return List.of("999", "6", "7", "8");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("P-BOOK-09, P-BOOK-10: well-formed but missing")
    @MethodSource("missing")
    void booking_ofSomethingMissing_isReferenceNotFound(String name, Consumer<ObjectNode> change) {
        ObjectNode booking = world.tomorrow();
        change.accept(booking);
        assertRefused(name, world.book(booking), "REFERENCE_NOT_FOUND");
    }

    static List<Arguments> missing() {
        List<Arguments> faults = new ArrayList<>();
        add(faults, "slot", b -> slot(b, "Slot/99999"));
        add(faults, "location", b -> actor(b, 1, "Location/99"));
        add(faults, "practitioner", b -> actor(b, 2, "Practitioner/99"));
        return faults;
    }

    @Test
    @DisplayName("P-BOOK-11: a Visit slot is never booked")
    void booking_ofAVisitSlot_isInvalid() {
        assertRefused(
                "P-BOOK-11",
                world.book(Json.booking("2", "2026-11-25T13:00:00+00:00", "2026-11-25T13:30:00+00:00", "60300")),
                "INVALID_RESOURCE");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("P-BOOK-13: not adjacent, other schedule, other channel, other type, the same slot twice")
    @MethodSource("runs")
    void booking_ofSlotsThatDoNotFit_isInvalid(
            String name, String start, String end, String location, String practitioner, String first, String second) {
        ObjectNode booking = Json.booking("2", at(start), at(end), first, second);
        actor(booking, 1, "Location/" + location);
        actor(booking, 2, "Practitioner/" + practitioner);
        assertRefused(name, world.book(booking), "INVALID_RESOURCE");
    }

    static List<Arguments> runs() {
        return List.of(
                Arguments.of("gap", "09:20", "09:50", "1", "1", "10202", "10204"),
                Arguments.of("wrong order", "09:30", "09:30", "1", "1", "10203", "10202"),
                Arguments.of("twice", "09:20", "09:30", "1", "1", "10202", "10202"),
                Arguments.of("other schedule", "19:50", "20:10", "2", "2", "30217", "70200"),
                Arguments.of("other type", "20:10", "20:30", "2", "2", "70201", "70202"),
                Arguments.of("other channel", "18:40", "19:20", "2", "3", "40202", "40203"));
    }

    @Test
    @DisplayName("P-BOOK-15: the start lies after now")
    void booking_ofAnElapsedSlot_isInvalid() {
        assertRefused(
                "elapsed",
                world.book(Json.booking("2", "2026-11-23T09:20:00+00:00", "2026-11-23T09:30:00+00:00", "10102")),
                "INVALID_RESOURCE");
        assertRefused(
                "now",
                world.book(Json.booking("2", "2026-11-23T10:30:00+00:00", "2026-11-23T10:40:00+00:00", "10109")),
                "INVALID_RESOURCE");
    }

    @ParameterizedTest(name = "slot {0} at {1}")
    @DisplayName("P-BOOK-16: not bookable, restricted, outside the window")
    @MethodSource("unavailable")
    void booking_ofASlotNotOffered_isInvalid(String slot, String start, String end, boolean unstaffed) {
        ObjectNode booking = Json.booking("2", start, end, slot);
        if (unstaffed) {
            ((ArrayNode) booking.get("participant")).remove(2);
        }
        assertRefused(slot, world.book(booking), "INVALID_RESOURCE");
    }

    static List<Arguments> unavailable() {
        return List.of(
                Arguments.of("10200", "2026-11-24T09:00:00+00:00", "2026-11-24T09:10:00+00:00", false),
                Arguments.of("50200", "2026-11-24T18:30:00+00:00", "2026-11-24T18:45:00+00:00", true),
                Arguments.of("80200", "2026-11-24T16:00:00+00:00", "2026-11-24T16:10:00+00:00", false),
                Arguments.of("80700", "2026-11-29T16:00:00+00:00", "2026-11-29T16:10:00+00:00", false));
    }

    @Test
    @DisplayName("P-BOOK-16: a slot restricted to type and code is booked by whom it is for, without type it is not")
    void booking_ofARestrictedSlot_needsTypeAndCode() {
        ObjectNode booking = Json.booking("2", "2026-11-24T19:30:00+00:00", "2026-11-24T19:45:00+00:00", "50204");
        ((ArrayNode) booking.get("participant")).remove(2);
        ObjectNode untyped = booking.deepCopy();
        organisation(untyped).remove("type");
        assertRefused("no type", world.book(untyped), "INVALID_RESOURCE");
        assertThat(world.book(booking).status()).isEqualTo(201);
    }

    @Test
    @DisplayName(
            "P-AVL-04: at most two slots of schedule 8 an organisation, over all days; a cancelled one counts no more")
    void booking_beyondTheCap_isInvalid() {
        assertThat(world.book(Json.booking("2", "2026-11-26T16:00:00+00:00", "2026-11-26T16:10:00+00:00", "80400"))
                        .status())
                .isEqualTo(201);
        assertRefused(
                "two more",
                world.book(
                        Json.booking("2", "2026-11-27T16:00:00+00:00", "2026-11-27T16:20:00+00:00", "80500", "80501")),
                "INVALID_RESOURCE");
        ObjectNode second = Json.body(
                world.book(Json.booking("2", "2026-11-27T16:00:00+00:00", "2026-11-27T16:10:00+00:00", "80500")));
        assertRefused(
                "third",
                world.book(Json.booking("2", "2026-11-27T16:10:00+00:00", "2026-11-27T16:20:00+00:00", "80501")),
                "INVALID_RESOURCE");
        assertThat(world.put(Interaction.CANC, CancelTest.cancelled(second)).status())
                .isEqualTo(200);
        assertThat(world.book(Json.booking("2", "2026-11-27T16:10:00+00:00", "2026-11-27T16:20:00+00:00", "80501"))
                        .status())
                .isEqualTo(201);
    }
}
