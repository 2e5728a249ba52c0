package dev.gpconnect.appointments;

import dev.gpconnect.appointments.audit.AuditEvent;
import dev.gpconnect.appointments.audit.AuditFailurePolicy;
import dev.gpconnect.appointments.audit.AuditSink;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records every attempt of a client and numbers them (D-AU-01). Where one cannot be recorded and the policy is to fail, the
 * caller is given the kind of exception that tells the truth about the effect and is never tried again: not sent, no answer,
 * or an answer that may not be used.
 */
final class AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(AppointmentsClient.class);
    private static final String LOST = "could not be recorded in the audit trail (D-AU-01); mend the audit sink";

    private final AuditSink sink;
    private final AuditFailurePolicy policy;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();

    AuditTrail(AuditSink sink, AuditFailurePolicy policy, Clock clock) {
        this.sink = sink;
        this.policy = policy;
        this.clock = clock;
    }

    <T> T recorded(AuditedAttempt attempt, Supplier<T> exchange) {
        T result = failureRecorded(attempt, exchange);
        Throwable lost = lost(attempt, attempt.succeeded(result));
        if (lost != null) {
            throw unrecorded(attempt, lost);
        }
        return result;
    }

    /** Records only what fails, for a step that is no attempt yet. */
    <T> T failureRecorded(AuditedAttempt attempt, Supplier<T> step) {
        try {
            return step.get();
        } catch (GpConnectException e) {
            Throwable lost = lost(attempt, attempt.failed(e));
            throw lost == null ? e : unrecorded(attempt, e, lost);
        } catch (RuntimeException | Error e) {
            // a fault in something that was plugged in: whether the request left is not known
            Throwable lost = lost(attempt, attempt.broken());
            if (lost != null && lost != e) {
                e.addSuppressed(lost);
            }
            throw e;
        }
    }

    /** Records an event; what the sink threw, of whatever kind, unless the call may go on without. */
    private @Nullable Throwable lost(AuditedAttempt attempt, AuditEvent.Builder event) {
        long number = sequence.incrementAndGet();
        try {
            sink.record(event.build(number, clock.instant()));
            return null;
        } catch (Throwable e) {
            // not even an Error of the sink may hide that a booking was made
            if (policy == AuditFailurePolicy.FAIL_THE_CALL) {
                return e;
            }
            LOG.warn("{}: audit event {} could not be recorded", attempt.call(), number, e);
            return null;
        }
    }

    private static GpConnectException unrecorded(AuditedAttempt attempt, Throwable lost) {
        String message = attempt.call().interaction().isWrite()
                ? "The practice carried out the request, but that " + LOST + " and do not repeat the request. "
                        + attempt.call().settling()
                : "The practice answered, but that " + LOST;
        return new UnusableAnswerException(message, attempt.successStatus(), attempt.call(), lost);
    }

    private static GpConnectException unrecorded(AuditedAttempt attempt, GpConnectException failure, Throwable lost) {
        GpConnectException told;
        if (AuditedAttempt.isNotSent(failure)) {
            told = new NotSentException("Nothing was sent, and that " + LOST, attempt.call(), failure);
        } else if (failure instanceof ServiceException answered) {
            told = new UnusableAnswerException(
                    "HTTP " + answered.status() + " was answered, and that " + LOST + settling(attempt, failure),
                    answered.status(),
                    attempt.call(),
                    failure);
        } else if (failure instanceof UnusableAnswerException unusable) {
            told = new UnusableAnswerException(
                    "The answer cannot be used, and that " + LOST + settling(attempt, failure),
                    unusable.status(),
                    attempt.call(),
                    failure);
        } else {
            told = new OutcomeUnknownException(
                    "No answer came, and that " + LOST + settling(attempt, failure), attempt.call(), failure);
        }
        told.addSuppressed(lost);
        return told;
    }

    private static String settling(AuditedAttempt attempt, GpConnectException failure) {
        return failure.effectUnknown()
                ? ". It may have been carried out. " + attempt.call().settling()
                : "";
    }
}
