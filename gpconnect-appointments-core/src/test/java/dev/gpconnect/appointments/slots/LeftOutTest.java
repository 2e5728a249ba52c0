package dev.gpconnect.appointments.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.ServiceFilteringStatus;
import dev.gpconnect.appointments.requirements.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-SLOT-06, W-DT-06: slots that are not offered are counted by the first reason against them")
class LeftOutTest {

    private static final SlotSearch IN_PERSON =
            Answers.monday().channel(DeliveryChannel.IN_PERSON).build();

    @Requirement({"C-SLOT-06", "C-BOOK-02"})
    @Test
    void slots_leftOut_areCountedInTheOrderOfTheReasons() {
        FreeSlots found = Answers.readAt(
                "2026-11-23T09:30:00Z",
                IN_PERSON,
                Answers.slot("1", "10:00", "10:10", "1"),
                Answers.slot("2", "10:00", "10:10", "1").replace("\"free\"", "\"busy\""),
                Answers.slot("3", "09:30", "09:40", "1"),
                Answers.slot("4", "09:20", "09:30", "1").replace("\"free\"", "\"busy\""),
                Answers.slot("5", "09:20", "09:30", "1").replace("In-person", "Visit"),
                Answers.slot("6", "11:00", "11:10", "1").replace("In-person", "Visit"),
                Answers.slot("7", "11:00", "11:10", "1").replace("In-person", "Video"),
                Fhir.slot("8", "2026-11-23T23:55:00Z", "2026-11-24T00:05:00Z").replace("In-person", "Video"));

        assertThat(found).extracting(FreeSlot::id).containsExactly("1");
        assertThat(found.leftOut())
                .containsExactly(
                        Map.entry(LeftOut.NOT_FREE, 2),
                        Map.entry(LeftOut.PAST, 2),
                        Map.entry(LeftOut.VISIT, 1),
                        Map.entry(LeftOut.OUTSIDE_RANGE, 1),
                        Map.entry(LeftOut.CHANNEL, 1));
    }

    @Test
    @DisplayName("W-DT-05: a slot that ends at midnight is of the day on which it begins")
    void slot_thatEndsAtMidnight_isInTheDay() {
        String last = Fhir.slot("9", "2026-11-23T23:50:00Z", "2026-11-24T00:00:00Z");

        assertThat(Answers.read(IN_PERSON, last)).extracting(FreeSlot::id).containsExactly("9");
    }

    @Test
    @DisplayName("C-SLOT-09: a service was applied only if it was in every answer")
    void filtering_joined_isEnabledOnlyWhereAllSaySo() {
        FreeSlots enabled = filtered("enabled");
        FreeSlots disabled = filtered("organization-disabled");

        assertThat(FreeSlots.join(List.of(enabled, enabled)).serviceFiltering())
                .contains(ServiceFilteringStatus.ENABLED);
        assertThat(FreeSlots.join(List.of(enabled, disabled, enabled)).serviceFiltering())
                .contains(ServiceFilteringStatus.ORGANISATION_DISABLED);
        assertThat(FreeSlots.join(List.of(enabled, Answers.read(IN_PERSON))).serviceFiltering())
                .isEmpty();
    }

    @Test
    void slot_sentTwice_countsOnce() {
        String video = Fhir.nineOClock().replace("In-person", "Video");

        assertThat(Answers.read(IN_PERSON, video, video).leftOut()).isEqualTo(Map.of(LeftOut.CHANNEL, 1));
    }

    @Test
    @DisplayName(
            "C-SLOT-02: what several requests of one search were sent is joined, each slot as the last answer has it")
    void answers_joined_haveEachSlotOnce() {
        String taken = Fhir.nineOClock().replace("\"free\"", "\"busy\"");
        String video = Fhir.tenPastNine().replace("In-person", "Video");
        FreeSlots first = Answers.read(IN_PERSON, Fhir.nineOClock(), video);

        FreeSlots takenMeanwhile = FreeSlots.join(List.of(first, Answers.read(IN_PERSON, taken, video)));
        FreeSlots freedMeanwhile =
                FreeSlots.join(List.of(Answers.read(IN_PERSON, taken), first, Answers.read(IN_PERSON)));

        assertThat(takenMeanwhile.list()).isEmpty();
        assertThat(takenMeanwhile.leftOut()).isEqualTo(Map.of(LeftOut.NOT_FREE, 1, LeftOut.CHANNEL, 1));
        assertThat(takenMeanwhile.received()).isEqualTo(2);
        assertThat(takenMeanwhile.traceIds()).hasSize(2);
        assertThat(freedMeanwhile).extracting(FreeSlot::id).containsExactly("10");
        assertThat(freedMeanwhile.leftOut()).isEqualTo(Map.of(LeftOut.CHANNEL, 1));
    }

    private static FreeSlots filtered(String code) {
        String extension = "{\"url\":\"" + Fhir.DEFINITIONS
                + "Extension-GPConnect-ServiceFilteringStatus-1\",\"valueCode\":\"" + code + "\"}";
        return Answers.readBundle(
                IN_PERSON, "{\"resourceType\":\"Bundle\",\"meta\":{\"extension\":[" + extension + "]}}");
    }

    @Test
    void counts_areTheResultsOwn() {
        FreeSlots found = Answers.read(IN_PERSON, Fhir.nineOClock());

        assertThat(found.leftOut()).isEmpty();
        assertThatThrownBy(() -> found.leftOut().put(LeftOut.PAST, 1))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(found.practice()).hasToString("Y90001");
    }
}
