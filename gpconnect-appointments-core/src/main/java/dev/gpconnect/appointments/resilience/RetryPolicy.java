package dev.gpconnect.appointments.resilience;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.SpineProxyException;
import dev.gpconnect.appointments.transport.NotSentIOException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * Which failed attempts at a read are followed by another one, and after how long (C-GEN-09, W-SSP-03, D-TR-05): those that
 * met no connection, an answer that says "later", or a Spine proxy that does not reach the practice. What timed out behind the
 * proxy (HTTP 599) or was closed there (HTTP 444) is no answer, and not tried again like any other. The wait is anything up
 * to half a second, then one, then two, so that consumers do not come back all at once; what {@code Retry-After} asks for is
 * the least.
 *
 * <p>Resilience4j counts and decides. It does not wait: its own waiting can be neither interrupted nor replaced.
 */
public final class RetryPolicy {

    /** The most retries there may be (C-GEN-09). */
    public static final int MOST_RETRIES = 3;

    private static final IntervalFunction BACK_OFF = IntervalFunction.ofExponentialBackoff(Duration.ofMillis(500), 2);
    private static final Set<Integer> TRANSIENT = Set.of(429, 502, 503, 504);

    private final Retry retry;

    /**
     * A policy.
     *
     * @param maxRetries how many attempts may follow the first
     * @param jitter which part of the longest wait is waited, from 0 to 1
     */
    public RetryPolicy(int maxRetries, DoubleSupplier jitter) {
        this.retry = Retry.of(
                "reads",
                RetryConfig.custom()
                        .maxAttempts(maxRetries + 1)
                        .retryOnException(RetryPolicy::isTransient)
                        .intervalBiFunction((attempt, outcome) -> wait(attempt, outcome.getLeft(), jitter))
                        .build());
    }

    /**
     * The number of retries, if it is allowed.
     *
     * @throws IllegalArgumentException if it is not 0 to 3
     */
    public static int allowed(int maxRetries) {
        if (maxRetries < 0 || maxRetries > MOST_RETRIES) {
            throw new IllegalArgumentException(
                    "maxRetries must be 0 to " + MOST_RETRIES + ", the most that is allowed (C-GEN-09)");
        }
        return maxRetries;
    }

    /** Begins to count the attempts of one call. */
    public Call begin() {
        return new Call(retry.asyncContext());
    }

    private static boolean isTransient(Throwable failure) {
        if (failure instanceof SpineProxyException proxy) {
            return switch (proxy.fault()) {
                case PROVIDER_UNREACHABLE, TOO_MANY_REQUESTS, UNAVAILABLE, GATEWAY_TIMEOUT -> true;
                case OTHER -> TRANSIENT.contains(proxy.status());
                default -> false;
            };
        }
        if (failure instanceof ServiceException answered) {
            return TRANSIENT.contains(answered.status());
        }
        return failure instanceof NotSentException
                && failure.getCause() instanceof NotSentIOException notSent
                && notSent.mayPass();
    }

    private static long wait(int attempt, Throwable failure, DoubleSupplier jitter) {
        long backOff = (long) (BACK_OFF.apply(attempt) * jitter.getAsDouble());
        Optional<Duration> asked =
                failure instanceof ServiceException answered ? answered.retryAfter() : Optional.empty();
        return Math.max(backOff, asked.map(Duration::toMillis).orElse(0L));
    }

    /** The attempts of one call, used by one thread. */
    public static final class Call {

        private final Retry.AsyncContext<Object> attempts;

        private Call(Retry.AsyncContext<Object> attempts) {
            this.attempts = attempts;
        }

        /** How long to wait before the next attempt after this failure; nothing if it is the call's last. */
        public Optional<Duration> waitAfter(RuntimeException failure) {
            long millis = attempts.onError(failure);
            return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
        }
    }
}
