package dev.gpconnect.appointments.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line of JSON for each event, in the log. */
final class LoggingAuditSink implements AuditSink {

    static final AuditSink INSTANCE = new LoggingAuditSink();

    private static final Logger LOG = LoggerFactory.getLogger("dev.gpconnect.appointments.audit");

    private LoggingAuditSink() {}

    @Override
    public void record(AuditEvent event) {
        LOG.info("{}", event.toJson());
    }
}
