package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the log lines of an attempt have with them, be they the client's or those of a part that the application gave it: entries of
 * SLF4J's MDC, which are put back as they were at the end. None holds anything of a patient (D-IG-07).
 */
final class LogContext {

    static final String TRACE_ID = "gpconnect.traceId";
    static final String INTERACTION = "gpconnect.interaction";
    static final String PRACTICE = "gpconnect.practice";
    static final String CORRELATION_ID = "gpconnect.correlationId";

    private static final List<String> KEYS = List.of(TRACE_ID, INTERACTION, PRACTICE, CORRELATION_ID);

    private final Map<String, @Nullable String> entries = new HashMap<>();

    private LogContext() {
        KEYS.forEach(key -> entries.put(key, MDC.get(key)));
    }

    /** The entries as they are in this thread, which may be the application's or those of a call that this one is part of. */
    static LogContext current() {
        return new LogContext();
    }

    /** Sets the entries for an attempt. */
    static void show(CallInfo call) {
        set(TRACE_ID, call.traceId().toString());
        set(INTERACTION, call.interaction().id());
        set(PRACTICE, call.practice().value());
        set(CORRELATION_ID, call.correlationId());
    }

    /** Sets the entries as they were. */
    void restore() {
        entries.forEach(LogContext::set);
    }

    /** The task with the whole context of the thread that asks for it; the thread that runs it has its own again afterwards. */
    static Runnable carried(Runnable task) {
        Map<String, String> asking = all();
        return () -> {
            Map<String, String> own = all();
            MDC.setContextMap(asking);
            try {
                task.run();
            } finally {
                MDC.setContextMap(own);
            }
        };
    }

    private static Map<String, String> all() {
        Map<String, String> all = MDC.getCopyOfContextMap();
        return all == null ? Collections.emptyMap() : all;
    }

    private static void set(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
