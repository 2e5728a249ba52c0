package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.Amendment;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.Booking;
import dev.gpconnect.appointments.booking.Cancellation;
import dev.gpconnect.appointments.booking.ChangeCheck;
import dev.gpconnect.appointments.booking.PatientAppointments;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.booking.RescheduleException;
import dev.gpconnect.appointments.booking.ResumedAppointment;
import dev.gpconnect.appointments.booking.SlotTakenException;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.patients.DemographicDifference;
import dev.gpconnect.appointments.patients.Patient;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.slots.FreeSlots;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A patient as one practice has them, and everything that is done for the patient there. While the practice's record differs
 * from PDS and the user has not seen it, every call is refused (D-XC-02, D-XC-05). Every method that asks the practice may
 * throw each kind of {@link GpConnectException}.
 *
 * <p>Immutable, and may be used by several threads at once. It ends with its {@link Encounter}: when that is closed every method that
 * would ask the practice throws {@link IllegalStateException}, while what the record says stays readable. A change that is under
 * way then is not cancelled, and its outcome is told as ever.
 */
public final class PatientRecord {

    private final Practice practice;
    private final Patient patient;
    private final List<DemographicDifference> differences;
    private final boolean acknowledged;
    private final UUID traceId;
    private final AppointmentCalls calls;
    private final ChangeCalls changes;

    PatientRecord(Practice practice, TracedPatient traced, Patient patient, UUID traceId) {
        this(practice, patient, DemographicDifference.between(traced, patient), false, traceId);
    }

    private PatientRecord(
            Practice practice,
            Patient patient,
            List<DemographicDifference> differences,
            boolean acknowledged,
            UUID traceId) {
        this.practice = practice;
        this.patient = patient;
        this.differences = differences;
        this.acknowledged = acknowledged;
        this.traceId = traceId;
        this.calls = new AppointmentCalls(practice, patient.id());
        this.changes = new ChangeCalls(practice, calls);
    }

    /** What the practice holds about the patient. */
    public Patient patient() {
        return patient;
    }

    /** The practice whose record this is. */
    public Practice practice() {
        return practice;
    }

    /** Whether the practice's record differs from PDS in a way that the user has not seen yet. */
    public boolean differs() {
        return !differences.isEmpty() && !acknowledged;
    }

    /** Where the practice's record and PDS differ, to be shown to the user with both values; empty when they agree. */
    public List<DemographicDifference> differences() {
        return differences;
    }

    /**
     * The same record after the user has seen the differences and decided to go on.
     *
     * @param shownToUser the differences that were shown, all of them
     * @throws RefusedException if a difference was not shown
     */
    public PatientRecord acknowledge(List<DemographicDifference> shownToUser) {
        Objects.requireNonNull(shownToUser, "shownToUser");
        if (!shownToUser.containsAll(differences)) {
            throw new RefusedException(
                    "D-XC-02", "Not every difference was shown to the user; show all of differences()");
        }
        return new PatientRecord(practice, patient, differences, true, traceId);
    }

    /**
     * The same slots with those at the surgery that the patient prefers first, each in the order they had; as they are when
     * the practice knows of no preference (C-SLOT-10, D-UI-07, S-17).
     *
     * @throws RefusedException if the slots are of another practice, where the preference means nothing (C-GEN-04)
     */
    public FreeSlots preferredBranchFirst(FreeSlots slots) {
        if (!slots.practice().equals(practice.odsCode())) {
            throw new RefusedException("C-GEN-04", "The slots are of another practice; search for slots at this one");
        }
        return patient.preferredBranchId().map(slots::locationFirst).orElse(slots);
    }

    /**
     * Books an appointment (C-BOOK-01 to C-BOOK-11).
     *
     * @return the appointment as the practice has stored it
     * @throws RefusedException if a slot is of another practice, or has begun
     * @throws SlotTakenException if a slot is no longer free
     */
    public Appointment book(Booking booking) {
        Objects.requireNonNull(booking, "booking");
        requireSeen();
        return calls.book(booking);
    }

    /**
     * Reads one of the patient's appointments that is still to come (C-READ-01).
     *
     * @param appointmentId the practice's own id of it
     */
    public Appointment readAppointment(String appointmentId) {
        Objects.requireNonNull(appointmentId, "appointmentId");
        requireSeen();
        return calls.read(appointmentId, practice.newDeadline());
    }

    /**
     * Reads one of the patient's appointments, which {@link Appointment#toCarriedJson} gave, anew and tells whether it was changed
     * meanwhile (W-SDS-06, S-B6).
     *
     * @param json what was carried; it is not trusted
     * @throws RefusedException if it is malformed, or of another practice
     */
    public ResumedAppointment resumeAppointment(String json) {
        requireSeen();
        return ResumedAppointment.of(json, practice.odsCode(), id -> calls.read(id, practice.newDeadline()));
    }

    /**
     * The patient's appointments on these days, both included: cancelled ones, visits and today's elapsed ones among them
     * (C-RETR-03).
     *
     * @throws RefusedException if the last day is before the first, or one is before today in the UK: only future
     *     appointments are to be had, today's the earliest (C-RETR-01, C-RETR-02), except by {@link Practice#servingPast()}
     */
    public PatientAppointments appointments(LocalDate firstDay, LocalDate lastDay) {
        Objects.requireNonNull(firstDay, "firstDay");
        Objects.requireNonNull(lastDay, "lastDay");
        requireSeen();
        return calls.retrieve(firstDay, lastDay);
    }

    /**
     * Whether an appointment may be amended, as far as it is known without asking the practice (C-AMND-04, D-UI-05).
     * {@link #amend} refuses for the same reasons.
     */
    public ChangeCheck canAmend(Appointment appointment) {
        return differs() ? unseen() : changes.check(appointment, Amendment.RULE);
    }

    /**
     * Whether an appointment may be cancelled, as far as it is known without asking the practice (C-CANC-03, D-UI-05).
     * {@link #cancel} refuses for the same reasons.
     */
    public ChangeCheck canCancel(Appointment appointment) {
        return differs() ? unseen() : changes.check(appointment, Cancellation.RULE);
    }

    /**
     * Changes the texts of an appointment, whoever booked it (C-AMND-01 to C-AMND-05).
     *
     * @return the appointment as the practice has it now
     * @throws RefusedException if it is of another practice or patient, has begun, is cancelled, or is a visit
     * @throws StaleVersionException if somebody else changed it since it was read
     */
    public Appointment amend(Appointment appointment, Amendment amendment) {
        Objects.requireNonNull(appointment, "appointment");
        Objects.requireNonNull(amendment, "amendment");
        requireSeen();
        return changes.change(appointment, amendment);
    }

    /**
     * Cancels an appointment, whoever booked it, which frees its slots and is final (C-CANC-01 to C-CANC-05).
     *
     * @param reason why, in free text that is not blank
     * @return the appointment as the practice has it now
     * @throws RefusedException if it is of another practice or patient, has begun, is cancelled already, or is a visit
     * @throws StaleVersionException if somebody else changed it since it was read
     */
    public Appointment cancel(Appointment appointment, String reason) {
        Objects.requireNonNull(appointment, "appointment");
        Objects.requireNonNull(reason, "reason");
        requireSeen();
        return changes.change(appointment, Cancellation.because(reason));
    }

    /**
     * Cancels an appointment and books another in its place, in that order unless asked otherwise (S-16, C-CANC-05). All that is
     * known to stand against either half is refused before the first request. If the first step fails nothing else is done, and
     * its exception is thrown as it is. Each half may take as long as a call of its own.
     *
     * @return the new appointment as the practice has stored it
     * @throws RefusedException if the old appointment may not be cancelled or the new one not booked, or nobody has acknowledged
     *     that the old slot may be lost (D-BK-05)
     * @throws RescheduleException if the first step was carried out and the second was not, or nobody knows
     */
    public Appointment reschedule(Reschedule reschedule) {
        Objects.requireNonNull(reschedule, "reschedule");
        requireSeen();
        return new RescheduleCalls(practice, calls, changes).reschedule(reschedule);
    }

    /**
     * Practice, patient id, version and an authentication code of the differences that the user has acknowledged, as JSON, for an
     * application that holds the record between two requests of its own (W-SDS-06, D-CA-03). {@link Practice#resumePatient} takes it
     * up. The acknowledgement holds within this client only, unless {@link AppointmentsClient.Builder#acknowledgementKey} was given;
     * where the practice gave no version it is not carried.
     *
     * @throws RefusedException if the practice's version is longer than 1,000 characters or holds control characters
     */
    public String toCarriedJson() {
        return CarriedPatient.write(
                practice.odsCode(),
                patient,
                acknowledged ? differences : List.of(),
                practice.parts().acknowledgementKey());
    }

    /** The trace id of the exchange the record came in. */
    public UUID traceId() {
        return traceId;
    }

    /** Practice and id only. */
    @Override
    public String toString() {
        return "PatientRecord[" + practice.odsCode() + " " + patient.id() + "]";
    }

    private void requireSeen() {
        practice.encounter().requireOpen();
        if (differs()) {
            unseen().requireAllowed();
        }
    }

    private static ChangeCheck unseen() {
        return ChangeCheck.refuse(
                "D-XC-05",
                "The practice's record differs from PDS; show differences() to the user, then acknowledge(…) them");
    }
}
