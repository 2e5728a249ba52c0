package dev.gpconnect.appointments.testkit.serve;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request and what came of it, its bodies and headers apart.
 *
 * @param at when it came, by the fakes' clock
 * @param server {@code provider}, {@code spine}, {@code sds} or {@code control}
 * @param method the verb
 * @param target the raw path and query, which can hold patient data
 * @param status the HTTP status, 0 when the connection ended without an answer
 * @param interaction the interaction id as sent, null when none was
 * @param practice the ODS code of the practice that the target names, null when it names none
 * @param traceId the trace id as sent, null when none was
 * @param millis how long the answer takes, injected delays included
 * @param findings the rules that the request broke, in the order in which that was seen
 */
public record LoggedExchange(
        Instant at,
        String server,
        String method,
        String target,
        int status,
        @Nullable String interaction,
        @Nullable String practice,
        @Nullable String traceId,
        long millis,
        List<String> findings) {

    /** Keeps a copy of the findings. */
    public LoggedExchange {
        findings = List.copyOf(findings);
    }

    /** Hides the target. */
    @Override
    public String toString() {
        return "LoggedExchange[" + server + ", " + method + ", " + status + "]";
    }
}
