package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.Bookings.SD;
import static dev.gpconnect.appointments.testkit.fake.Bookings.actor;
import static dev.gpconnect.appointments.testkit.fake.Bookings.add;
import static dev.gpconnect.appointments.testkit.fake.Bookings.assertRefused;
import static dev.gpconnect.appointments.testkit.fake.Bookings.organisation;
import static dev.gpconnect.appointments.testkit.fake.Bookings.slot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BookFormTest {
    private final World world = new World();

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

    private static void text(ObjectNode element, String url) {
        element.withArray("extension").addObject().put("url", url).put("valueString", "x");
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
}
