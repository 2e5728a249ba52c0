package dev.gpconnect.appointments.testkit.serve;

import dev.gpconnect.appointments.testkit.fake.control.Behaviour;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import dev.gpconnect.appointments.testkit.time.ManualClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes a world of fakes while it is served and tells what happened in it, as JSON under {@value #PATH}. Answers requests without
 * any socket. Thread-safe; requests to it are answered one after the other.
 *
 * <pre>{@code
 * ControlInterface control = ControlInterface.of(world, clock, Behaviour.conformant());
 * FakeResponse diary = control.answer(FakeRequest.of("GET", "/control/diary?practice=Y90002", Map.of(), new byte[0]));
 * }</pre>
 */
public final class ControlInterface {
    /** What the paths of the interface begin with. */
    public static final String PATH = "/control";

    /** Of each patient, so that neither memory nor the answers to a patient's retrievals grow with a day's traffic. */
    private static final int CANCELLED_KEPT = 100;

    private final FakeWorld world;
    private final Behaviour first;
    private final ExchangeLog exchanges = new ExchangeLog();
    private final FaultControl faults;
    private final Map<String, Map<String, Function<FakeRequest, FakeResponse>>> routes = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    private ControlInterface(FakeWorld world, ManualClock clock, Behaviour first) {
        this.world = Objects.requireNonNull(world, "world");
        this.first = Objects.requireNonNull(first, "first");
        this.faults = new FaultControl(world);
        world.controls().behave(first);
        world.controls().cancelledKept(CANCELLED_KEPT);
        addRoutes(new ClockControl(clock));
    }

    /**
     * Begins to control a world.
     *
     * @param world the world
     * @param clock the clock that the world was made with
     * @param first how it behaves until it is told otherwise, and after each reset
     */
    public static ControlInterface of(FakeWorld world, ManualClock clock, Behaviour first) {
        return new ControlInterface(world, clock, first);
    }

    private void addRoutes(ClockControl clock) {
        BehaviourControl behaviour = new BehaviourControl(world.controls());
        Reports reports = new Reports(world.controls().findings(), exchanges);
        route("reset", Map.of("POST", this::reset));
        route("clock", Map.of("GET", clock::get, "PUT", clock::put));
        route("knobs", Map.of("GET", behaviour::knobs, "PUT", behaviour::putKnobs));
        route("personality", Map.of("GET", behaviour::personality, "PUT", behaviour::putPersonality));
        route("faults", Map.of("GET", faults::get, "PUT", faults::put, "DELETE", faults::delete));
        route("findings", Map.of("GET", reports::findings, "DELETE", reports::deleteFindings));
        route("exchanges", Map.of("GET", reports::exchanges));
        route("diary", Map.of("GET", new DiaryControl(world)::get));
    }

    private void route(String name, Map<String, Function<FakeRequest, FakeResponse>> methods) {
        routes.put(PATH + "/" + name, new TreeMap<>(methods));
    }

    /** Whether a request is for this interface, whether or not it can be answered. */
    static boolean takes(FakeRequest request) {
        return request.path().equals(PATH) || request.path().startsWith(PATH + "/");
    }

    /** Answers a request whose target begins with {@link #PATH}; always an answer, errors included. */
    public FakeResponse answer(FakeRequest request) {
        if (isForeign(request)) {
            return Json.error(403, "A web page from elsewhere may not use this interface");
        }
        @Nullable Map<String, Function<FakeRequest, FakeResponse>> methods = routes.get(request.path());
        if (methods == null) {
            return Json.error(404, "There is nothing at this path; there are " + paths());
        }
        Function<FakeRequest, FakeResponse> route = methods.get(request.method());
        if (route == null) {
            String allowed = String.join(", ", methods.keySet());
            return Json.error(405, "This path takes " + allowed).withHeader("Allow", allowed);
        }
        lock.lock();
        try {
            return route.apply(request);
        } catch (WrongUseException | IllegalArgumentException wrong) {
            return Json.error(400, String.valueOf(wrong.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    /** Whether a page of another server asks through somebody's browser, which can reach a loopback address too. */
    private static boolean isForeign(FakeRequest request) {
        String origin = request.header("Origin");
        return origin != null && !origin.endsWith("://" + request.header("Host"));
    }

    private String paths() {
        return routes.entrySet().stream()
                .map(route -> String.join("|", route.getValue().keySet()) + " " + route.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Everything but the clock begins anew; the diaries are written around its present day. */
    private FakeResponse reset(FakeRequest request) {
        faults.clear();
        world.reset();
        world.controls().behave(first);
        exchanges.clear();
        return Json.noContent();
    }

    FakeWorld world() {
        return world;
    }

    ExchangeLog exchanges() {
        return exchanges;
    }
}
