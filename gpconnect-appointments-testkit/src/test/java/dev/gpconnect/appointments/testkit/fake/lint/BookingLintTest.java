package dev.gpconnect.appointments.testkit.fake.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.Draft;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.Iterator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BookingLintTest extends LintTest {

    @Test
    void booking_thatIsRight_hasNoFinding() {
        search();

        assertThat(send(book(booking())).status()).isEqualTo(201);
        assertThat(rules()).isEmpty();
    }

    @Test
    @DisplayName("P-LINT-09: a type that the search did not name")
    void booking_withAnotherTypeThanTheSearch_isFound() {
        send(clean(Interaction.SLOT, FILTERED.replace("gp-practice", "urgent-care")));

        assertFinds(book(booking()), "P-LINT-09");
    }

    @Test
    @DisplayName("P-LINT-09: no type though the search named one")
    void booking_withoutTheTypeOfTheSearch_isFound() {
        search();
        ObjectNode booking = booking();
        ((ObjectNode) booking.at("/contained/0")).remove("type");

        assertFinds(book(booking), "P-LINT-09");
    }

    @ParameterizedTest
    @DisplayName("P-LINT-10: delivery channel or practitioner role not copied")
    @ValueSource(strings = {"DeliveryChannel", "PractitionerRole"})
    void booking_withoutWhatWasKnown_isFound(String extension) {
        search();
        ObjectNode booking = booking();
        removeFrom((ArrayNode) booking.path("extension"), "url", extension);

        assertFinds(book(booking), "P-LINT-10");
    }

    @Test
    @DisplayName("P-LINT-11: the schedule's practitioner left out")
    void booking_withoutThePractitioner_isFound() {
        search();
        ObjectNode booking = booking();
        ArrayNode participants = (ArrayNode) booking.path("participant");
        for (Iterator<JsonNode> each = participants.elements(); each.hasNext(); ) {
            if (each.next().at("/actor/reference").asText().startsWith("Practitioner/")) {
                each.remove();
            }
        }

        assertFinds(book(booking), "P-LINT-11");
    }

    @ParameterizedTest
    @DisplayName("P-LINT-12: created with Z, or at another time")
    @ValueSource(strings = {"2026-11-23T10:30:00Z", "2026-11-23T10:19:00+00:00", "2026-11-24T10:30:00+00:00"})
    void booking_createdAtAnotherTimeOrWithZ_isFound(String created) {
        search();

        assertFinds(book(booking().put("created", created)), "P-LINT-12");
    }

    @Test
    @DisplayName("P-LINT-16: a slot that no search has shown")
    void booking_ofASlotNeverShown_isFound() {
        assertFinds(book(booking()), "P-LINT-16");
    }

    @Test
    @DisplayName("P-LINT-16: a slot that a search has shown to somebody else")
    void booking_ofASlotShownToAnother_isFound() {
        send(clean(Interaction.SLOT, FILTERED).header("Ssp-From", "200000009999"));

        assertFinds(book(booking()), "P-LINT-16");
    }

    @ParameterizedTest
    @DisplayName("P-LINT-18: a text that looks cut off, or clinical")
    @ValueSource(strings = {"", "Started on amoxicillin 500 mg", "New diagnosis, see letter", "BP 150/95 today"})
    void description_cutOffOrClinical_isFound(String text) {
        search();

        assertFinds(book(booking().put("description", text.isEmpty() ? "x".repeat(100) : text)), "P-LINT-18");
    }

    private Draft book(ObjectNode booking) {
        return clean(Interaction.BOOK, "/Appointment").body(booking.toString());
    }

    private static void removeFrom(ArrayNode array, String member, String part) {
        for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
            if (each.next().path(member).asText().contains(part)) {
                each.remove();
            }
        }
    }
}
