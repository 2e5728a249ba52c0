package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BookTest {
    private static final String SD = "https://fhir.nhs.uk/STU3/StructureDefinition/";

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

    static List<Arguments> faults() {
        List<Arguments> faults = new ArrayList<>();
        add(faults, "P-BOOK-01 no profile", b -> b.remove("meta"));
        add(faults, "P-BOOK-01 other profile", b -> ((ArrayNode) b.at("/meta/profile")).set(0, "https://example/x"));
        add(faults, "P-BOOK-02 reason", b -> b.putArray("reason").addObject().put("text", "x"));
        add(
                faults,
                "P-BOOK-02 specialty",
                b -> b.putArray("specialty").addObject().put("text", "x"));
        add(
                faults,
                "P-BOOK-02 appointmentType",
                b -> b.putObject("appointmentType").put("text", "x"));
        add(
                faults,
                "P-BOOK-02 indication",
                b -> b.putArray("indication").addObject().put("reference", "Condition/1"));
        add(
                faults,
                "P-BOOK-02 supportingInformation",
                b -> b.putArray("supportingInformation").addObject().put("reference", "Basic/1"));
        add(
                faults,
                "P-BOOK-02 incomingReferral",
                b -> b.putArray("incomingReferral").addObject().put("reference", "ReferralRequest/1"));
        add(
                faults,
                "P-BOOK-02 requestedPeriod",
                b -> b.putArray("requestedPeriod").addObject().put("start", "2026-11-24"));
        add(
                faults,
                "P-BOOK-02 cancellation reason",
                b -> text(b, SD + "Extension-GPConnect-AppointmentCancellationReason-1"));
        add(faults, "P-BOOK-02 unknown extension", b -> text(b, "https://example/x"));
        add(
                faults,
                "P-BOOK-02 duplicate extension",
                b -> b.withArray("extension").add(b.at("/extension/0").deepCopy()));
        add(faults, "P-BOOK-02 nested extension", b -> text((ObjectNode) b.at("/participant/0"), "https://example/x"));
        for (String element : List.of("status", "start", "end", "slot", "description", "created", "participant")) {
            add(faults, "P-BOOK-03 no " + element, b -> b.remove(element));
        }
        add(faults, "P-BOOK-03 status", b -> b.put("status", "pending"));
        add(faults, "P-BOOK-03 no actor", b -> ((ObjectNode) b.at("/participant/1")).remove("actor"));
        add(faults, "P-BOOK-03 no participant status", b -> ((ObjectNode) b.at("/participant/1")).remove("status"));
        add(
                faults,
                "P-BOOK-04 identifier",
                b -> b.putArray("identifier").addObject().put("system", "https://example/x"));
        add(faults, "P-BOOK-04 minutes", b -> b.put("minutesDuration", 20));
        add(faults, "P-BOOK-05 description", b -> b.put("description", "x".repeat(101)));
        add(faults, "P-BOOK-05 comment", b -> b.put("comment", "x".repeat(501)));
        add(faults, "P-BOOK-06 no extension", b -> b.remove("extension"));
        add(faults, "P-BOOK-06 no organisation", b -> b.remove("contained"));
        add(faults, "P-BOOK-06 no profile", b -> organisation(b).remove("meta"));
        add(faults, "P-BOOK-06 no identifier", b -> organisation(b).remove("identifier"));
        add(
                faults,
                "P-BOOK-06 wrong system",
                b -> ((ObjectNode) b.at("/contained/0/identifier/0")).put("system", "https://example/x"));
        add(faults, "P-BOOK-06 no name", b -> organisation(b).remove("name"));
        add(faults, "P-BOOK-06 no telecom", b -> organisation(b).remove("telecom"));
        add(
                faults,
                "P-BOOK-06 unknown type",
                b -> ((ObjectNode) b.at("/contained/0/type/0/coding/0")).put("code", "oncology"));
        add(faults, "P-BOOK-07 absolute reference", b -> actor(b, 0, "https://provider.example/Patient/2"));
        add(faults, "P-BOOK-07 other type", b -> actor(b, 2, "Device/1"));
        add(faults, "P-BOOK-07 two patients", b -> actor(b, 2, "Patient/1"));
        add(faults, "P-BOOK-07 no location", b -> ((ArrayNode) b.get("participant")).remove(1));
        add(faults, "P-BOOK-07 slot of other type", b -> slot(b, "Schedule/1"));
        add(faults, "P-BOOK-09 foreign id", b -> slot(b, "Slot/abc-1"));
        add(faults, "P-BOOK-10 other location", b -> actor(b, 1, "Location/2"));
        add(faults, "P-BOOK-10 other practitioner", b -> actor(b, 2, "Practitioner/2"));
        add(faults, "P-BOOK-14 start", b -> b.put("start", "2026-11-24T09:21:00+00:00"));
        add(faults, "P-BOOK-14 end", b -> b.put("end", "2026-11-24T09:40:00+00:00"));
        add(faults, "P-GEN-21 start without offset", b -> b.put("start", "2026-11-24T09:20:00"));
        add(
                faults,
                "P-BOOK-17 channel",
                b -> b.withArray("extension")
                        .addObject()
                        .put("url", SD + "Extension-GPConnect-DeliveryChannel-2")
                        .put("valueCode", "Video"));
        add(faults, "P-BOOK-17 role", b -> role(b, "R1590"));
        return faults;
    }

    private static void add(List<Arguments> faults, String name, Consumer<ObjectNode> change) {
        faults.add(Arguments.of(name, change));
    }

    private static void text(ObjectNode element, String url) {
        element.withArray("extension").addObject().put("url", url).put("valueString", "x");
    }

    private static ObjectNode organisation(ObjectNode booking) {
        return (ObjectNode) booking.at("/contained/0");
    }

    private static void actor(ObjectNode booking, int index, String reference) {
        ((ObjectNode) booking.at("/participant/" + index + "/actor")).put("reference", reference);
    }

    private static void slot(ObjectNode booking, String reference) {
        ((ObjectNode) booking.at("/slot/0")).put("reference", reference);
    }

    private static void role(ObjectNode booking, String code) {
        booking.withArray("extension")
                .addObject()
                .put("url", SD + "Extension-GPConnect-PractitionerRole-1")
                .putObject("valueCodeableConcept")
                .putArray("coding")
                .addObject()
                .put("system", "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1")
                .put("code", code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void booking_withOneFault_isInvalidAndTakesNothing(String name, Consumer<ObjectNode> change) {
        ObjectNode booking = world.tomorrow();
        change.accept(booking);
        int before = world.practice.appointments().size();
        assertRefused(name, world.book(booking), "INVALID_RESOURCE");
        assertThat(world.practice.slotStatus("10202")).isEqualTo("free");
        assertThat(world.practice.appointments()).hasSize(before);
    }

    private static void assertRefused(String name, FakeResponse response, String code) {
        assertThat(response.status()).as(name + " " + response.text()).isEqualTo(422);
        assertThat(Json.code(response)).isEqualTo(code);
        assertThat(Json.body(response).at("/issue/0/diagnostics").asText()).isNotBlank();
    }

    static List<Arguments> tolerated() {
        List<Arguments> variants = new ArrayList<>();
        add(variants, "P-BOOK-04 right minutes", b -> b.put("minutesDuration", 10));
        add(
                variants,
                "P-BOOK-05 at the limits",
                b -> b.put("description", "x".repeat(100)).put("comment", "x".repeat(500)));
        add(variants, "P-BOOK-06 no type", b -> organisation(b).remove("type"));
        add(variants, "P-BOOK-14 same instant", b -> b.put("start", "2026-11-24T10:20:00+01:00"));
        add(variants, "P-BOOK-17 copied role, any system", b -> role(b, "R0260"));
        add(variants, "M-APPT-01 an id is ignored", b -> b.put("id", "77"));
        add(variants, "M-APPT-21 no comment", b -> b.remove("comment"));
        return variants;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tolerated")
    void booking_thatIsLegal_isCreated(String name, Consumer<ObjectNode> change) {
        ObjectNode booking = world.tomorrow();
        change.accept(booking);
        FakeResponse response = world.book(booking);
        assertThat(response.status()).as(name + response.text()).isEqualTo(201);
        assertThat(Json.body(response).path("start").asText()).isEqualTo("2026-11-24T09:20:00+00:00");
    }

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

    private static String at(String time) {
        return "2026-11-24T" + time + ":00+00:00";
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
        CyclicBarrier both = new CyclicBarrier(2);
        Callable<Integer> call = () ->
                world.book(Json.booking("2", at("09:20"), at("09:30"), "10202")).status();
        world.clock.onReading(() -> meet(both));
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
    private static void meet(CyclicBarrier both) {
        try {
            both.await(200, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException apart) {
            assertThat(both.isBroken()).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
