package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentChange;
import dev.gpconnect.appointments.booking.ChangeCheck;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.ServiceException.Failure;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.resilience.Deadline;

/** Amends and cancels appointments of one patient at one practice, and reads again what somebody else may have changed. */
final class ChangeCalls {

    private final Practice practice;
    private final AppointmentCalls appointments;

    ChangeCalls(Practice practice, AppointmentCalls appointments) {
        this.practice = practice;
        this.appointments = appointments;
    }

    /** Whether an appointment may be changed, as far as it is known without asking the practice. */
    ChangeCheck check(Appointment appointment, String rule) {
        practice.encounter().requireOpen();
        return checked(appointment, rule);
    }

    /** Refuses a change, before any request, for all that is known to stand against it. */
    void requireChangeable(Appointment appointment, AppointmentChange change) {
        checked(appointment, change.rule()).requireAllowed();
    }

    /** Makes a change, a second time if the practice's version had moved on and nothing else had. */
    Appointment change(Appointment appointment, AppointmentChange change) {
        requireChangeable(appointment, change);
        Deadline deadline = practice.newDeadline();
        Appointment base = versioned(appointment, change, deadline);
        try {
            return put(base, change, deadline);
        } catch (ServiceException e) {
            if (!isStale(e)) {
                throw e;
            }
            Appointment current = reread(appointment, deadline, e);
            if (current.versionId().equals(base.versionId())) {
                throw e;
            }
            if (!appointment.hasSameContentAs(current)) {
                throw new StaleVersionException(failure(e), appointment, current);
            }
            return changeCurrent(appointment, current, change, deadline);
        }
    }

    private ChangeCheck checked(Appointment appointment, String rule) {
        if (!appointment.practice().equals(practice.odsCode())) {
            return ChangeCheck.refuse("C-GEN-04", "The appointment is of another practice; retrieve it from this one");
        }
        if (!appointments.isThePatients(appointment)) {
            return ChangeCheck.refuse(
                    "C-GEN-04", "The appointment is another patient's; change it from that patient's record");
        }
        if (appointment.isVisit()) {
            return ChangeCheck.refuse(rule, "A visit can only be changed by the practice; contact it");
        }
        if (appointment.isCancelled()) {
            return ChangeCheck.refuse(rule, "The appointment is cancelled, which is final; book another one");
        }
        return appointment.hasBegun(practice.parts().clock().instant())
                ? ChangeCheck.refuse(rule, "The appointment has begun and can no longer be changed")
                : ChangeCheck.allow();
    }

    private Appointment changeCurrent(
            Appointment read, Appointment current, AppointmentChange change, Deadline deadline) {
        try {
            return put(current, change, deadline);
        } catch (ServiceException e) {
            if (isStale(e)) {
                throw new StaleVersionException(failure(e), read, reread(read, deadline, e));
            }
            throw e;
        }
    }

    /** The appointment with a version to name in {@code If-Match}, read for that where the practice gave none (W-HDR-10). */
    Appointment versioned(Appointment appointment, AppointmentChange change, Deadline deadline) {
        if (appointment.versionId().isPresent()) {
            return appointment;
        }
        Appointment read = appointments.read(appointment.id(), deadline);
        if (read.versionId().isEmpty()) {
            throw new RefusedException(
                    "W-HDR-10",
                    "The practice gives no version of the appointment, so that a change could undo somebody else's;"
                            + " contact the practice");
        }
        if (!appointment.hasSameContentAs(read)) {
            throw new RefusedException(
                    change.rule(),
                    "The appointment was changed since it was read, and the practice gave no version then; read it again");
        }
        return read;
    }

    /** Reads an appointment whose change was refused; the refusal stands when it cannot be read. */
    private Appointment reread(Appointment appointment, Deadline deadline, ServiceException refused) {
        try {
            return appointments.read(appointment.id(), deadline);
        } catch (RuntimeException e) {
            if (e != refused) {
                refused.addSuppressed(e);
            }
            throw refused;
        }
    }

    private Appointment put(Appointment base, AppointmentChange change, Deadline deadline) {
        WriteAnswer answer = practice.call(
                changing(base, change),
                deadline,
                read -> WriteAnswer.ofChange(read, base.id())
                        .checked(found -> appointments.requireThe(base.id(), found)));
        return answer.appointment(id -> appointments.read(id, deadline), change::mayBeIn);
    }

    /** The request that makes a change. */
    static Interaction changing(Appointment base, AppointmentChange change) {
        return Interaction.put(
                change.interaction(),
                Requests.appointment(base.id()),
                base.versionId().orElse(null),
                changed(base, change));
    }

    private static byte[] changed(Appointment base, AppointmentChange change) {
        try {
            return change.applyTo(base);
        } catch (UnreadableContentException e) {
            throw new RefusedException(
                    change.rule(),
                    "The appointment is malformed as the practice sent it, so that it cannot be sent back; contact the practice");
        }
    }

    private static boolean isStale(ServiceException e) {
        boolean wrapped = e.status() < 300
                && e.code()
                        .map(SpineErrorCode.FHIR_CONSTRAINT_VIOLATION::equals)
                        .orElse(false);
        return wrapped || e.status() == 409 || e.status() == 412;
    }

    private static Failure failure(ServiceException e) {
        return new Failure(e.status(), e.issues(), e.call().orElseThrow());
    }
}
