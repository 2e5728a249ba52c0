package dev.gpconnect.appointments.testkit.junit;

import dev.gpconnect.appointments.testkit.http.InProcessTransport;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import dev.gpconnect.appointments.testkit.transport.GatedTransport;
import dev.gpconnect.appointments.testkit.transport.RecordingTransport;
import dev.gpconnect.appointments.testkit.transport.ScriptedTransport;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way of one test's requests: through its gates and its record to the fakes, or to its script once it has one. */
final class Line {
    /** A second, so that no two tokens are alike: they say when they were issued to the second (P-LINT-03). */
    private static final Duration EXCHANGE = Duration.ofSeconds(1);

    private final ManualClock clock;
    private final Transcript transcript = new Transcript();
    private final GatedTransport gates;
    private volatile @Nullable ScriptedTransport script;

    Line(FakeWorld world, ManualClock clock) {
        this.clock = clock;
        this.gates = GatedTransport.of(
                RecordingTransport.of(new Exit(InProcessTransport.to(world::spine, clock)), transcript::add));
    }

    Transcript transcript() {
        return transcript;
    }

    GatedTransport gates() {
        return gates;
    }

    /** The script, to which everything goes from the first time on that it was asked for. */
    synchronized ScriptedTransport script() {
        ScriptedTransport used = script;
        if (used == null) {
            used = ScriptedTransport.create();
            script = used;
        }
        return used;
    }

    /** The script if it was ever asked for. */
    @Nullable ScriptedTransport scriptInUse() {
        return script;
    }

    void close() {
        gates.close();
    }

    private final class Exit implements HttpTransport {
        private final HttpTransport fakes;

        Exit(HttpTransport fakes) {
            this.fakes = fakes;
        }

        @Override
        public HttpCall newCall(HttpRequest request) {
            ScriptedTransport scripted = script;
            HttpCall call = (scripted == null ? fakes : scripted).newCall(request);
            return new HttpCall() {
                @Override
                public HttpResponse execute() throws IOException {
                    try {
                        return call.execute();
                    } finally {
                        clock.advance(EXCHANGE);
                    }
                }

                @Override
                public void cancel() {
                    call.cancel();
                }
            };
        }

        @Override
        public void close() {
            fakes.close();
        }
    }
}
