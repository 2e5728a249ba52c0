package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.testkit.http.FakeServer;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code journey}: one booking from start to finish. */
@Command(
        name = "journey",
        description = {
            "Makes one booking from start to finish: capability statement, free slots, find the patient (or register"
                    + " one, if told to), book, read, retrieve, amend, cancel, and a last search that shows the slot free again.",
            "Without a provider it does so at the reference practice, behind a fake Spine on this machine.",
            "Each option may also stand in the environment: --provider-url as GPCONNECT_PROVIDER_URL, and so on."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class JourneyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final JourneyOptions options = new JourneyOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    JourneyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        JourneySetup setup = new JourneySetup(options, surroundings, spec.commandLine());
        if (!setup.startsReferencePractice()) {
            return run(setup.plan(), out, err);
        }
        try (FakeServer server = FakeServer.startReference(surroundings.clock())) {
            return run(setup.plan(server), out, err);
        }
    }

    private int run(JourneyPlan plan, PrintWriter out, PrintWriter err) {
        StepLog log = options.output.json ? StepLog.json(out) : StepLog.text(out);
        EndingSignal ending = EndingSignal.watch();
        try (JourneyTransport transport =
                JourneyTransport.open(options.output, surroundings, spec.commandLine(), err)) {
            return new Journey(plan, transport.transport(), surroundings, log).run() ? 0 : 1;
        } finally {
            ending.close();
        }
    }
}
