package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call: the attempts at an interaction, each with a trace id and an audit event of its own, the look-up included (D-AU-01).
 * Used by one thread.
 */
final class ProviderCall {

    private final Encounter encounter;
    private final ClientParts parts;
    private final OdsCode practice;
    private final Interaction interaction;
    private final Deadline deadline;
    private final @Nullable String correlationId;
    private @Nullable CallInfo begun;
    private @Nullable ProviderEndpoint asked;
    private boolean lookedUpAnew;

    ProviderCall(Encounter encounter, OdsCode practice, Interaction interaction, Deadline deadline) {
        this.encounter = encounter;
        this.parts = encounter.parts();
        this.practice = practice;
        this.interaction = interaction;
        this.deadline = deadline;
        this.correlationId = encounter.correlationId().orElse(null);
    }

    <T> T run(Answer.Reader<T> reader) {
        ObservedCall observed = ObservedCall.begin(parts.observer(), practice, interaction);
        Attempts attempts = new Attempts(parts, interaction, deadline, this::hasMoved);
        return observed.call(() -> traced(() -> attempts.run(number -> attempt(number, reader, observed))));
    }

    /** Looks up beforehand where the request will go; a failure is recorded as that of the attempt that cannot be made. */
    void lookUp() {
        traced(() -> {
            AuditedAttempt attempt = begin(1);
            return parts.audit().failureRecorded(attempt, () -> route(attempt.call()));
        });
    }

    /**
     * With the attempt in the log's context for as long as it takes, and in a failure that comes without, such as a directory's
     * (D-AU-03).
     */
    private <T> T traced(Supplier<T> attempts) {
        LogContext before = LogContext.current();
        try {
            return parts.owned().during(attempts);
        } catch (NotSentException e) {
            CallInfo call = begun;
            throw call == null ? e : e.withCall(call);
        } finally {
            before.restore();
        }
    }

    private <T> T attempt(int number, Answer.Reader<T> reader, ObservedCall observed) {
        AuditedAttempt attempt = begin(number);
        return observed.attempt(
                attempt.call(),
                () -> parts.audit().recorded(attempt, () -> {
                    Route route = route(attempt.call());
                    asked = route.to();
                    return new Exchange(parts, attempt, route).execute(deadline, reader);
                }));
    }

    private AuditedAttempt begin(int number) {
        encounter.requireOpen();
        begun = null;
        CallInfo call = new CallInfo(interaction.id(), practice, newTraceId(), number, correlationId);
        begun = call;
        LogContext.show(call);
        return new AuditedAttempt(call, encounter.organisation(), encounter.user(), interaction);
    }

    private UUID newTraceId() {
        try {
            return Objects.requireNonNull(parts.traceIds().get(), "traceId");
        } catch (RuntimeException e) {
            throw new NotSentException("No trace id could be made; nothing was sent. See the cause", null, e);
        }
    }

    private Route route(CallInfo call) {
        requireTime(call);
        ProviderEndpoint to = encounter.endpoints().find(practice, interaction.id());
        requireTime(call);
        return new Route(encounter.endpoints().ownAsid(encounter.organisation(), interaction.id()), to);
    }

    private void requireTime(CallInfo call) {
        if (deadline.remaining().isZero()) {
            throw Exchange.outOfTime(call);
        }
    }

    /**
     * Whether the Spine proxy refused the address and the directory, asked anew once, gives another (E-SSP-1, D-CA-01): then
     * the request has not reached the practice, and even a write may be sent there.
     */
    private boolean hasMoved(RuntimeException failure) {
        boolean varies = failure instanceof SpineProxyException refusal
                && refusal.fault() == SpineProxyException.Fault.ADDRESS_VARIES
                && !refusal.effectUnknown();
        ProviderEndpoint refused = asked;
        if (!varies || refused == null) {
            return false;
        }
        encounter.endpoints().forget(practice, interaction.id(), refused);
        if (lookedUpAnew || deadline.remaining().isZero()) {
            return false;
        }
        lookedUpAnew = true;
        return movedFrom(refused, failure);
    }

    private boolean movedFrom(ProviderEndpoint refused, RuntimeException failure) {
        try {
            boolean moved =
                    !encounter.endpoints().find(practice, interaction.id()).equals(refused);
            if (!moved) {
                encounter.endpoints().forget(practice, interaction.id(), refused);
            }
            return moved;
        } catch (NotSentException | RefusedException e) {
            failure.addSuppressed(e);
            return false;
        }
    }
}
