package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.testkit.fake.control.Behaviour;
import dev.gpconnect.appointments.testkit.fake.control.Personality;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Makes of the options what a server needs; a wrong one is named with what it could be. */
final class ServeSetup {

    private static final int LAST_PORT = 65_533;

    private final ServeOptions options;
    private final CommandLine commandLine;

    ServeSetup(ServeOptions options, CommandLine commandLine) {
        this.options = options;
        this.commandLine = commandLine;
    }

    int port() {
        if (options.port < 0 || options.port > LAST_PORT) {
            throw wrongUse(
                    "--port is 0 to " + LAST_PORT + ", as the two ports after it are used too; not " + options.port);
        }
        return options.port;
    }

    /** The port that many after the first one; 0 stays 0. */
    int port(int further) {
        return port() == 0 ? 0 : port() + further;
    }

    String host() {
        String host = options.host.strip();
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!host.isEmpty() && address.getAddress().length > 0) {
                return host;
            }
        } catch (UnknownHostException e) {
            // said below
        }
        throw wrongUse("--host is a name or an address of this machine, for example 127.0.0.1; not '" + host + "'");
    }

    ManualClock clock(Clock running) {
        if (options.clock == null) {
            return ManualClock.following(running);
        }
        try {
            return ManualClock.at(Instant.parse(options.clock.strip()));
        } catch (DateTimeException e) {
            throw wrongUse("--clock is an instant, for example 2026-11-23T08:00:00Z; not '" + options.clock + "'");
        }
    }

    Behaviour behaviour() {
        try {
            Knobs knobs = Knobs.defaults();
            for (String setting : options.knobs) {
                knobs = knobs.with(setting);
            }
            return Behaviour.conformant()
                    .knobs(knobs)
                    .personality(Personality.named(options.personality))
                    .strict(options.strict);
        } catch (IllegalArgumentException e) {
            throw wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrongUse(String message) {
        return new ParameterException(commandLine, message);
    }
}
