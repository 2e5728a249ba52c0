package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.model.UkTime;
import dev.gpconnect.appointments.organisations.CapabilityStatement;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.testkit.launcher.Step.Done;
import dev.gpconnect.appointments.testkit.launcher.Step.FailedException;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One booking from start to finish. Stops at the first step that fails, and cancels what it had booked by then. */
final class Journey {

    private final JourneyPlan plan;
    private final HttpTransport transport;
    private final Surroundings surroundings;
    private final StepLog log;

    private @Nullable CleanUp cleanUp;

    Journey(JourneyPlan plan, HttpTransport transport, Surroundings surroundings, StepLog log) {
        this.plan = plan;
        this.transport = transport;
        this.surroundings = surroundings;
        this.log = log;
    }

    /** Runs the journey; whether every step passed. */
    boolean run() {
        JourneyPlan.Asked asked = plan.asked();
        AppointmentsClient.Builder client = AppointmentsClient.builder(
                        plan.asking().product(), ProviderDirectory.fixed(Map.of(asked.practice(), asked.endpoint())))
                .transport(transport)
                .clock(surroundings.clock())
                .sleeper(time -> surroundings.sleeper().sleep(time.toMillis()));
        if (asked.spineProxy() != null) {
            client.spineProxy(asked.spineProxy());
        }
        try (AppointmentsClient open = client.build();
                Encounter encounter = open.encounter(
                        plan.asking().organisation(), plan.asking().user())) {
            return steps(encounter.practice(asked.practice()));
        }
    }

    private boolean steps(Practice practice) {
        try {
            step("capability statement", () -> capability(practice));
            FreeSlot slot = step("search for free slots", () -> search(practice));
            PatientRecord patient = patient(practice);
            pause(slot);
            CleanUp after = new CleanUp(patient, slot, plan, surroundings.sleeper());
            cleanUp = after;
            Appointment made = step("book", () -> book(patient, slot, after));
            Appointment read = step("read", () -> read(patient, made));
            step("retrieve", () -> retrieve(patient, made));
            Appointment amended = step("amend", () -> amend(patient, read));
            step("cancel", () -> cancel(patient, amended, after));
            step("search again", () -> searchAgain(practice, slot));
            return true;
        } catch (StepStopped e) {
            cleanUp();
            return false;
        }
    }

    private Step.Outcome<CapabilityStatement> capability(Practice practice) {
        CapabilityStatement statement = practice.capabilityStatement();
        return Done.of("version " + statement.version().orElse("not told"))
                .traced(statement.traceId())
                .giving(statement);
    }

    private Step.Outcome<FreeSlot> search(Practice practice) {
        LocalDate from = plan.wish().from();
        LocalDate to = from.plusDays(plan.wish().days() - 1L);
        FreeSlots free = practice.searchFreeSlots(SlotSearch.between(from, to).build());
        FreeSlot first = free.stream()
                .filter(slot -> slot.locationId().isPresent())
                .findFirst()
                .orElseThrow(() -> new FailedException("No free slot from " + from + " to " + to
                        + " for this organisation; try other days (--from, --days)"));
        return Done.of(free.size() + " from " + from + " to " + to + "; the first at "
                        + UkTime.format(first.start().toInstant()))
                .with("slot", first.id())
                .traced(free.traceIds().get(0))
                .giving(first);
    }

    /** The patient's record: found, or registered where there is none and that is asked for. */
    private PatientRecord patient(Practice practice) {
        PatientSteps steps = new PatientSteps(practice, plan.subject());
        Optional<PatientRecord> found = step("find the patient", steps::find);
        Registration registration = plan.subject().registration();
        return found.isEmpty() && registration != null
                ? step("register", () -> steps.register(registration))
                : found.orElseThrow();
    }

    private Step.Outcome<Appointment> book(PatientRecord patient, FreeSlot slot, CleanUp cleanUp) {
        Booking booking = Booking.of(slot, plan.wish().description()).build();
        cleanUp.bookingIsMade();
        Appointment made;
        try {
            made = patient.book(booking);
        } catch (GpConnectException e) {
            if (!e.effectUnknown()) {
                cleanUp.nothingIsBooked();
            }
            throw e;
        }
        cleanUp.isBooked(made);
        return Done.of("booked").about(made).with("slot", slot.id()).giving(made);
    }

    private Step.Outcome<Appointment> read(PatientRecord patient, Appointment made) {
        Appointment read = patient.readAppointment(made.id());
        return Done.of("read").about(read).giving(read);
    }

    private Step.Outcome<Appointment> retrieve(PatientRecord patient, Appointment made) {
        LocalDate day = made.start().toLocalDate();
        PatientAppointments found = patient.appointments(day, day);
        Appointment ours = found.stream()
                .filter(appointment -> appointment.id().equals(made.id()))
                .findFirst()
                .orElseThrow(() -> new FailedException("The practice does not list appointment " + made.id()
                        + " among the patient's on " + day + "; tell the practice's supplier"));
        return Done.of(found.list().size() + " on " + day + ", ours among them")
                .with("appointment", ours.id())
                .traced(found.traceId())
                .giving(ours);
    }

    private Step.Outcome<Appointment> amend(PatientRecord patient, Appointment appointment) {
        String comment = "Amended by a GP Connect test";
        Appointment amended = patient.amend(appointment, Amendment.comment(comment));
        // a practice with one text field may have put it into the description (D-TXT-04)
        boolean stored = Stream.of(amended.comment(), amended.description())
                .anyMatch(text -> text.filter(found -> found.contains(comment)).isPresent());
        if (!stored) {
            throw new FailedException("The practice answered without the new comment; tell the practice's supplier");
        }
        return Done.of("comment amended").about(amended).giving(amended);
    }

    private Step.Outcome<Appointment> cancel(PatientRecord patient, Appointment appointment, CleanUp cleanUp) {
        Appointment cancelled = patient.cancel(appointment, "GP Connect test is over");
        cleanUp.nothingIsBooked();
        return Done.of("cancelled").about(cancelled).giving(cancelled);
    }

    private Step.Outcome<FreeSlot> searchAgain(Practice practice, FreeSlot slot) {
        LocalDate day = slot.start().toLocalDate();
        FreeSlots free = practice.searchFreeSlots(SlotSearch.between(day, day).build());
        FreeSlot again = free.stream()
                .filter(offered -> offered.id().equals(slot.id()))
                .findFirst()
                .orElseThrow(() -> new FailedException(
                        "Slot " + slot.id() + " is not offered again after the cancellation; ask the practice"));
        return Done.of("the slot is free again")
                .with("slot", again.id())
                .traced(free.traceIds().get(0))
                .giving(again);
    }

    private void pause(FreeSlot slot) {
        long seconds = plan.wish().pauseSeconds();
        if (seconds == 0) {
            return;
        }
        log.note("pause", seconds + " s before slot " + slot.id() + " is booked");
        try {
            surroundings.sleeper().sleep(seconds * 1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves nothing booked, also when the journey was interrupted, or says that it could not see to that. */
    private void cleanUp() {
        CleanUp after = cleanUp;
        if (after == null || !after.isNeeded()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            step("clean-up", after::run);
        } catch (StepStopped e) {
            log.note(
                    "clean-up", "an appointment may still be booked; look at the practice's diary and cancel it there");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T step(String name, Step<T> step) {
        long start = surroundings.clock().millis();
        try {
            Step.Outcome<T> outcome = step.run();
            log.passed(name, surroundings.clock().millis() - start, outcome.done());
            return outcome.value();
        } catch (RuntimeException e) {
            UUID traceId = e instanceof GpConnectException call ? call.traceId().orElse(null) : null;
            log.failed(name, surroundings.clock().millis() - start, FailureText.of(e), traceId);
            throw new StepStopped();
        }
    }

    /** Ends the journey; what is to be said has been printed. */
    private static final class StepStopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StepStopped() {
            super("a step failed", null, false, false);
        }
    }
}
