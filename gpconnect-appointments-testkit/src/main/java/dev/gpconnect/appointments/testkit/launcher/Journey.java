package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.AppointmentsClient;
import dev.gpconnect.appointments.Encounter;
import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.model.UkTime;
import dev.gpconnect.appointments.organisations.CapabilityStatement;
import dev.gpconnect.appointments.slots.FreeSlot;
import dev.gpconnect.appointments.slots.FreeSlots;
import dev.gpconnect.appointments.slots.SlotSearch;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.testkit.launcher.Step.Done;
import dev.gpconnect.appointments.testkit.launcher.Step.FailedException;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One booking from start to finish. Stops at the first step that fails, and cancels what it had booked by then. */
final class Journey {

    private final JourneyPlan plan;
    private final HttpTransport transport;
    private final Surroundings surroundings;
    private final StepLog log;

    private @Nullable Appointment booked;
    private @Nullable FreeSlot chosen;
    private @Nullable PatientRecord record;
    private boolean bookingMayStand;

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
                .clock(surroundings.clock());
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
            chosen = slot;
            PatientRecord patient = step("find the patient", () -> find(practice));
            record = patient;
            pause(slot);
            Appointment made = step("book", () -> book(patient, slot));
            Appointment read = step("read", () -> read(patient, made));
            step("retrieve", () -> retrieve(patient, made));
            Appointment amended = step("amend", () -> amend(patient, read));
            step("cancel", () -> cancel(patient, amended));
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
                .traced(free.traceId())
                .giving(first);
    }

    private Step.Outcome<PatientRecord> find(Practice practice) {
        Optional<PatientRecord> found = practice.findPatient(plan.subject().traced());
        PatientRecord patient = found.orElseThrow(
                () -> new FailedException(
                        "The practice has no active record of a patient with this NHS number; check --nhs-number and the practice"));
        if (patient.differs()) {
            if (!plan.subject().acceptDifferences()) {
                throw new FailedException(Demographics.alert(patient, plan.subject()));
            }
            patient = patient.acknowledge(patient.differences());
        }
        boolean accepted = !patient.differences().isEmpty();
        return Done.of(accepted ? "found; differences accepted as told" : "found; demographics agree")
                .with("patient", patient.patient().id())
                .traced(patient.traceId())
                .giving(patient);
    }

    private Step.Outcome<Appointment> book(PatientRecord patient, FreeSlot slot) {
        try {
            Appointment made =
                    patient.book(Booking.of(slot, plan.wish().description()).build());
            booked = made;
            return done("booked", made).with("slot", slot.id()).giving(made);
        } catch (OutcomeUnknownException | UnusableAnswerException e) {
            bookingMayStand = true;
            throw e;
        }
    }

    private Step.Outcome<Appointment> read(PatientRecord patient, Appointment made) {
        Appointment read = patient.readAppointment(made.id());
        return done("read", read).giving(read);
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
        Appointment amended = patient.amend(appointment, Amendment.comment("Amended by a GP Connect test"));
        booked = amended;
        return done("comment amended", amended).giving(amended);
    }

    private Step.Outcome<Appointment> cancel(PatientRecord patient, Appointment appointment) {
        Appointment cancelled = patient.cancel(appointment, "GP Connect test is over");
        if (!cancelled.status().map(AppointmentStatus.CANCELLED::equals).orElse(false)) {
            throw new FailedException("The practice answered without cancelling; tell the practice's supplier");
        }
        booked = null;
        return done("cancelled", cancelled).giving(cancelled);
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
                .traced(free.traceId())
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

    /** Leaves nothing booked: cancels the appointment, or the one that a booking without a clear answer may have made. */
    private void cleanUp() {
        PatientRecord patient = record;
        if (patient == null || (booked == null && !bookingMayStand)) {
            return;
        }
        try {
            step("clean-up", () -> cancelled(patient));
        } catch (StepStopped e) {
            log.note(
                    "clean-up", "an appointment may still be booked; look at the practice's diary and cancel it there");
        }
    }

    private Step.Outcome<Appointment> cancelled(PatientRecord patient) {
        Appointment standing = booked == null ? standing(patient) : booked;
        if (standing == null) {
            throw new FailedException("No appointment on the slot was found; it may still appear");
        }
        Appointment cancelled = patient.cancel(standing, "GP Connect test stopped early");
        return done("what had been booked is cancelled", cancelled).giving(cancelled);
    }

    private @Nullable Appointment standing(PatientRecord patient) {
        FreeSlot slot = Objects.requireNonNull(chosen);
        String us = plan.asking().organisation().odsCode().value();
        LocalDate day = slot.start().toLocalDate();
        return patient.appointments(day, day).stream()
                .filter(appointment -> appointment.slotIds().contains(slot.id()))
                .filter(appointment -> appointment
                        .status()
                        .map(AppointmentStatus.BOOKED::equals)
                        .orElse(false))
                .filter(appointment -> appointment
                        .bookingOrganisation()
                        .map(organisation -> us.equals(organisation.odsCode()))
                        .orElse(false))
                .findFirst()
                .orElse(null);
    }

    private static Done done(String summary, Appointment appointment) {
        return Done.of(summary)
                .with("appointment", appointment.id())
                .with("version", appointment.versionId().orElse("not told"))
                .traced(appointment.traceId());
    }

    private <T> T step(String name, Step<T> step) {
        long start = surroundings.clock().millis();
        try {
            Step.Outcome<T> outcome = step.run();
            log.passed(name, surroundings.clock().millis() - start, outcome.done());
            return outcome.value();
        } catch (GpConnectException | FailedException e) {
            log.failed(name, surroundings.clock().millis() - start, FailureText.of(e));
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
