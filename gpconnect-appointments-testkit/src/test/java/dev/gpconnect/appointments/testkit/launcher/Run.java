package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.testkit.http.FakeServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One run of the launcher: its exit code and what it printed. */
record Run(int exit, String out, String err) {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

    static Run of(String... arguments) {
        return with(Map.of(), millis -> {}, arguments);
    }

    static Run with(Map<String, String> environment, Surroundings.Sleeper sleeper, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Launcher.run(
                new Surroundings(environment, CLOCK, sleeper),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    /** A journey through the fake Spine of a server that the test can look into. */
    static Run at(FakeServer server, Surroundings.Sleeper sleeper, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "journey",
                                "--plain-http",
                                "--provider-url",
                                server.serviceRoot("Y90001").toString(),
                                "--spine-proxy",
                                server.spineUrl().toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return with(Map.of(), sleeper, arguments);
    }

    List<String> lines() {
        return out.lines().toList();
    }

    String lastLine() {
        return lines().get(lines().size() - 1);
    }
}
