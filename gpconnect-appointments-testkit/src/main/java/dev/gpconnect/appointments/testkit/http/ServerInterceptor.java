package dev.gpconnect.appointments.testkit.http;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.util.function.Function;

/** Stands between the ports of a {@link FakeServer} and its world: sees what passes, and may answer in the world's place. */
@FunctionalInterface
public interface ServerInterceptor {

    /**
     * Answers a request; called by many threads at once.
     *
     * @param part what the request reached
     * @param request the request as received
     * @param world gives the fakes' own answer; to be called once at most
     */
    FakeResponse intercept(ServerPart part, FakeRequest request, Function<FakeRequest, FakeResponse> world);
}
