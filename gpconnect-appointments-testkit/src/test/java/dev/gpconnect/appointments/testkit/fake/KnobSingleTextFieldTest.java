package dev.gpconnect.appointments.testkit.fake;

import static dev.gpconnect.appointments.testkit.fake.CancelTest.cancelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The knob singleTextField: one text where others have description and comment (P-BOOK-05, C-BOOK-11). */
class KnobSingleTextFieldTest {
    private static final String JOINED = "Booked by Northfield hub | Prefers mornings";

    private final World world = new World().turn(Knob.SINGLE_TEXT_FIELD, "ON");

    private static void assertTexts(ObjectNode appointment, String description) {
        assertThat(appointment.path("description").asText()).isEqualTo(description);
        assertThat(appointment.has("comment")).isFalse();
    }

    @Test
    @DisplayName("singleTextField, P-BOOK-05: both texts come back as one description, in every answer")
    void booking_isShownWithOneText() {
        ObjectNode booked = world.booked();
        assertTexts(booked, JOINED);
        assertTexts(Json.body(world.get(Interaction.READ, "/Appointment/8")), JOINED);
        assertTexts(Json.body(world.get(Interaction.READ, "/Appointment/1")), "Home visit | Routine home visit");
    }

    @Test
    @DisplayName("singleTextField, P-BOOK-05: nothing is cut, and a long text can come back in a cancellation")
    void booking_withTheLongestTexts_isKeptWholeAndCanBeCancelled() {
        String description = "d".repeat(100);
        String comment = "c".repeat(500);
        ObjectNode booked = Json.body(
                world.book(world.tomorrow().put("description", description).put("comment", comment)));
        assertTexts(booked, description + " | " + comment);
        assertThat(world.put(Interaction.CANC, cancelled(booked)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("singleTextField, P-CANC-04: the two texts that were sent are the one that is stored, others are not")
    void cancellation_withEitherForm_isAccepted() {
        ObjectNode booked = world.booked().put("description", "Booked by Northfield hub");
        ObjectNode changed = cancelled(booked.deepCopy().put("comment", "Prefers evenings"));
        assertThat(world.put(Interaction.CANC, changed).status()).isEqualTo(422);
        ObjectNode same = cancelled(booked.deepCopy().put("comment", "Prefers mornings"));
        assertThat(world.put(Interaction.CANC, same).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("singleTextField, P-AMND-08: an amendment is joined likewise, and none in either form changes nothing")
    void amendment_isStoredAsOneText() {
        ObjectNode booked = world.booked();
        FakeResponse same = world.put(Interaction.AMND, booked);
        assertThat(same.header("ETag")).isEqualTo("W/\"1\"");
        FakeResponse amended =
                world.put(Interaction.AMND, booked.put("description", "New").put("comment", "Words"));
        assertThat(amended.header("ETag")).isEqualTo("W/\"2\"");
        assertTexts(Json.body(amended), "New | Words");
    }

    @Test
    @DisplayName("singleTextField, P-AMND-03: a new description has at most 100 characters as ever")
    void amendment_thatIsTooLong_isRefused() {
        ObjectNode booked = world.booked().put("description", "d".repeat(101));
        assertThat(world.put(Interaction.AMND, booked).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("singleTextField: off by default")
    void booking_byDefault_hasTwoTexts() {
        ObjectNode booked = new World().booked();
        assertThat(booked.path("comment").asText()).isEqualTo("Prefers mornings");
    }
}
