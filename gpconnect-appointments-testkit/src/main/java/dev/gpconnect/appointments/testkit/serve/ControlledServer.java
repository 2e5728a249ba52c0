package dev.gpconnect.appointments.testkit.serve;

import dev.gpconnect.appointments.testkit.fake.control.Finding;
import dev.gpconnect.appointments.testkit.fake.wire.Delivery;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.http.ServerInterceptor;
import dev.gpconnect.appointments.testkit.http.ServerPart;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the control interface on the providers' port, and logs what passes. Thread-safe.
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T08:00:00Z"));
 * FakeServer server = FakeServer.builder(clock)
 *         .interceptor(world -> ControlledServer.of(
 *                 ControlInterface.of(world, clock, Behaviour.conformant()), System::nanoTime, exchange -> {}))
 *         .start();
 * }</pre>
 */
public final class ControlledServer implements ServerInterceptor {
    private static final String PAGE = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<title>GP Connect fake practices</title></head><body><h1>GP Connect fake practices</h1>"
            + "<p>All of it is made up. <a href=\"/control/diary\">Diary</a>, <a href=\"/control/exchanges\">exchanges</a>, "
            + "<a href=\"/control/findings\">findings</a>, <a href=\"/control/faults\">faults</a>, "
            + "<a href=\"/control/knobs\">knobs</a></p></body></html>";

    private static final int LONGEST_TARGET = 4000;

    private final ControlInterface control;
    private final LongSupplier nanos;
    private final Consumer<LoggedExchange> listener;

    private ControlledServer(ControlInterface control, LongSupplier nanos, Consumer<LoggedExchange> listener) {
        this.control = Objects.requireNonNull(control, "control");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Stands before the world that the interface controls.
     *
     * @param control the interface
     * @param nanos measures elapsed time
     * @param listener is told of every exchange, those with the control interface included, before it is answered
     */
    public static ControlledServer of(ControlInterface control, LongSupplier nanos, Consumer<LoggedExchange> listener) {
        return new ControlledServer(control, nanos, listener);
    }

    @Override
    public FakeResponse intercept(ServerPart part, FakeRequest request, Function<FakeRequest, FakeResponse> world) {
        boolean forControl = part == ServerPart.PROVIDER && ControlInterface.takes(request);
        Instant at = control.world().clock().instant();
        long earlier = control.world().controls().findings().count();
        long start = nanos.getAsLong();
        FakeResponse response = answer(part, request, forControl ? control::answer : world);
        LoggedExchange exchange = new LoggedExchange(
                at,
                forControl ? "control" : part.id(),
                request.method(),
                shortened(request.target()),
                response.status(),
                given(request, "Ssp-InteractionID"),
                Practices.named(control.world(), part, request),
                given(request, "Ssp-TraceID"),
                millis(nanos.getAsLong() - start, response.delivery()),
                rules(request, earlier));
        if (!forControl) {
            control.exchanges().add(exchange);
        }
        listener.accept(exchange);
        return response;
    }

    private static long millis(long elapsedNanos, Delivery delivery) {
        return TimeUnit.NANOSECONDS.toMillis(elapsedNanos)
                + delivery.headersDelay().plus(delivery.bodyDelay()).toMillis();
    }

    private static String shortened(String target) {
        return target.length() <= LONGEST_TARGET ? target : target.substring(0, LONGEST_TARGET) + "...";
    }

    private static FakeResponse answer(
            ServerPart part, FakeRequest request, Function<FakeRequest, FakeResponse> answers) {
        if (part == ServerPart.PROVIDER
                && request.method().equals("GET")
                && request.target().equals("/")) {
            return Json.answer(200, "text/html; charset=utf-8", PAGE);
        }
        try {
            return answers.apply(request);
        } catch (RuntimeException failure) {
            return Json.error(500, "The fake failed: " + failure);
        }
    }

    private static @Nullable String given(FakeRequest request, String header) {
        String value = request.header(header);
        return value == null || value.isEmpty() ? null : value;
    }

    /** What the request added to the findings; other requests at the same time have other trace ids. */
    private List<String> rules(FakeRequest request, long earlier) {
        String traceId = Objects.requireNonNullElse(request.header("Ssp-TraceID"), "");
        return control.world().controls().findings().since(earlier).stream()
                .filter(finding -> finding.traceId().equals(traceId))
                .map(Finding::rule)
                .toList();
    }
}
