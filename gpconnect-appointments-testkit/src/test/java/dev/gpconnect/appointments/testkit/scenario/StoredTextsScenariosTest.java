package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.StoredTexts;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the practices make of the texts of a booking and of an amendment. */
final class StoredTextsScenariosTest extends ScenarioTest {

    @Test
    @Requirement("D-TXT-04")
    @DisplayName("C-BOOK-11, D-TXT-04: a practice with one text merges both, and the booking tells")
    void booking_ofBothTexts_isMergedWhereThereIsOneText() {
        Encounter hub = hub();
        Booking booking =
                Booking.of(slot(hub), "Check-up").comment("Wheelchair user").build();

        Appointment booked = ada(hub).book(booking);

        assertThat(booked.storedTexts(booking)).isEqualTo(merged());
    }

    @Test
    @DisplayName("C-BOOK-11: a description alone has a place everywhere")
    void booking_ofOneText_isStoredAsSent() {
        Encounter hub = hub();
        Booking booking = booking(slot(hub), "Check-up");

        assertThat(ada(hub).book(booking).storedTexts(booking)).isEqualTo(StoredTexts.AS_SENT);
    }

    @Test
    @Requirement("D-TXT-04")
    @DisplayName("D-TXT-04: of an amendment the texts that were sent are found again")
    void amendment_ofTheComment_isMergedWhereThereIsOneText() {
        Encounter hub = hub();
        PatientRecord ada = ada(hub);
        Appointment booked = ada.book(booking(slot(hub), "Check-up"));
        Amendment comment = Amendment.comment("Ground-floor room");
        Amendment both = Amendment.of("Blood test", "Fasting since eight");

        Appointment amended = ada.amend(booked, comment);
        Appointment amendedAgain = ada.amend(amended, both);

        assertThat(amended.storedTexts(comment)).isEqualTo(merged());
        assertThat(amendedAgain.storedTexts(both)).isEqualTo(merged());
        assertThat(amendedAgain.storedTexts(comment)).isEqualTo(StoredTexts.CHANGED);
    }

    private StoredTexts merged() {
        return is(Personality.SINGLE_TEXT_FIELD) ? StoredTexts.MERGED : StoredTexts.AS_SENT;
    }

    private static PatientRecord ada(Encounter encounter) {
        return find(encounter, PRACTICE, ReferenceWorld.ada());
    }

    private static FreeSlot slot(Encounter encounter) {
        return tomorrow(encounter, PRACTICE).get(0);
    }
}
