package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An observer that throws nothing: a fault of the one behind it is logged, and what it could not follow is followed no further. */
final class SafeObserver implements CallObserver {

    /** For a client that nobody observes. */
    static final SafeObserver NOBODY = new SafeObserver((interaction, practice) -> Unfollowed.CALL);

    private static final Logger LOG = LoggerFactory.getLogger(AppointmentsClient.class);

    private final CallObserver observer;

    SafeObserver(CallObserver observer) {
        this.observer = Objects.requireNonNull(observer, "observer");
    }

    @Override
    public Call callStarted(InteractionId interaction, OdsCode practice) {
        return new SafeCall(given(() -> observer.callStarted(interaction, practice), Unfollowed.CALL));
    }

    @Override
    public Handover handover() {
        Handover handover = given(observer::handover, Unfollowed.HANDOVER);
        return () -> {
            Scope scope = given(handover::open, Unfollowed.SCOPE);
            return () -> told(scope::close);
        };
    }

    private static <T> T given(Supplier<T> question, T otherwise) {
        try {
            return Objects.requireNonNull(question.get(), "what an observer returns");
        } catch (Throwable e) {
            log(e);
            return otherwise;
        }
    }

    private static void told(Runnable news) {
        try {
            news.run();
        } catch (Throwable e) {
            // not even an Error of an observer may hide what a practice answered
            log(e);
        }
    }

    private static void log(Throwable fault) {
        LOG.debug("The observer failed; the call goes on", fault);
    }

    private record SafeCall(Call call) implements Call {

        @Override
        public Attempt attemptStarted(CallInfo info) {
            Attempt attempt = given(() -> call.attemptStarted(info), Unfollowed.ATTEMPT);
            return outcome -> told(() -> attempt.ended(outcome));
        }

        @Override
        public void ended(CallOutcome outcome) {
            told(() -> call.ended(outcome));
        }
    }

    /** What nobody follows. */
    private static final class Unfollowed {

        static final Attempt ATTEMPT = outcome -> {};
        static final Scope SCOPE = () -> {};
        static final Handover HANDOVER = () -> SCOPE;
        static final Call CALL = new Call() {
            @Override
            public Attempt attemptStarted(CallInfo attempt) {
                return ATTEMPT;
            }

            @Override
            public void ended(CallOutcome outcome) {
                // nobody is told
            }
        };
    }
}
