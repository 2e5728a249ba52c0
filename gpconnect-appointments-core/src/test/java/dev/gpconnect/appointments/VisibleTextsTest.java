package dev.gpconnect.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Reply;
import dev.gpconnect.appointments.fixture.Token;
import dev.gpconnect.appointments.requirements.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-BOOK-12, C-BOOK-13: what a practice is told of a booking in words")
class VisibleTextsTest extends ClientTest {

    private static final String WITH_NUMBER = "Booked by the hub, call (0113) 496-0000 ext. 7 or +44 7700 900123";

    @Test
    @Requirement("C-BOOK-12")
    @DisplayName("C-BOOK-12: a contact number goes out in the description as written, and nowhere else")
    void contactNumber_inTheDescription_isThereAlone() {
        JsonNode body = sent(Booking.of(slot(), WITH_NUMBER).build());

        assertThat(body.get("description").asText()).isEqualTo(WITH_NUMBER);
        assertThat(textsWith(body, "900123")).containsExactly(WITH_NUMBER);
        assertThat(textsWith(body, "496")).containsExactly(WITH_NUMBER);
        assertThat(body.findValues("telecom"))
                .as("the organisation's own, not the patient's")
                .hasToString("[[{\"system\":\"phone\",\"value\":\"0300 000 9010\",\"use\":\"work\"}]]");
    }

    @Test
    @Requirement("C-BOOK-13")
    @DisplayName("C-BOOK-13: what is sent is what the booking showed before, and was given, to the character")
    void texts_sent_areThoseShownBefore() {
        String comment = "Ground floor,\n  please – Zoë";
        Booking booking = Booking.of(slot(), WITH_NUMBER).comment(comment).build();

        assertThat(booking.description()).isEqualTo(WITH_NUMBER);
        assertThat(booking.comment()).contains(comment);
        JsonNode body = sent(booking);
        assertThat(body.get("description").asText()).isEqualTo(booking.description());
        assertThat(body.get("comment").asText()).isEqualTo(booking.comment().orElseThrow());
    }

    @Test
    @Requirement("C-BOOK-13")
    @DisplayName("C-BOOK-13: no comment is made up, and nothing of the patient is sent but the practice's own id")
    void texts_notGiven_areNotSent() {
        Booking booking = Booking.of(slot(), "Check-up").build();

        assertThat(booking.comment()).isEmpty();
        JsonNode body = sent(booking);
        assertThat(body.has("comment")).isFalse();
        assertThat(body.toString()).doesNotContain("9990000018", "Ashdown", "Ada", "1951", "Jones", "Claire");
        assertThat(textsWith(body, "Patient")).containsExactly("Patient/2");
    }

    private JsonNode sent(Booking booking) {
        PatientRecord ada = ada();
        transport.answers(Reply.of(201, Fhir.appointment()));
        ada.book(booking);
        return Token.json(Fhir.text(transport.lastRequest().body().orElseThrow()));
    }

    /** The texts anywhere in the body that hold this. */
    private static List<String> textsWith(JsonNode body, String part) {
        return texts(body).filter(text -> text.contains(part)).toList();
    }

    private static Stream<String> texts(JsonNode node) {
        List<JsonNode> children = new ArrayList<>();
        node.elements().forEachRemaining(children::add);
        return node.isValueNode() ? Stream.of(node.asText()) : children.stream().flatMap(VisibleTextsTest::texts);
    }
}
