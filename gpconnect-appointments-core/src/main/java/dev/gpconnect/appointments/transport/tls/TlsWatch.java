package dev.gpconnect.appointments.transport.tls;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How keys and trust look after their files: by which clock, how often they are read again, how early a certificate's end is
 * reported, and to whom. Immutable; one may serve both.
 */
public final class TlsWatch {

    private static final TlsWatch DEFAULTS =
            new TlsWatch(Clock.systemUTC(), TlsListener.logging(), Duration.ofSeconds(10), Duration.ofDays(30));

    private final Clock clock;
    private final TlsListener listener;
    private final Duration checkEvery;
    private final Duration warnAhead;

    private TlsWatch(Clock clock, TlsListener listener, Duration checkEvery, Duration warnAhead) {
        this.clock = clock;
        this.listener = listener;
        this.checkEvery = checkEvery;
        this.warnAhead = warnAhead;
    }

    /** The system's clock, warnings to the log, files looked at every ten seconds at most, certificates reported 30 days ahead. */
    public static TlsWatch defaults() {
        return DEFAULTS;
    }

    /** By which clock certificates are valid and time passes; the system's by default. */
    public TlsWatch withClock(Clock other) {
        return new TlsWatch(Objects.requireNonNull(other, "clock"), listener, checkEvery, warnAhead);
    }

    /** Who hears of events; by default {@link TlsListener#logging()}. */
    public TlsWatch withListener(TlsListener other) {
        return new TlsWatch(clock, Objects.requireNonNull(other, "listener"), checkEvery, warnAhead);
    }

    /**
     * How long files may go unread; ten seconds by default, zero for every handshake. There is no thread for it: files are read
     * when a connection is made.
     *
     * @throws IllegalArgumentException if negative
     */
    public TlsWatch withCheckEvery(Duration other) {
        return new TlsWatch(clock, listener, notNegative(other), warnAhead);
    }

    /**
     * How long before its end a certificate is reported, when it is read and then once a day while connections are made; 30 days
     * by default.
     *
     * @throws IllegalArgumentException if negative
     */
    public TlsWatch withWarnAhead(Duration other) {
        return new TlsWatch(clock, listener, checkEvery, notNegative(other));
    }

    private static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("The duration must not be negative");
        }
        return duration;
    }

    Clock clock() {
        return clock;
    }

    Duration checkEvery() {
        return checkEvery;
    }

    Duration warnAhead() {
        return warnAhead;
    }

    void tell(TlsEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException | Error failure) {
            // not even an Error of a listener may end a handshake
            LoggingTlsListener.failed(event, failure);
        }
    }
}
