package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells an observer of one call and of its attempts, from beginning to end. Used by one thread. */
final class ObservedCall {

    private final int successStatus;
    private final CallObserver.Call call;
    private @Nullable CallInfo last;

    private ObservedCall(CallObserver.Call call, int successStatus) {
        this.call = call;
        this.successStatus = successStatus;
    }

    /** A call that begins now; it has to be made. */
    static ObservedCall begin(SafeObserver observer, OdsCode practice, Interaction interaction) {
        return new ObservedCall(observer.callStarted(interaction.id(), practice), interaction.successStatus());
    }

    /** Makes the call. */
    <T> T call(Supplier<T> attempts) {
        return ended(attempts, call::ended);
    }

    /** Makes an attempt. */
    <T> T attempt(CallInfo info, Supplier<T> exchange) {
        last = info;
        return ended(exchange, call.attemptStarted(info)::ended);
    }

    private <T> T ended(Supplier<T> step, Consumer<CallOutcome> end) {
        T result;
        try {
            result = step.get();
        } catch (RuntimeException | Error e) {
            end.accept(CallOutcome.failure(e, last));
            throw e;
        }
        end.accept(CallOutcome.success(successStatus, last));
        return result;
    }
}
