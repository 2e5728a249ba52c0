package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.OdsCode;

/**
 * Is told when a call to a practice and each attempt at it begin and end, to measure or trace them. It learns nothing of a patient.
 * The audit trail is a duty and has a place of its own ({@link dev.gpconnect.appointments.audit.AuditSink}); an observer is not
 * relied on: what it throws is logged at level DEBUG and changes no call.
 *
 * <p>Many threads use an observer at once. A call and its attempts begin and end on one thread, each attempt within its call, so that
 * what is made current at the beginning can be taken back at the end. What is refused before a call begins is not told,
 * nor is a look-up in the directory that comes before it.
 */
public interface CallObserver {

    /**
     * A call begins on this thread.
     *
     * @param interaction what is asked
     * @param practice who is asked
     * @return what follows the call; asked for its attempts and told its end exactly once
     */
    Call callStarted(InteractionId interaction, OdsCode practice);

    /**
     * What is current on this thread, for another thread that is going to make calls for it, as in a search across practices. Nothing
     * is by default.
     */
    default Handover handover() {
        return () -> () -> {};
    }

    /** Follows one call. */
    interface Call {

        /**
         * An attempt begins.
         *
         * @param attempt its number and its trace id
         * @return what follows the attempt; told its end exactly once, before the next attempt or the end of the call
         */
        Attempt attemptStarted(CallInfo attempt);

        /** The call has ended; waits between its attempts were part of it. */
        void ended(CallOutcome outcome);
    }

    /** Follows one attempt. */
    interface Attempt {

        /** The attempt has ended. */
        void ended(CallOutcome outcome);
    }

    /** Takes what is current on one thread over to others; used by several of them at once. */
    interface Handover {

        /** Makes it current on this thread. */
        Scope open();
    }

    /** How long something taken over is current; closed on the thread that opened it. */
    interface Scope extends AutoCloseable {

        /** Makes current again what was before. */
        @Override
        void close();
    }
}
