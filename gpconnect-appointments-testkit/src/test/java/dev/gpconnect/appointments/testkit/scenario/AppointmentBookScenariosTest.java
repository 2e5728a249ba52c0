package dev.gpconnect.appointments.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.model.DeliveryChannel;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The scenarios that are about seeing a patient's appointments, in the middle of a day. */
final class AppointmentBookScenariosTest extends ScenarioTest {

    private static final LocalDate TODAY = ReferenceWorld.TOMORROW.minusDays(1);

    @Override
    Instant now() {
        return Instant.parse("2026-11-23T12:00:00Z");
    }

    @Test
    @DisplayName("S-06: all that is to come is seen: visits, others' bookings, and cancelled ones marked as such")
    void s06_futureAppointments() {
        List<Appointment> found = find(hub(), PRACTICE, ReferenceWorld.ben())
                .appointments(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW.plusDays(11))
                .list();

        assertThat(found).isSortedAccordingTo(Comparator.comparing(Appointment::start));
        assertThat(found)
                .filteredOn(AppointmentBookScenariosTest::isVisit)
                .singleElement()
                .satisfies(visit -> {
                    assertThat(visit.isVisit()).isEqualTo(!is(Personality.SPARSE));
                    assertThat(visit.bookingOrganisation()).isEmpty();
                });
        assertThat(found).anyMatch(appointment -> bookedBy(appointment, "Y90020"));
        assertThat(found).anyMatch(appointment -> bookedBy(appointment, "Y90010"));
        assertThat(found)
                .filteredOn(appointment -> appointment.status().orElseThrow().equals(AppointmentStatus.CANCELLED))
                .singleElement()
                .satisfies(appointment ->
                        assertThat(appointment.cancellationReason()).isPresent());
    }

    @Test
    @DisplayName("C-AMND-04, P-AMND-05: a visit is the practice's own; where it cannot be told, the practice refuses")
    void visit_cannotBeChanged() {
        PatientRecord ben = find(hub(), PRACTICE, ReferenceWorld.ben());
        Appointment visit = ben.appointments(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW).stream()
                .filter(AppointmentBookScenariosTest::isVisit)
                .findFirst()
                .orElseThrow();

        assertThat(ben.canCancel(visit).allowed()).isEqualTo(is(Personality.SPARSE));
        GpConnectException refused =
                catchThrowableOfType(GpConnectException.class, () -> ben.cancel(visit, "Not needed any more"));

        assertThat(refused).isInstanceOf(is(Personality.SPARSE) ? ServiceException.class : RefusedException.class);
        assertThat(inDiary(PRACTICE, visit.id()).cancelled()).isFalse();
    }

    @Test
    @DisplayName("S-20: today's elapsed appointments are seen, and can no longer be changed")
    void s20_todaysElapsed() {
        PatientRecord ben = find(hub(), PRACTICE, ReferenceWorld.ben());

        Appointment elapsed = ben.appointments(TODAY, TODAY).list().get(0);
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ben.amend(elapsed, Amendment.comment("Late")));

        assertThat(elapsed.end().toInstant()).isBefore(Instant.parse("2026-11-23T12:00:01Z"));
        assertThat(refused.rule()).isEqualTo("C-AMND-04");
        assertThat(ben.canAmend(elapsed).rule()).contains("C-AMND-04");
        assertThat(ben.canCancel(elapsed).rule()).contains("C-CANC-03");
    }

    @Test
    @DisplayName("S-21: an earlier day is refused before anything is sent, and where history is to be had is said")
    void s21_noHistory() {
        PatientRecord ben = find(hub(), PRACTICE, ReferenceWorld.ben());
        int sent = world.exchanges.size();

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ben.appointments(TODAY.minusDays(1), TODAY));

        assertThat(refused.rule()).isEqualTo("C-RETR-01");
        assertThat(refused).hasMessageContaining("medical record");
        assertThat(world.exchanges).hasSize(sent);
    }

    @Test
    @DisplayName("S-20, S-21: a provider that is known to serve the past is asked for it, and the past stays as it is")
    void s20_historyWhereItIsServed() {
        world.fakes.controls().set(Knob.SERVES_PAST, "ON");
        PatientRecord ben = bensHistory();

        List<Appointment> past =
                ben.appointments(TODAY.minusDays(7), TODAY.minusDays(1)).list();

        assertThat(past).isNotEmpty().allSatisfy(appointment -> {
            assertThat(appointment.start().toLocalDate()).isBefore(TODAY);
            assertThat(appointment.hasEnded(now())).isTrue();
            assertThat(ben.canAmend(appointment).rule()).contains("C-AMND-04");
            assertThat(ben.canCancel(appointment).rule()).contains("C-CANC-03");
        });
    }

    @Test
    @DisplayName("S-21, RETR-E1: a provider that does not serve the past answers 422 when it is asked for it")
    void s21_historyWhereItIsNotServed() {
        PatientRecord ben = bensHistory();

        ServiceException refused =
                catchThrowableOfType(ServiceException.class, () -> ben.appointments(TODAY.minusDays(1), TODAY));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).contains(SpineErrorCode.INVALID_PARAMETER);
    }

    @Test
    @DisplayName("S-22: a copy the application has kept stays readable without asking the practice")
    void s22_ownCopy() {
        Encounter encounter = hub();
        Appointment booked = find(encounter, PRACTICE, ReferenceWorld.ada())
                .book(booking(tomorrow(encounter, PRACTICE).get(0), "Check-up"));
        byte[] kept = booked.json();
        encounter.close();

        Appointment copy = Appointment.parse(
                kept, null, new CallInfo(InteractionId.READ_APPOINTMENT, OdsCode.of(PRACTICE), booked.traceId()));

        assertThat(copy.hasSameContentAs(booked)).isTrue();
        assertThat(copy.start()).isEqualTo(booked.start());
    }

    @Test
    @DisplayName("S-23: an old id is no way round: the practice answers 422")
    void s23_noWayRound() {
        PatientRecord ben = find(hub(), PRACTICE, ReferenceWorld.ben());
        String yesterdays = world.fakes.practice(PRACTICE).appointments().stream()
                .filter(appointment -> appointment.start().toLocalDate().isBefore(TODAY))
                .map(AppointmentView::id)
                .findFirst()
                .orElseThrow();

        ServiceException refused = catchThrowableOfType(ServiceException.class, () -> ben.readAppointment(yesterdays));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).contains(SpineErrorCode.INVALID_RESOURCE);
    }

    @Test
    @DisplayName("S-R1: visits of the community teams and appointments at the practice are seen side by side by time")
    void sR1_visitsOfOtherTeams() {
        Encounter team = hub();
        PatientRecord atPractice = find(team, PRACTICE, ReferenceWorld.ada());
        PatientRecord atCommunity = find(team, COMMUNITY, ReferenceWorld.ada());
        Appointment clash = atPractice.book(
                booking(first(tomorrow(team, PRACTICE), slot -> slot.start().getHour() == 10), "Check-up"));

        List<Appointment> all = Stream.of(atPractice, atCommunity)
                .flatMap(record -> record.appointments(ReferenceWorld.TOMORROW, ReferenceWorld.TOMORROW).stream())
                .sorted(Comparator.comparing(Appointment::start).thenComparing(Appointment::practice, byCode()))
                .toList();

        assertThat(all)
                .extracting(Appointment::practice)
                .extracting(OdsCode::value)
                .containsExactly(PRACTICE, COMMUNITY);
        Appointment visit = all.get(1);
        assertThat(isVisit(visit)).isTrue();
        assertThat(visit.deliveryChannel()).isEqualTo(told(DeliveryChannel.VISIT));
        assertThat(visit.start()).isBefore(clash.end());
        assertThat(clash.start()).isBefore(visit.end());
    }

    private PatientRecord bensHistory() {
        return hub().practice(PRACTICE)
                .servingPast()
                .findPatient(ReferenceWorld.ben())
                .orElseThrow();
    }

    /** Told by the practice's own words, since a sparse provider does not give the channel. */
    private static boolean isVisit(Appointment appointment) {
        return appointment.slotType().filter("Home visit"::equals).isPresent();
    }

    private static Comparator<OdsCode> byCode() {
        return Comparator.comparing(OdsCode::value);
    }

    private static boolean bookedBy(Appointment appointment, String odsCode) {
        return appointment
                .bookingOrganisation()
                .filter(organisation -> odsCode.equals(organisation.odsCode()))
                .isPresent();
    }
}
