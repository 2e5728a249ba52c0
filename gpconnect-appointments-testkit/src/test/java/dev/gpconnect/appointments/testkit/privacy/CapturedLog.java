package dev.gpconnect.appointments.testkit.privacy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * All that is logged at whatever level, through SLF4J and through the JDK, while this is open; but nothing of the fake server's own
 * threads, which log what they receive.
 */
final class CapturedLog implements AutoCloseable {

    private static final String SERVER_THREADS = "MockWebServer";

    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final java.util.logging.Logger jdkRoot = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level jdkBefore = jdkRoot.getLevel();
    private final Appender appender = new Appender();
    private final JdkHandler handler = new JdkHandler();
    private final Handler[] jdkHandlers = jdkRoot.getHandlers();

    /** A line: who wrote it, in which context, and all of it, the stack trace included. */
    record Line(String logger, String thread, Map<String, String> context, String text) {}

    CapturedLog() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
        for (Handler console : jdkHandlers) {
            jdkRoot.removeHandler(console);
        }
        handler.setLevel(java.util.logging.Level.ALL);
        jdkRoot.addHandler(handler);
        jdkRoot.setLevel(java.util.logging.Level.ALL);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<Line> linesOf(String logger) {
        return lines.stream().filter(line -> line.logger().equals(logger)).toList();
    }

    @Override
    public void close() {
        root.setLevel(before);
        root.detachAppender(appender);
        appender.stop();
        jdkRoot.setLevel(jdkBefore);
        jdkRoot.removeHandler(handler);
        for (Handler console : jdkHandlers) {
            jdkRoot.addHandler(console);
        }
    }

    private void add(Line line) {
        if (!line.thread().startsWith(SERVER_THREADS)) {
            lines.add(line);
        }
    }

    /** An exception as a log shows it, with all that is behind it. */
    static String shown(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private final class Appender extends UnsynchronizedAppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            String thrown = event.getThrowableProxy() == null
                    ? ""
                    : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
            add(new Line(
                    event.getLoggerName(),
                    event.getThreadName(),
                    event.getMDCPropertyMap(),
                    event.getFormattedMessage() + thrown));
        }
    }

    private final class JdkHandler extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord event) {
            String thrown = event.getThrown() == null ? "" : "\n" + shown(event.getThrown());
            add(new Line(
                    String.valueOf(event.getLoggerName()),
                    Thread.currentThread().getName(),
                    Map.of(),
                    formatter.formatMessage(event) + thrown));
        }

        @Override
        public void flush() {
            // every line is kept at once
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
