package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.resilience.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts at one interaction, all within the call's one deadline: a read is tried again after a transient fault, a write
 * never is (C-GEN-09). Either is sent again where what kept it from the practice was put right. What is thrown in the end has
 * the earlier failures with it.
 */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(AppointmentsClient.class);

    private final Sleeper sleeper;
    private final RetryPolicy.Call policy;
    private final boolean repeatable;
    private final Deadline deadline;
    private final Predicate<RuntimeException> putRight;
    private final List<RuntimeException> earlier = new ArrayList<>(0);

    /**
     * The attempts at an interaction.
     *
     * @param putRight whether the cause of a failure that kept the request from the practice has been removed, so that it is
     *     sent again at once
     */
    Attempts(ClientParts parts, Interaction interaction, Deadline deadline, Predicate<RuntimeException> putRight) {
        this.sleeper = parts.sleeper();
        this.policy = parts.retries().begin();
        this.repeatable = !interaction.id().isWrite();
        this.deadline = deadline;
        this.putRight = putRight;
    }

    /** Makes attempts, which are counted from 1, until one succeeds or fails for good. */
    <T> T run(IntFunction<T> attempt) {
        for (int number = 1; ; number++) {
            try {
                return attempt.apply(number);
            } catch (RuntimeException e) {
                if (!putRight.test(e) && !isDueAgain(e)) {
                    throw withEarlier(e);
                }
                earlier.add(e);
            }
        }
    }

    private boolean isDueAgain(RuntimeException failure) {
        Duration wait = waitAfter(failure);
        return wait != null && leavesTime(wait, failure);
    }

    private @Nullable Duration waitAfter(RuntimeException failure) {
        // what failed before it had an exchange, such as the look-up, is not for this policy
        if (!repeatable || callOf(failure) == null || Thread.currentThread().isInterrupted()) {
            return null;
        }
        return policy.waitAfter(failure)
                .filter(wait -> wait.compareTo(deadline.remaining()) < 0)
                .orElse(null);
    }

    /** Waits; whether there is time for another attempt then. */
    private boolean leavesTime(Duration wait, RuntimeException failure) {
        CallInfo call = callOf(failure);
        LOG.debug("{}: tried again in {} ms", call, wait.toMillis());
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            earlier.add(failure);
            throw withEarlier(new NotSentException(
                    "The calling thread was interrupted before the next attempt; nothing more was sent", call, e));
        }
        return !deadline.remaining().isZero();
    }

    private RuntimeException withEarlier(RuntimeException last) {
        // the same instance may come again, and cannot have itself with it
        earlier.stream().filter(failure -> failure != last).forEach(last::addSuppressed);
        return last;
    }

    private static @Nullable CallInfo callOf(RuntimeException failure) {
        return failure instanceof GpConnectException known ? known.call().orElse(null) : null;
    }
}
