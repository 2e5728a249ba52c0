package dev.gpconnect.appointments.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.requirements.Requirement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-BOOK-07, C-BOOK-08, D-TXT-01, D-TXT-03: what may be booked, amended and cancelled at all")
class BookingTest {

    @Test
    @Requirement({"D-TXT-01", "C-BOOK-07"})
    @DisplayName("C-BOOK-07: one hundred and five hundred characters, no more")
    void texts_atTheirLimits_pass() throws IOException {
        Booking booking = Booking.of(slots(Fhir.nineOClock()).get(0), "x".repeat(100))
                .comment("y".repeat(500))
                .build();

        assertThat(booking.description()).hasSize(100);
        assertThat(booking.comment().orElseThrow()).hasSize(500);
        assertThat(booking.slots()).hasSize(1);
        assertThat(booking).hasToString("Booking[FreeSlot[Y90001 10, 2026-11-23T09:00Z[Europe/London]]]");
    }

    @Requirement({"D-TXT-01", "C-BOOK-07", "C-AMND-01"})
    @Test
    void texts_beyondTheirLimits_areRefused() throws IOException {
        FreeSlot slot = slots(Fhir.nineOClock()).get(0);

        assertRefused("C-BOOK-07", () -> Booking.of(slot, "x".repeat(101)));
        assertRefused("C-BOOK-07", () -> Booking.of(slot, "x").comment("y".repeat(501)));
        assertRefused("C-BOOK-07", () -> Amendment.description("x".repeat(101)));
        assertRefused("C-BOOK-07", () -> Amendment.comment("y".repeat(501)));
        assertRefused("C-BOOK-07", () -> Amendment.of("x".repeat(101), "y"));
        assertRefused("C-BOOK-07", () -> Amendment.of("x", "y".repeat(501)));
    }

    @Requirement({"D-TXT-01", "C-CANC-01"})
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void texts_blank_areRefused(String blank) throws IOException {
        FreeSlot slot = slots(Fhir.nineOClock()).get(0);

        assertRefused("D-TXT-01", () -> Booking.of(slot, blank));
        assertRefused("D-TXT-01", () -> Booking.of(slot, "x").comment(blank));
        assertRefused("D-TXT-01", () -> Amendment.description(blank));
        assertRefused("D-TXT-01", () -> Amendment.comment(blank));
        assertRefused("C-CANC-01", () -> Cancellation.because(blank));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007", "\u001b[0m"})
    void texts_withControlCharacters_areRefused(String text) {
        assertRefused("C-BOOK-07", () -> Amendment.comment(text));
        assertRefused("C-BOOK-07", () -> Cancellation.because(text));
    }

    @Test
    @DisplayName("C-BOOK-07: a text that was cut through a character is not sent")
    void texts_endingInHalfACharacter_areRefused() {
        String cut = "x".repeat(99) + "😀".charAt(0);

        assertRefused("C-BOOK-07", () -> Amendment.description(cut));
        assertRefused("C-BOOK-07", () -> Cancellation.because("\ude00"));
        assertThat(Amendment.description("x".repeat(98) + "😀").interaction())
                .isEqualTo(InteractionId.AMEND_APPOINTMENT);
    }

    @Test
    @Requirement("C-CANC-04")
    @DisplayName("C-CANC-04: a reason may be of any length")
    void reason_ofAnyLength_passes() {
        assertThat(Cancellation.because("x".repeat(20_000)).interaction()).isEqualTo(InteractionId.CANCEL_APPOINTMENT);
    }

    @Test
    void slots_thatFollowOneAnother_areBookedTogether() throws IOException {
        List<FreeSlot> slots = slots(Fhir.nineOClock(), Fhir.tenPastNine());

        assertThat(Booking.of(slots, "x").build().slots()).isEqualTo(slots);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:10:00+00:00\",\"end|09:11:00+00:00\",\"end",
                "09:10:00+00:00\",\"end|09:05:00+00:00\",\"end",
                "Schedule/1|Schedule/2",
                "In-person|Telephone",
                "General GP Appointment|Blood test"
            })
    @Requirement("C-BOOK-08")
    @DisplayName("C-BOOK-08: adjacent, one schedule, one channel, one slot type")
    void slots_thatDoNotBelongTogether_areRefused(String from, String to) throws IOException {
        List<FreeSlot> slots = slots(Fhir.nineOClock(), Fhir.tenPastNine().replace(from, to));
        assertThat(slots).hasSize(2);

        assertRefused("C-BOOK-08", () -> Booking.of(slots, "x"));
    }

    @Test
    @Requirement("C-BOOK-08")
    @DisplayName("C-BOOK-08: in order of time, none twice")
    void slots_inTheWrongOrderOrTwice_areRefused() throws IOException {
        List<FreeSlot> slots = slots(Fhir.nineOClock(), Fhir.tenPastNine());

        assertRefused("C-BOOK-08", () -> Booking.of(List.of(slots.get(1), slots.get(0)), "x"));
        assertRefused("C-BOOK-08", () -> Booking.of(List.of(slots.get(0), slots.get(0)), "x"));
        assertRefused("C-BOOK-03", () -> Booking.of(List.of(), "x"));
    }

    private static List<FreeSlot> slots(String... slots) throws IOException {
        SlotSearch search = SlotSearch.between(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 23))
                .build();
        return FreeSlots.read(
                        new ByteArrayInputStream(Fhir.utf8(Fhir.slots(slots))),
                        search,
                        null,
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Samples.call(InteractionId.SEARCH_FREE_SLOTS))
                .list();
    }

    private static void assertRefused(String rule, ThrowingCallable call) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.rule()).isEqualTo(rule);
    }
}
