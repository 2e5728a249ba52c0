package dev.gpconnect.appointments.transport.tls;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each event, in the log. */
final class LoggingTlsListener implements TlsListener {

    static final LoggingTlsListener INSTANCE = new LoggingTlsListener();

    private static final Logger LOG = LoggerFactory.getLogger("dev.gpconnect.appointments.tls");

    private LoggingTlsListener() {}

    @Override
    public void onEvent(TlsEvent event) {
        if (event.kind() == TlsEvent.Kind.RENEWED) {
            LOG.debug("{}", event.message());
        } else {
            LOG.warn("{}", event.message());
        }
    }

    /** Says that somebody else's listener failed. */
    static void failed(TlsEvent event, Throwable failure) {
        LOG.warn("The TLS listener failed with {} on: {}", failure.getClass().getName(), event.message());
    }
}
