package dev.gpconnect.appointments;

import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.booking.AppointmentStatus;
import dev.gpconnect.appointments.booking.Cancellation;
import dev.gpconnect.appointments.booking.Reschedule;
import dev.gpconnect.appointments.booking.RescheduleException;
import dev.gpconnect.appointments.booking.StaleVersionException;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.slots.FreeSlot;
import java.util.function.Supplier;

/** Cancels an appointment and books another in its place, and says what holds where only one of the two is done. */
final class RescheduleCalls {

    private static final Cancellation UNDOING =
            Cancellation.because("Rescheduling was not completed; the earlier appointment stands");

    private final Practice practice;
    private final AppointmentCalls appointments;
    private final ChangeCalls changes;

    RescheduleCalls(Practice practice, AppointmentCalls appointments, ChangeCalls changes) {
        this.practice = practice;
        this.appointments = appointments;
        this.changes = changes;
    }

    Appointment reschedule(Reschedule reschedule) {
        requireOrder(reschedule);
        changes.requireChangeable(reschedule.appointment(), reschedule.cancellation());
        appointments.requireBookable(reschedule.booking());
        Interaction cancelling = ChangeCalls.changing(reschedule.appointment(), reschedule.cancellation());
        Interaction booking = appointments.booking(reschedule.booking());
        practice.encounter().lookUp(practice.odsCode(), cancelling);
        practice.encounter().lookUp(practice.odsCode(), booking);
        return reschedule.booksFirst() ? bookFirst(reschedule) : cancelFirst(reschedule);
    }

    private Appointment cancelFirst(Reschedule reschedule) {
        Appointment cancelled = changes.change(reschedule.appointment(), reschedule.cancellation());
        try {
            return following(() -> appointments.book(reschedule.booking()));
        } catch (GpConnectException e) {
            throw RescheduleException.oldSlotLost(cancelled, e);
        }
    }

    private Appointment bookFirst(Reschedule reschedule) {
        Cancellation cancellation = reschedule.cancellation();
        Appointment old = changes.versioned(reschedule.appointment(), cancellation, practice.newDeadline());
        Appointment booked = appointments.book(reschedule.booking());
        try {
            following(() -> changes.change(old, cancellation));
        } catch (GpConnectException e) {
            requireCancelled(old, booked, e);
        }
        return booked;
    }

    /**
     * Goes on where the old appointment is cancelled although our cancellation failed: then there is nothing left to do, and
     * nothing to undo. The booking is taken back only where nothing was sent about the old one, or it is seen to stand.
     */
    private void requireCancelled(Appointment old, Appointment booked, GpConnectException failure) {
        if (failure instanceof NotSentException || failure instanceof RefusedException) {
            throw undo(booked, failure);
        }
        AppointmentStatus status = current(old, booked, failure).status().orElse(null);
        if (AppointmentStatus.BOOKED.equals(status)) {
            throw undo(booked, failure);
        }
        if (!AppointmentStatus.CANCELLED.equals(status)) {
            throw RescheduleException.oldUnknown(booked, failure);
        }
    }

    private Appointment current(Appointment old, Appointment booked, GpConnectException failure) {
        if (failure instanceof StaleVersionException stale) {
            return stale.current();
        }
        if (failure.effectUnknown()) {
            throw RescheduleException.oldUnknown(booked, failure);
        }
        try {
            return following(() -> appointments.read(old.id(), practice.newDeadline()));
        } catch (GpConnectException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
            throw RescheduleException.oldUnknown(booked, failure);
        }
    }

    /** Takes the booking back; where it is not known whether the old one is cancelled the patient could end with none. */
    private RescheduleException undo(Appointment booked, GpConnectException failure) {
        try {
            following(() -> changes.change(booked, UNDOING));
            return RescheduleException.undone(failure);
        } catch (GpConnectException e) {
            boolean cancelledByAnother =
                    e instanceof StaleVersionException stale && stale.current().isCancelled();
            return cancelledByAnother
                    ? RescheduleException.undone(failure)
                    : RescheduleException.bothStand(booked, failure, e);
        }
    }

    /** A step after another: that the encounter was closed meanwhile may not hide what has been done. */
    private static Appointment following(Supplier<Appointment> step) {
        try {
            return step.get();
        } catch (IllegalStateException e) {
            throw new NotSentException("The encounter was closed meanwhile; nothing was sent", null, e);
        }
    }

    private static void requireOrder(Reschedule reschedule) {
        if (!reschedule.booksFirst()) {
            if (!reschedule.acknowledged()) {
                throw new RefusedException(
                        "D-BK-05",
                        "The old appointment is cancelled first, and its slot is lost if the new one cannot be booked"
                                + " then; tell the user and acknowledge it");
            }
            return;
        }
        boolean same = reschedule.booking().slots().stream()
                .map(FreeSlot::id)
                .anyMatch(reschedule.appointment().slotIds()::contains);
        if (same) {
            throw new RefusedException(
                    "C-CANC-05",
                    "A slot of the old appointment cannot be booked before that is cancelled; cancel first, or choose"
                            + " other slots");
        }
    }
}
