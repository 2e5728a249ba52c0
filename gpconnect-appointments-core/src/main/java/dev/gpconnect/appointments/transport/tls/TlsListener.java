package dev.gpconnect.appointments.transport.tls;

/** Hears of what happens to keys and certificates. Called on the thread that makes a connection, so it should be quick. */
@FunctionalInterface
public interface TlsListener {

    /** Hears of one event; called by many threads. What it throws is logged and changes nothing. */
    void onEvent(TlsEvent event);

    /**
     * Writes a line to the log {@code dev.gpconnect.appointments.tls}: a warning, or for a {@link TlsEvent.Kind#RENEWED}
     * a line at the level debug. The default.
     */
    static TlsListener logging() {
        return LoggingTlsListener.INSTANCE;
    }
}
