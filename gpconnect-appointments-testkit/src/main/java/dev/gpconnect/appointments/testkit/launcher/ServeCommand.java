package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.testkit.fake.control.Behaviour;
import dev.gpconnect.appointments.testkit.http.FakeServer;
import dev.gpconnect.appointments.testkit.serve.ControlInterface;
import dev.gpconnect.appointments.testkit.serve.ControlledServer;
import dev.gpconnect.appointments.testkit.spine.FakeLdap;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code serve}: the reference practices and the fake Spine, until it is stopped. */
@Command(
        name = "serve",
        description = {
            "Serves the reference practices, a fake Spine proxy and its directory until it is stopped. All that they hold"
                    + " is made up.",
            "Prints one line of JSON with all URLs first, then one line a request. Under the URL \"control\" the clock, the"
                    + " practices' behaviour and faults can be changed, and what happened can be asked for. The directory's"
                    + " API key is reference-key.",
            "Of each patient's appointments that are cancelled meanwhile the latest 100 are kept.",
            "Each option may also stand in the environment: --port as GPCONNECT_PORT, and so on."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ServeSetup setup = new ServeSetup(options, spec.commandLine());
        String host = setup.host();
        RequestLog log = new RequestLog(spec.commandLine().getOut(), surroundings.clock());
        EndingSignal ending = EndingSignal.watchForTheEnd();
        try (FakeServer server = server(setup, host, log);
                FakeLdap ldap = FakeLdap.start(server.world().records(), host, setup.port(2))) {
            log.start(ServedUrls.json(server, ldap));
            waitForTheEnd();
        } finally {
            ending.close();
        }
        return 0;
    }

    private FakeServer server(ServeSetup setup, String host, RequestLog log) {
        ManualClock clock = setup.clock(surroundings.clock());
        Behaviour behaviour = setup.behaviour();
        return FakeServer.builder(clock)
                .port(setup.port())
                .host(host)
                .seed(options.seed)
                .interceptor(world ->
                        ControlledServer.of(ControlInterface.of(world, clock, behaviour), System::nanoTime, log::write))
                .start();
    }

    /** Until the thread is interrupted, which is how a signal ends the run. */
    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // this is the end that was waited for; with the flag set, the servers would not wait for theirs
        }
    }
}
