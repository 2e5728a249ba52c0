package dev.gpconnect.appointments.testkit.fake.wire;

import java.time.Duration;

/**
 * How an answer reaches the consumer. Whoever puts answers on a connection, or hands them over in process, does as it says.
 *
 * @param hungUp whether the connection ends without an answer
 * @param cutAfter how many bytes of the body arrive before the connection ends, {@link Integer#MAX_VALUE} for all
 * @param headersDelay how long the status and headers take
 * @param bodyDelay how long the body takes after them
 */
public record Delivery(boolean hungUp, int cutAfter, Duration headersDelay, Duration bodyDelay) {
    static final Delivery WHOLE = new Delivery(false, Integer.MAX_VALUE, Duration.ZERO, Duration.ZERO);
    static final Delivery HUNG_UP = new Delivery(true, 0, Duration.ZERO, Duration.ZERO);

    Delivery cutAfter(int bytes) {
        return new Delivery(hungUp, bytes, headersDelay, bodyDelay);
    }

    Delivery delayed(Duration headers, Duration body) {
        return new Delivery(hungUp, cutAfter, headersDelay.plus(headers), bodyDelay.plus(body));
    }

    /** Whether the connection ends within the body. */
    public boolean isCut() {
        return cutAfter < Integer.MAX_VALUE;
    }
}
