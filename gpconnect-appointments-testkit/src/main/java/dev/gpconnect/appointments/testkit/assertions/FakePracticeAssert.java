package dev.gpconnect.appointments.testkit.assertions;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.diary.AppointmentView;
import dev.gpconnect.appointments.testkit.fake.diary.DiaryText;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about the diary of a practice. */
public final class FakePracticeAssert extends AbstractAssert<FakePracticeAssert, FakePractice> {

    FakePracticeAssert(@Nullable FakePractice practice) {
        super(practice, FakePracticeAssert.class);
    }

    /** There are so many appointments that stand, those that the practice had from the start included. */
    public FakePracticeAssert hasAppointments(int expected) {
        long standing = standing(practice()).count();
        return check(standing == expected, "to have " + expected + " appointments that stand, and it has " + standing);
    }

    /** Each of these slots is held by an appointment that stands. */
    public FakePracticeAssert hasBooked(String... slotIds) {
        List<String> booked = standing(practice())
                .flatMap(appointment -> appointment.slotIds().stream())
                .toList();
        List<String> missing =
                Stream.of(slotIds).filter(id -> !booked.contains(id)).toList();
        return check(missing.isEmpty(), "to have the slots " + missing + " booked");
    }

    /**
     * Each of these slots is free.
     *
     * @throws IllegalArgumentException if the practice has no such slot
     */
    public FakePracticeAssert hasFree(String... slotIds) {
        FakePractice practice = practice();
        List<String> busy = Stream.of(slotIds)
                .filter(id -> !practice.slotStatus(id).equals("free"))
                .toList();
        return check(busy.isEmpty(), "to have the slots " + busy + " free");
    }

    /** The patient has an appointment that stands. */
    public FakePracticeAssert hasAppointmentFor(String nhsNumber) {
        return check(has(nhsNumber), "to have an appointment that stands for this patient");
    }

    /** The patient has no appointment that stands, known to the practice or not. */
    public FakePracticeAssert hasNoAppointmentFor(String nhsNumber) {
        return check(!has(nhsNumber), "to have no appointment that stands for this patient");
    }

    /** Goes on with the appointment of this id, which has to be there, standing or cancelled. */
    public AppointmentViewAssert appointment(String id) {
        AppointmentView found = practice().appointments().stream()
                .filter(appointment -> appointment.id().equals(id))
                .findFirst()
                .orElse(null);
        check(found != null, "to have the appointment " + id);
        return new AppointmentViewAssert(found);
    }

    /** Goes on with the appointment made last, which has to be there. */
    public AppointmentViewAssert lastAppointment() {
        List<AppointmentView> all = practice().appointments();
        check(!all.isEmpty(), "to have an appointment");
        return new AppointmentViewAssert(all.isEmpty() ? null : all.get(all.size() - 1));
    }

    private boolean has(String nhsNumber) {
        String patient = practice().patientId(nhsNumber);
        return patient != null
                && standing(practice())
                        .anyMatch(appointment -> appointment.patientId().equals(patient));
    }

    private static Stream<AppointmentView> standing(FakePractice practice) {
        return practice.appointments().stream().filter(appointment -> !appointment.cancelled());
    }

    private FakePractice practice() {
        isNotNull();
        return actual;
    }

    private FakePracticeAssert check(boolean holds, String expectation) {
        if (!holds) {
            failWithMessage(
                    "%s",
                    "Expected practice " + practice().identity().odsCode() + " " + expectation + "; its diary:"
                            + DiaryText.of(practice().appointments()));
        }
        return this;
    }
}
