package dev.gpconnect.appointments.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.OdsCode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("C-SLOT-05: slots are chosen by everything a user is shown")
class SlotFiltersTest {

    /** Slot 10 is Dr Black's at Location/1, slot 11 a man's at Location/2, and slot 12 says nothing but when it is. */
    private static final String[] ANSWER = {
        Fhir.nineOClock(),
        Answers.slot("11", "09:10", "09:20", "2")
                .replace("In-person", "Telephone")
                .replace("General GP Appointment", "Blood test"),
        "{\"resourceType\":\"Slot\",\"id\":\"12\",\"start\":\"2026-11-23T09:20:00Z\",\"end\":\"2026-11-23T09:25:00Z\"}",
        Fhir.schedule(),
        Answers.schedule("2", "2", "2").replace("R0260", "R1590").replace("Morning surgery", "Phlebotomy clinic"),
        Fhir.location(),
        Fhir.location().replace("\"id\":\"1\"", "\"id\":\"2\"").replace("Organization/1", "Organization/2"),
        Fhir.practitioner(),
        Fhir.practitioner().replace("\"id\":\"1\"", "\"id\":\"2\"").replace("female", "male"),
        Fhir.organisation().replace("Y90001", " y90001 "),
        Fhir.organisation().replace("\"id\":\"1\"", "\"id\":\"2\"").replace("Y90001", "Y90002")
    };

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    @DisplayName("C-SLOT-06: what is of another kind, or does not say of which, is left out and counted")
    void filter_set_leavesItsOwnSlotOnly(LeftOut reason, UnaryOperator<SlotSearch.Builder> filter) {
        FreeSlots found = read(filter);

        assertThat(found).extracting(FreeSlot::id).containsExactly("10");
        assertThat(found.leftOut()).isEqualTo(Map.of(reason, 2));
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                filter(LeftOut.CHANNEL, search -> search.channel(DeliveryChannel.IN_PERSON)),
                filter(LeftOut.ROLE, search -> search.practitionerRole(" R0260 ")),
                filter(LeftOut.GENDER, search -> search.practitionerGender(Gender.FEMALE)),
                filter(LeftOut.SLOT_TYPE, search -> search.slotType("gp  APPOINT")),
                filter(LeftOut.SESSION_TYPE, search -> search.sessionType(" morning\tsurg")),
                filter(LeftOut.LOCATION, search -> search.location("1")),
                filter(LeftOut.ORGANISATION, search -> search.organisation(OdsCode.of("Y90001"))));
    }

    @Test
    void filters_none_leaveEverySlot() {
        FreeSlots found = read(search -> search);

        assertThat(found).extracting(FreeSlot::id).containsExactly("10", "11", "12");
        assertThat(found.leftOut()).isEmpty();
    }

    @Test
    @DisplayName("M-CS-03: a role is its code, in whichever system, and neither part of it nor its display")
    void role_partOfTheCodeOrDisplay_isAnother() {
        assertThat(read(search -> search.practitionerRole("R026"))).isEmpty();
        assertThat(read(search -> search.practitionerRole("General Medical Practitioner")))
                .isEmpty();
    }

    @Test
    void texts_withOddSpacesInThePractice_areFound() {
        SlotSearch search = Answers.monday()
                .slotType("gp appointment")
                .sessionType("Morning Surgery")
                .build();

        FreeSlots found = Answers.read(
                search,
                Fhir.nineOClock().replace("General GP Appointment", "General GP\\u00a0 \\nAPPOINTMENT"),
                Fhir.schedule().replace("Morning surgery", "  morning   surgery "));

        assertThat(found).hasSize(1);
    }

    @Test
    @DisplayName("a slot that several filters remove counts for the first of them only")
    void filters_several_allHold() {
        FreeSlots found = read(search -> search.location("1")
                .practitionerRole("R1590")
                .minimumDuration(Duration.ofMinutes(6))
                .channel(DeliveryChannel.TELEPHONE));

        assertThat(found).isEmpty();
        assertThat(found.leftOut()).isEqualTo(Map.of(LeftOut.CHANNEL, 2, LeftOut.LOCATION, 1));
    }

    @Test
    void filter_setTwice_isTheLast() {
        FreeSlots found = read(search -> search.location("1").location("2"));

        assertThat(found).extracting(FreeSlot::id).containsExactly("11");
    }

    @Test
    void builder_usedAgain_leavesTheSearchMadeBeforeAlone() {
        SlotSearch.Builder builder = Answers.monday();
        SlotSearch any = builder.build();
        builder.location("1");

        assertThat(Answers.read(any, ANSWER)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void filter_thatCannotBeMeant_isRefused(UnaryOperator<SlotSearch.Builder> filter) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> filter.apply(Answers.monday()));

        assertThat(refused).isNotNull();
        assertThat(refused.rule()).isEqualTo("C-SLOT-05");
    }

    static Stream<UnaryOperator<SlotSearch.Builder>> senseless() {
        return Stream.of(
                search -> search.practitionerRole(" "),
                search -> search.slotType(""),
                search -> search.slotType("\u00a0\u2003"),
                search -> search.sessionType("\t\n"),
                search -> search.location(""),
                search -> search.timeOfDay(LocalTime.of(12, 0), LocalTime.of(11, 59)),
                search -> search.daysOfWeek(new DayOfWeek[0]),
                search -> search.minimumDuration(Duration.ZERO),
                search -> search.minimumDuration(Duration.ofMinutes(-1)));
    }

    private static Arguments filter(LeftOut reason, UnaryOperator<SlotSearch.Builder> filter) {
        return Arguments.of(reason, filter);
    }

    private static FreeSlots read(UnaryOperator<SlotSearch.Builder> filter) {
        return Answers.read(filter.apply(Answers.monday()).build(), ANSWER);
    }
}
