package dev.gpconnect.appointments;

import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.TokenGenerator;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.resilience.InterruptWatch;
import dev.gpconnect.appointments.resilience.RetryPolicy;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.SpineProxy;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What a client is composed of, shared by its encounters. */
record ClientParts(
        Product product,
        ProviderDirectory directory,
        SpineProxy proxy,
        boolean plainHttp,
        HttpTransport transport,
        TokenGenerator tokens,
        Clock clock,
        LongSupplier ticker,
        Supplier<UUID> traceIds,
        Limits limits,
        RetryPolicy retries,
        Sleeper sleeper,
        AuditTrail audit,
        InterruptWatch watch,
        AcknowledgementKey acknowledgementKey,
        SafeObserver observer,
        Owned owned) {

    Deadline newDeadline() {
        return Deadline.after(limits.call, ticker);
    }

    /** How long and how large an exchange may be. */
    record Limits(Duration connect, Duration response, Duration call, long bodyBytes) {

        private static final Duration LONGEST = Duration.ofDays(3650);

        static Duration positive(Duration timeout, String name) {
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(name + " must be positive, and at most ten years");
            }
            return timeout;
        }

        static long positive(long number, String name) {
            if (number <= 0) {
                throw new IllegalArgumentException(name + " must be positive");
            }
            return number;
        }
    }
}
