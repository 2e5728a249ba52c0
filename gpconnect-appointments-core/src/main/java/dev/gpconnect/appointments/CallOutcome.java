package dev.gpconnect.appointments;

import dev.gpconnect.appointments.audit.AuditOutcome;
import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.model.SpineErrorCode;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What became of a call, or of one attempt at it, as a {@link CallObserver} is told. */
public final class CallOutcome {

    private final AuditOutcome kind;
    private final int status;
    private final @Nullable CallInfo attempt;
    private final @Nullable Throwable failure;

    private CallOutcome(AuditOutcome kind, int status, @Nullable CallInfo attempt, @Nullable Throwable failure) {
        this.kind = kind;
        this.status = status;
        this.attempt = attempt;
        this.failure = failure;
    }

    static CallOutcome success(int status, @Nullable CallInfo attempt) {
        return new CallOutcome(AuditOutcome.SUCCESS, status, attempt, null);
    }

    /** A failure; without an attempt nothing was sent. */
    static CallOutcome failure(Throwable failure, @Nullable CallInfo attempt) {
        if (failure instanceof ServiceException answered) {
            return new CallOutcome(AuditOutcome.ANSWERED_WITH_ERROR, answered.status(), attempt, failure);
        }
        if (failure instanceof UnusableAnswerException unusable) {
            return new CallOutcome(AuditOutcome.UNUSABLE_ANSWER, unusable.status(), attempt, failure);
        }
        boolean isNotSent =
                attempt == null || (failure instanceof GpConnectException known && AuditedAttempt.isNotSent(known));
        return new CallOutcome(isNotSent ? AuditOutcome.NOT_SENT : AuditOutcome.NO_ANSWER, 0, attempt, failure);
    }

    /** Success, or the kind of failure; the same as in the audit trail. */
    public AuditOutcome kind() {
        return kind;
    }

    /** The HTTP status; empty when no answer came. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** The Spine code of an error, when the answer had one; the set of these is open. */
    public Optional<SpineErrorCode> code() {
        return failure instanceof ServiceException answered ? answered.code() : Optional.empty();
    }

    /** The attempt, or the last one of the call; empty when the call ended before any. */
    public Optional<CallInfo> attempt() {
        return Optional.ofNullable(attempt);
    }

    /**
     * What was thrown. A {@link GpConnectException} shows nothing of a patient in its own message; what its causes say, and any other
     * exception, is the plug-in's that threw it.
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Kind, status and attempt only. */
    @Override
    public String toString() {
        return "CallOutcome[" + kind + (status == 0 ? "" : " " + status) + " " + attempt + "]";
    }
}
