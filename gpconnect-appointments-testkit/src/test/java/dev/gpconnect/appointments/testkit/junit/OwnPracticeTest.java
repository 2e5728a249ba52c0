package dev.gpconnect.appointments.testkit.junit;

import static dev.gpconnect.appointments.testkit.synthetic.SyntheticPatient.aPatient;
import static dev.gpconnect.appointments.testkit.synthetic.SyntheticSchedule.aSchedule;
import static dev.gpconnect.appointments.testkit.synthetic.SyntheticSlots.aFreeSlot;
import static dev.gpconnect.appointments.testkit.synthetic.SyntheticSlots.slots;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.OrganisationType;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.synthetic.OddName;
import dev.gpconnect.appointments.testkit.synthetic.SyntheticPatient;
import dev.gpconnect.appointments.testkit.synthetic.SyntheticPractice;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Made-up practices, patients and slots, through the client. */
final class OwnPracticeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final SyntheticPractice ZEBRA = withOddNames(SyntheticPractice.named("Y99901", "Zebra Lane Surgery")
            .with(aPatient())
            .with(aPatient(2).sensitive())
            .with(aPatient(3).left())
            .with(aPatient(4).deceased(LocalDate.of(2026, 1, 31)))
            .with(aPatient(5).unverified())
            .with(aPatient(6).unverified().differsOnPds())
            .with(aPatient(7).temporary())
            .with(aSchedule()
                    .named("Morning surgery")
                    .with(slots("09:00", "10:00", 20))
                    .with(aFreeSlot().on(2).at("16:40").lasting(15).channel(DeliveryChannel.TELEPHONE)))
            .with(aSchedule()
                    .named("Locked")
                    .unstaffed()
                    .with(aFreeSlot().at("11:00").notBookable())
                    .with(aFreeSlot().at("11:10").onlyFor(OrganisationType.URGENT_CARE))
                    .with(aFreeSlot().at("11:20").onlyFor("Y90010"))
                    .with(aFreeSlot().at("11:30").channel(DeliveryChannel.VISIT))));

    @RegisterExtension
    final GpConnectExtension gpConnect = GpConnectExtension.builder()
            .practice(ZEBRA)
            .practice(SyntheticPractice.named("Y99902", "Closed Surgery").switchedOff())
            .practice(SyntheticPractice.named("Y99903", "Sparing Surgery")
                    .with(aPatient())
                    .with(aSchedule().atMost(1).with(slots("09:00", "09:20", 10).onDays(1, 2))))
            .build();

    private static SyntheticPractice withOddNames(SyntheticPractice practice) {
        SyntheticPractice all = practice;
        for (OddName odd : OddName.values()) {
            all = all.with(odd(odd));
        }
        return all;
    }

    private static SyntheticPatient odd(OddName name) {
        return aPatient(100 + List.of(OddName.values()).indexOf(name)).named(name);
    }

    @Test
    void ownPractice_canBeBookedAmendedAndCancelled(Practice practice, PatientRecord patient, FakePractice fake) {
        Appointment booked = patient.book(
                Booking.of(search(practice, 0, 0).first(), "Check-up").build());
        Appointment amended = patient.amend(booked, Amendment.comment("By the back door"));
        Appointment cancelled = patient.cancel(amended, "Not needed");

        assertThat(cancelled.status()).contains(AppointmentStatus.CANCELLED);
        assertThat(fake.appointments()).hasSize(1);
        assertThat(patient.appointments(TODAY, TODAY).list()).hasSize(1);
    }

    @Test
    void slots_areOnEveryDayFromToday(Practice practice) {
        assertThat(search(practice, 0, 0).list())
                .extracting(slot -> slot.start().toLocalTime())
                .containsExactly(LocalTime.of(9, 0), LocalTime.of(9, 20), LocalTime.of(9, 40));
        assertThat(search(practice, 13, 13).size()).isEqualTo(3);
    }

    @Test
    void freeSlot_isWhereItWasPut(Practice practice) {
        assertThat(search(practice, 2, 2).list())
                .filteredOn(slot -> slot.deliveryChannel()
                        .filter(DeliveryChannel.TELEPHONE::equals)
                        .isPresent())
                .singleElement()
                .satisfies(slot -> assertThat(slot.start().toLocalTime()).isEqualTo("16:40"))
                .satisfies(slot -> assertThat(slot.duration()).hasMinutes(15));
    }

    @Test
    void slot_thatTheHubMayNotUse_isNotFound(Practice practice) {
        assertThat(search(practice, 1, 1).list())
                .filteredOn(slot -> slot.sessionType().filter("Locked"::equals).isPresent())
                .extracting(slot -> slot.start().toLocalTime())
                .containsExactly(LocalTime.of(11, 20));
    }

    @Test
    void schedule_withACap_showsNothingMoreToWhomeverHasUsedItUp(@Ods("Y99903") Practice practice) {
        FreeSlots offered = search(practice, 0, 3);
        assertThat(offered.stream().map(slot -> slot.start().toLocalDate()))
                .containsExactly(TODAY.plusDays(1), TODAY.plusDays(1), TODAY.plusDays(2), TODAY.plusDays(2));

        practice.findPatient(aPatient().traced())
                .orElseThrow()
                .book(Booking.of(offered.first(), "Check-up").build());

        assertThat(search(practice, 0, 3)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void patient_withAnOddName_isFoundAndBooked(OddName name, Practice practice) {
        PatientRecord patient = practice.findPatient(odd(name).traced()).orElseThrow();

        assertThat(patient.differs()).isFalse();
        assertThat(patient.book(Booking.of(search(practice, 1, 1).first(), "Check-up")
                                .build())
                        .id())
                .isEqualTo("1");
    }

    @Test
    void patient_whoIsGone_isNotFound() {
        for (int place : new int[] {3, 4, 6}) {
            assertThat(gpConnect
                            .client()
                            .encounter(Caller.organisation(), Caller.user())
                            .practice("Y99901")
                            .findPatient(aPatient(place).traced()))
                    .as("patient %s", place)
                    .isEmpty();
        }
    }

    @Test
    void patient_whomPdsConfirms_isFound() {
        for (int place : new int[] {5, 7}) {
            assertThat(gpConnect
                            .client()
                            .encounter(Caller.organisation(), Caller.user())
                            .practice("Y99901")
                            .findPatient(aPatient(place).traced()))
                    .as("patient %s", place)
                    .isPresent();
        }
    }

    private static FreeSlots search(Practice practice, int firstDay, int lastDay) {
        return practice.searchFreeSlots(SlotSearch.between(TODAY.plusDays(firstDay), TODAY.plusDays(lastDay))
                .build());
    }
}
