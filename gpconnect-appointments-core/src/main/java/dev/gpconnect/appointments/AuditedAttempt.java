package dev.gpconnect.appointments;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.AuditOutcome;
import dev.gpconnect.appointments.booking.Appointment;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is recorded of an attempt: who asked, and which patient and appointment it was about, as far as that is known. */
record AuditedAttempt(CallInfo call, RequestingOrganisation organisation, User user, Interaction interaction) {

    int successStatus() {
        return interaction.successStatus();
    }

    AuditEvent.Builder succeeded(@Nullable Object result) {
        AuditEvent.Builder event = event(AuditOutcome.SUCCESS).status(successStatus());
        about(event, result);
        return event;
    }

    AuditEvent.Builder failed(GpConnectException failure) {
        if (failure instanceof ServiceException answered) {
            AuditEvent.Builder event = event(AuditOutcome.ANSWERED_WITH_ERROR).status(answered.status());
            answered.code().ifPresent(event::code);
            return event;
        }
        if (failure instanceof UnusableAnswerException unusable) {
            return event(AuditOutcome.UNUSABLE_ANSWER).status(unusable.status());
        }
        return event(isNotSent(failure) ? AuditOutcome.NOT_SENT : AuditOutcome.NO_ANSWER);
    }

    /** Whether a failure means that nothing was sent. */
    static boolean isNotSent(GpConnectException failure) {
        return failure instanceof NotSentException || failure instanceof RefusedException;
    }

    AuditEvent.Builder broken() {
        return event(AuditOutcome.NO_ANSWER);
    }

    private AuditEvent.Builder event(AuditOutcome outcome) {
        AuditEvent.Builder event = AuditEvent.builder(call, organisation, user, outcome);
        interaction.patientId().ifPresent(event::patientId);
        interaction.appointmentId().ifPresent(event::appointmentId);
        return event;
    }

    private static void about(AuditEvent.Builder event, @Nullable Object result) {
        if (result instanceof Optional<?> found) {
            about(event, found.orElse(null));
        } else if (result instanceof PatientRecord record) {
            event.patientId(record.patient().id());
        } else if (result instanceof Appointment appointment) {
            event.appointmentId(appointment.id());
            appointment.patientId().ifPresent(event::patientId);
        } else if (result instanceof WriteAnswer answer) {
            event.appointmentId(answer.appointmentId());
        }
    }
}
