package dev.gpconnect.appointments.testkit.fake.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.FakePractices;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.diary.SlotView;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceDataTest {
    private final FakePractices practices = at("2026-11-23T10:30:00Z");
    private final FakePractice practice = practices.practice("Y90001");

    private static FakePractices at(String now) {
        return ReferenceData.practices("https://provider.example", ManualClock.at(Instant.parse(now)));
    }

    @Test
    void diaryOfPracticeA_hasTheSlotsOfEachSchedule() {
        Map<String, Long> counts =
                practice.slots().stream().collect(Collectors.groupingBy(SlotView::scheduleId, Collectors.counting()));
        assertThat(counts)
                .isEqualTo(Map.of("1", 270L, "2", 90L, "3", 270L, "4", 90L, "5", 120L, "6", 30L, "7", 60L, "8", 90L));
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 2026-11-22T09:00Z, In-person, General GP Appointment, false",
        "10200, 2026-11-24T09:00Z, In-person, General GP Appointment, false",
        "10202, 2026-11-24T09:20Z, In-person, General GP Appointment, true",
        "20205, 2026-11-24T14:50Z, Telephone, Telephone Consultation, true",
        "31417, 2026-12-06T19:50Z, In-person, Blood test, true",
        "40202, 2026-11-24T18:40Z, In-person, Physiotherapy, true",
        "40203, 2026-11-24T19:00Z, Video, Physiotherapy, true",
        "60201, 2026-11-24T13:30Z, Visit, Home visit, false",
        "70200, 2026-11-24T20:00Z, In-person, Blood test, true",
        "70202, 2026-11-24T20:20Z, In-person, Dressing change, true"
    })
    void slot_hasItsTimeChannelAndType(String id, String start, String channel, String type, boolean bookable) {
        SlotView slot = practice.slots().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(slot.start().toOffsetDateTime().toString()).isEqualTo(start);
        assertThat(List.of(slot.deliveryChannel(), slot.serviceType())).containsExactly(channel, type);
        assertThat(slot.bookable()).isEqualTo(bookable);
    }

    @Test
    void appointmentsOfPracticeA_areSeededInOrder() {
        assertThat(practice.appointments().stream().map(ReferenceDataTest::line))
                .containsExactly(
                        "1 2 60200 Visit null false",
                        "2 2 10216 In-person Y90020 false",
                        "3 2 10417 In-person Y90010 false",
                        "4 2 10616 In-person Y90010 true",
                        "5 2 10108 In-person null false",
                        "6 2 10016 In-person null false",
                        "7 8 10515 In-person null false");
        assertThat(practice.slotStatus("10616")).isEqualTo("free");
        assertThat(practice.slotStatus("10216")).isEqualTo("busy");
    }

    private static String line(AppointmentView appointment) {
        return String.join(
                " ",
                appointment.id(),
                appointment.patientId(),
                String.join("+", appointment.slotIds()),
                appointment.deliveryChannel(),
                String.valueOf(appointment.bookedBy()),
                String.valueOf(appointment.cancelled()));
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "2026-11-23T09:09:59Z, ''",
        "2026-11-23T09:10:00Z, 10100",
        "2026-11-23T12:45:00Z, 10117",
        "2026-11-23T18:21:00Z, 30107",
        "2026-11-23T23:30:00Z, 70103"
    })
    void elapsedAppointment_isOnTheLastSlotThatHadEnded(String now, String slotId) {
        List<String> today = at(now).practice("Y90001").appointments().stream()
                .filter(appointment ->
                        appointment.start().toLocalDate().toString().equals("2026-11-23"))
                .flatMap(appointment -> appointment.slotIds().stream())
                .toList();
        assertThat(String.join(" ", today)).isEqualTo(slotId);
    }

    @Test
    void communityProvider_hasTwoTeamsAndTwoVisits() {
        FakePractice community = practices.practice("Y90006");
        assertThat(community.appointments())
                .extracting(AppointmentView::deliveryChannel)
                .containsExactly("Visit", "Visit");
        assertThat(community.slots().stream()
                        .filter(SlotView::bookable)
                        .map(slot -> slot.serviceType() + " " + slot.deliveryChannel()))
                .containsOnly(
                        "District nursing In-person",
                        "Admissions prevention Telephone",
                        "Admissions prevention In-person");
        assertThat(practices.practice("Y90002").patientId("9990000018")).isEqualTo("1");
        assertThat(practices.practice("Y90002").patientId("9990000026")).isNull();
    }

    @Test
    void practices_areKnownByTheDirectory() {
        assertThat(practice.identity())
                .isEqualTo(new PracticeIdentity(
                        "Y90001", "Riverside Medical Centre", "200000009001", "Y90001-800001", "S90001A00001"));
        assertThat(practice.serviceRoot()).isEqualTo("https://provider.example/Y90001/STU3/1/gpconnect");
        assertThat(ReferenceData.UNREACHABLE.asid()).isEqualTo("200000009004");
    }
}
