package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import dev.gpconnect.appointments.testkit.serve.LoggedExchange;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints one line a request: of a query the names alone, and no number that could be a patient's. Nothing comes before the first line. */
final class RequestLog {

    private static final String INTERACTION_PREFIX = "urn:nhs:names:services:gpconnect:fhir:";

    private final PrintWriter out;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> early = new ArrayList<>();
    private boolean started;

    RequestLog(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void start(String firstLine) {
        lock.lock();
        try {
            started = true;
            out.println(firstLine);
            early.forEach(out::println);
            early.clear();
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    void write(LoggedExchange exchange) {
        String line = line(exchange);
        lock.lock();
        try {
            if (started) {
                out.println(line);
            } else {
                early.add(line);
            }
        } finally {
            lock.unlock();
        }
    }

    private String line(LoggedExchange exchange) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + exchange.server() + " "
                + harmless(exchange.method()) + " " + harmless(withoutValues(exchange.target())) + " "
                + (exchange.status() == 0 ? "dropped" : exchange.status()) + " "
                + interaction(exchange.interaction()) + " " + exchange.millis() + " ms "
                + exchange.findings().size() + " findings";
    }

    private static String withoutValues(String target) {
        int mark = target.indexOf('?');
        return mark < 0
                ? target
                : target.substring(0, mark + 1)
                        + Arrays.stream(target.substring(mark + 1).split("&", -1))
                                .map(pair -> pair.split("=", 2)[0])
                                .collect(Collectors.joining("&"));
    }

    private static String interaction(@Nullable String id) {
        if (id == null) {
            return "-";
        }
        return Interaction.tryOf(id) == null ? "unknown" : id.substring(INTERACTION_PREFIX.length());
    }

    /** Without ten digits in a row, as an NHS number is, and without what a terminal takes for commands. */
    private static String harmless(String text) {
        return text.replaceAll("[0-9]{10}", "##########").replaceAll("[\\p{Cntrl}\\s]+", "?");
    }
}
