package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.organisations.CapabilityStatement;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D-AS-03: practices of a later version")
class LaterVersionTest extends ClientTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    @Requirement("D-AS-03")
    @DisplayName("D-AS-03: members, extensions and resources that nobody knows yet change nothing")
    void content_ofALaterVersion_isPassedOver() {
        List<String> today = journey(UnaryOperator.identity());

        assertThat(journey(LaterVersionTest::later)).isEqualTo(today);
        assertThat(today).contains("Riverside Medical Centre", "Dr Sarah Black", "Wheelchair user", "2", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.7", "1.99.0", "1.2.7-later+1"})
    @Requirement("D-AS-03")
    @DisplayName("D-AS-03: the version is told, and decides nothing")
    void version_ofTheStatement_isToldAndDecidesNothing(String version) {
        transport.answers(Reply.ok(later("{\"resourceType\":\"CapabilityStatement\",\"version\":\"" + version
                + "\",\"rest\":[{\"resource\":[{\"type\":\"Slot\",\"interaction\":[{\"code\":\"search-type\"}]}]}]}")));

        CapabilityStatement statement = practice.capabilityStatement();

        assertThat(statement.version()).contains(version);
        assertThat(statement.supports(InteractionId.SEARCH_FREE_SLOTS)).isTrue();
        assertThat(statement.supports(InteractionId.BOOK_APPOINTMENT)).isFalse();
        assertThat(slot().id()).isEqualTo("10");
    }

    /** What a user is shown from the search to the booking. */
    private List<String> journey(UnaryOperator<String> form) {
        List<String> shown = new ArrayList<>();
        try (Encounter theirs = client.encounter(Samples.HUB, Samples.CLAIRE)) {
            Practice at = theirs.practice(Samples.PRACTICE);
            transport.answers(
                    Reply.ok(form.apply(Fhir.slots(Fhir.nineOClock(), Fhir.tenPastNine()))),
                    Reply.ok(form.apply(Fhir.bundle(Fhir.ada()))),
                    Reply.of(201, form.apply(Fhir.appointment())),
                    Reply.ok(form.apply(Fhir.location())),
                    Reply.ok(form.apply(Fhir.practitioner())),
                    Reply.ok(form.apply(Fhir.bundle(Fhir.appointment()))));
            List<FreeSlot> slots = at.searchFreeSlots(SEARCH).list();
            slots.forEach(slot -> shown.addAll(slot.summary().lines().values()));
            PatientRecord ada = at.findPatient(Samples.ada()).orElseThrow();
            shown.add(ada.patient().id());
            shown.add(ada.differences().toString());
            Appointment booked = ada.book(Booking.of(slots, "Check-up").build());
            shown.addAll(at.summary(booked).lines().values());
            ada.appointments(MONDAY, MONDAY)
                    .list()
                    .forEach(found -> shown.addAll(List.of(
                            found.id(),
                            found.versionId().orElseThrow(),
                            found.description().orElseThrow(),
                            found.comment().orElseThrow(),
                            found.bookingOrganisation().orElseThrow().toString())));
        }
        return shown;
    }

    /** The same resource with something unknown in every place. */
    private static String later(String json) {
        JsonNode tree = Token.json(json);
        addUnknown(tree);
        return tree.toString();
    }

    private static void addUnknown(JsonNode node) {
        node.forEach(LaterVersionTest::addUnknown);
        if (node instanceof ObjectNode object) {
            if (object.get("extension") instanceof ArrayNode extensions) {
                extensions.insert(
                        0, Token.json("{\"url\":\"https://later.example/Extension-1\",\"valueCode\":\"later\"}"));
            }
            if (object.get("entry") instanceof ArrayNode entries) {
                entries.insert(0, Token.json("{\"resource\":{\"resourceType\":\"Novelty\",\"id\":\"1\"}}"));
            }
            object.set("later", Token.json("{\"deep\":[1,null,{\"id\":\"9\",\"status\":\"later\"}]}"));
            object.put("laterToo", "later");
        }
    }
}
