package dev.gpconnect.appointments.testkit.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The entry point of the standalone jar. Exit code 0 when everything asked for succeeded, 1 when a step failed, 2 for wrong
 * use.
 */
@Command(
        name = "java -jar gpconnect-appointments-testkit-standalone.jar",
        description = "Tries GP Connect Appointment Management from the command line.",
        mixinStandardHelpOptions = true,
        version = "0.1.0-SNAPSHOT",
        subcommands = {JourneyCommand.class, ServeCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Launcher {

    // held, so that the level set on it is not forgotten
    private static final Logger MOCK_WEB_SERVER = Logger.getLogger("mockwebserver3.MockWebServer");

    private Launcher() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        MOCK_WEB_SERVER.setLevel(Level.WARNING);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(System.getenv(), Clock.systemUTC(), Thread::sleep);
        System.exit(run(surroundings, out, err, args));
    }

    static int run(Surroundings surroundings, PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new Launcher(), new Factory(surroundings));
        commandLine.setDefaultValueProvider(new EnvironmentDefaults(surroundings.environment()));
        commandLine.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((e, command, result) -> {
            command.getErr().println("Failed: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            return CommandLine.ExitCode.SOFTWARE;
        });
        commandLine.setParameterExceptionHandler((e, wrong) -> {
            CommandLine command = e.getCommandLine();
            command.getErr().println(e.getMessage());
            command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
            return CommandLine.ExitCode.USAGE;
        });
        if (args.length == 0) {
            commandLine.usage(err);
            return CommandLine.ExitCode.USAGE;
        }
        return commandLine.execute(args);
    }

    /** Makes the commands with what they need from the outside. */
    private record Factory(Surroundings surroundings) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == JourneyCommand.class) {
                return type.cast(new JourneyCommand(surroundings));
            }
            return type == ServeCommand.class
                    ? type.cast(new ServeCommand(surroundings))
                    : CommandLine.defaultFactory().create(type);
        }
    }

    /** Each option's default from the environment: {@code --provider-url} from {@code GPCONNECT_PROVIDER_URL}. */
    private record EnvironmentDefaults(Map<String, String> environment) implements IDefaultValueProvider {
        @Override
        public @Nullable String defaultValue(ArgSpec argument) {
            if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
                return null;
            }
            String name = option.longestName().replaceFirst("^--", "");
            String value = environment.get("GPCONNECT_" + name.replace('-', '_').toUpperCase(Locale.ROOT));
            return value == null || value.isBlank() ? null : value;
        }
    }
}
