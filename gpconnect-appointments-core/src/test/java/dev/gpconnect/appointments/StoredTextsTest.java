package dev.gpconnect.appointments;

import static dev.gpconnect.appointments.booking.StoredTexts.AS_SENT;
import static dev.gpconnect.appointments.booking.StoredTexts.CHANGED;
import static dev.gpconnect.appointments.booking.StoredTexts.CUT;
import static dev.gpconnect.appointments.booking.StoredTexts.MERGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.StoredTexts;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.requirements.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C-BOOK-11, D-TXT-04: what a practice made of the texts")
class StoredTextsTest extends ClientTest {

    @Requirement({"D-TXT-04", "C-BOOK-11"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Check-up|Wheelchair user|AS_SENT",
                "' Check-up'|'Wheelchair user '|AS_SENT",
                "Check-up / Wheelchair user||MERGED",
                "|Check-up, Wheelchair user|MERGED",
                "Wheelchair user: Check-up||MERGED",
                "Wheelchair user|Check-up|MERGED",
                "Check-up|Wheelchair user (from the hub)|MERGED",
                "Check|Wheelchair user|CUT",
                "Check-up|Wheelchair|CUT",
                "Check|Wheel|CUT",
                "Check-up||CHANGED",
                "|Wheelchair user|CHANGED",
                "Check-up / Wheelchair||CHANGED",
                "CHECK-UP|Wheelchair user|CHANGED",
                "Check-up|heelchair user|CHANGED",
                "||CHANGED"
            })
    void booking_ofBothTexts_isCompared(String description, String comment, StoredTexts expected) {
        Booking booking =
                Booking.of(slot(), "Check-up").comment("Wheelchair user").build();

        assertThat(stored(description, comment).storedTexts(booking)).isEqualTo(expected);
    }

    @Test
    @DisplayName("a text that is part of the other has to be there twice")
    void booking_whoseTextsOverlap_isMergedOnlyIfBothAreThere() {
        Booking booking =
                Booking.of(slot(), "Check-up").comment("Check-up at nine").build();

        assertThat(stored("Check-up at nine", null).storedTexts(booking)).isEqualTo(CHANGED);
        assertThat(stored("Check-up | Check-up at nine", null).storedTexts(booking))
                .isEqualTo(MERGED);
    }

    @Test
    void booking_withoutAComment_isComparedByItsDescription() {
        Booking booking = Booking.of(slot(), "Check-up").build();

        assertThat(stored("Check-up", null).storedTexts(booking)).isEqualTo(AS_SENT);
        assertThat(stored("Check-up", "Of the practice's own").storedTexts(booking))
                .isEqualTo(AS_SENT);
        assertThat(stored(null, "Check-up").storedTexts(booking)).isEqualTo(MERGED);
        assertThat(stored("Chec", null).storedTexts(booking)).isEqualTo(CUT);
        assertThat(stored("Blood test", null).storedTexts(booking)).isEqualTo(CHANGED);
    }

    @Test
    @Requirement("D-TXT-04")
    @DisplayName("of an amendment only the texts that were sent")
    void amendment_ofOneText_isComparedByThat() {
        Appointment stored = stored("Check-up", "Wheelchair user");

        assertThat(stored.storedTexts(Amendment.description("Check-up"))).isEqualTo(AS_SENT);
        assertThat(stored.storedTexts(Amendment.comment("Wheelchair user"))).isEqualTo(AS_SENT);
        assertThat(stored.storedTexts(Amendment.comment("Check-up"))).isEqualTo(MERGED);
        assertThat(stored.storedTexts(Amendment.comment("Wheelchair user, needs help")))
                .isEqualTo(CUT);
        assertThat(stored.storedTexts(Amendment.description("Blood test"))).isEqualTo(CHANGED);
        assertThat(stored.storedTexts(Amendment.of("Check-up", "Wheelchair user")))
                .isEqualTo(AS_SENT);
        assertThat(stored.storedTexts(Amendment.of("Blood test", "Wheelchair user")))
                .isEqualTo(CHANGED);
    }

    @Test
    void amendment_thatRemovesTheComment_isAsSentOnlyIfItIsGone() {
        assertThat(stored("Check-up", null).storedTexts(Amendment.withoutComment()))
                .isEqualTo(AS_SENT);
        assertThat(stored("Check-up", "Wheelchair user").storedTexts(Amendment.withoutComment()))
                .isEqualTo(CHANGED);
    }

    private static Appointment stored(String description, String comment) {
        String json = Fhir.appointment()
                .replace("\"description\":\"Booked by the hub\",", member("description", description))
                .replace("\"comment\":\"Wheelchair user\",", member("comment", comment));
        return Appointment.parse(Fhir.utf8(json), null, Samples.call(InteractionId.BOOK_APPOINTMENT));
    }

    private static String member(String name, String text) {
        return text == null ? "" : "\"" + name + "\":\"" + text + "\",";
    }
}
