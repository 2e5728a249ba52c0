package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.BookingOrganisation;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.testkit.launcher.Step.Done;
import dev.gpconnect.appointments.testkit.launcher.Step.FailedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Cancels what a journey that stops early has booked: the appointment as it is by then, or the one that a booking without a
 * clear answer may have made.
 */
final class CleanUp {

    private static final List<Long> LOOK_AGAIN_AFTER = List.of(3_000L, 7_000L);

    private final PatientRecord patient;
    private final FreeSlot slot;
    private final JourneyPlan plan;
    private final Surroundings.Sleeper sleeper;

    private boolean needed;
    private @Nullable Appointment booked;

    CleanUp(PatientRecord patient, FreeSlot slot, JourneyPlan plan, Surroundings.Sleeper sleeper) {
        this.patient = patient;
        this.slot = slot;
        this.plan = plan;
        this.sleeper = sleeper;
    }

    /** From now on something may be booked. */
    void bookingIsMade() {
        needed = true;
    }

    void isBooked(Appointment appointment) {
        booked = appointment;
    }

    void nothingIsBooked() {
        needed = false;
    }

    boolean isNeeded() {
        return needed;
    }

    Step.Outcome<Appointment> run() {
        Appointment made = booked;
        Appointment standing = made == null ? ours() : asItIsNow(made);
        if (isCancelled(standing)) {
            return Done.of("what had been booked is cancelled already")
                    .about(standing)
                    .giving(standing);
        }
        Appointment cancelled = patient.cancel(standing, "GP Connect test stopped early");
        return Done.of("what had been booked is cancelled").about(cancelled).giving(cancelled);
    }

    /** The appointment with whatever was done to it since; as it was, where it cannot be seen. */
    private Appointment asItIsNow(Appointment made) {
        try {
            return patient.readAppointment(made.id());
        } catch (GpConnectException e) {
            return find(appointment -> appointment.id().equals(made.id())).orElse(made);
        }
    }

    /** Our appointment, looked for more than once: a practice may still be storing it. */
    private Appointment ours() {
        for (long pause : LOOK_AGAIN_AFTER) {
            Optional<Appointment> found = find(this::isOurs);
            if (found.isPresent()) {
                return found.get();
            }
            sleep(pause);
        }
        return find(this::isOurs)
                .orElseThrow(() -> new FailedException("No appointment of ours is on the slot; it may still appear"));
    }

    private void sleep(long millis) {
        try {
            sleeper.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Appointment> find(Predicate<Appointment> wanted) {
        LocalDate day = slot.start().toLocalDate();
        return patient.appointments(day, day).stream().filter(wanted).findFirst();
    }

    /** A standing appointment of ours on the slot; where the practice does not tell who booked it, by what we said of it. */
    private boolean isOurs(Appointment appointment) {
        String us = plan.asking().organisation().odsCode().value();
        boolean byUs = appointment
                .bookingOrganisation()
                .map(BookingOrganisation::odsCode)
                .map(us::equals)
                .orElseGet(() -> appointment
                        .description()
                        .filter(text -> text.contains(plan.wish().description()))
                        .isPresent());
        return byUs && appointment.slotIds().contains(slot.id()) && !isCancelled(appointment);
    }

    private static boolean isCancelled(Appointment appointment) {
        return appointment.status().map(AppointmentStatus.CANCELLED::equals).orElse(false);
    }
}
