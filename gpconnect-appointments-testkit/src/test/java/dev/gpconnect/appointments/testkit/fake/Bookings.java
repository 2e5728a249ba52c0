package dev.gpconnect.appointments.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.provider.Arguments;

/** Changes to a booking that tests send, and what they look at when it is refused. */
final class Bookings {
    static final String SD = "https://fhir.nhs.uk/STU3/StructureDefinition/";

    private Bookings() {}

    static void add(List<Arguments> faults, String name, Consumer<ObjectNode> change) {
        faults.add(Arguments.of(name, change));
    }

    static ObjectNode organisation(ObjectNode booking) {
        return (ObjectNode) booking.at("/contained/0");
    }

    static void actor(ObjectNode booking, int index, String reference) {
        ((ObjectNode) booking.at("/participant/" + index + "/actor")).put("reference", reference);
    }

    static void slot(ObjectNode booking, String reference) {
        ((ObjectNode) booking.at("/slot/0")).put("reference", reference);
    }

    static void assertRefused(String name, FakeResponse response, String code) {
        assertThat(response.status()).as(name + " " + response.text()).isEqualTo(422);
        assertThat(Json.code(response)).isEqualTo(code);
        assertThat(Json.body(response).at("/issue/0/diagnostics").asText()).isNotBlank();
    }

    static String at(String time) {
        return "2026-11-24T" + time + ":00+00:00";
    }
}
