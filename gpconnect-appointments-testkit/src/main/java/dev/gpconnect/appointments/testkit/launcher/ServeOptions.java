package dev.gpconnect.appointments.testkit.launcher;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code serve}: each may also stand in the environment, as {@code GPCONNECT_PORT} and so on. */
final class ServeOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "Where the providers, the directory's FHIR API and the control interface listen; the Spine proxy"
                            + " listens on the next port and LDAP on the one after that. 0, the default, picks free ports.")
    int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The name or address to listen on, which stands in all URLs as well; 127.0.0.1 by default.")
    String host = "127.0.0.1";

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            description =
                    "The time at which the practices' clock stands still, for example 2026-11-23T08:00:00Z. Without"
                            + " it, it runs with this machine's.")
    @Nullable String clock;

    @Option(names = "--seed", paramLabel = "N", description = "Where the random ids come from; 0 by default.")
    long seed;

    @Option(
            names = "--strict",
            arity = "0..1",
            fallbackValue = "true",
            description = "Refuse with 400 what providers tolerate although it is wrong; the answer names the rule.")
    boolean strict;

    @Option(
            names = "--personality",
            paramLabel = "NAME",
            description = "The deviations from the specification that the practices show; conformant by default.")
    String personality = "conformant";

    @Option(
            names = "--knob",
            paramLabel = "NAME=VALUE",
            split = ",",
            description =
                    "How the practices settle what the specification leaves open, for example recancel=200. Can be"
                            + " given several times; in the environment with commas between.")
    List<String> knobs = new ArrayList<>();
}
