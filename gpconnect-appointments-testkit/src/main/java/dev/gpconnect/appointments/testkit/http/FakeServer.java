package dev.gpconnect.appointments.testkit.http;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.control.Faults;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.spine.FakeSds;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockWebServer;

/**
 * The reference practices and the fake Spine behind HTTP on two ports, plain and on loopback unless said otherwise.
 *
 * <pre>{@code
 * try (FakeServer server = FakeServer.startReference(Clock.systemUTC())) {
 *     URI wire = URI.create(server.spineUrl() + server.serviceRoot("Y90001") + "/metadata");
 * }
 * }</pre>
 */
public final class FakeServer implements AutoCloseable {
    private final HttpFront provider;
    private final HttpFront spine;
    private final FakeWorld world;
    private final ServerInterceptor interceptor;

    private FakeServer(HttpFront provider, HttpFront spine, Builder settings) {
        this.provider = provider;
        this.spine = spine;
        this.world = FakeWorld.reference(provider.url(), settings.clock, settings.seed);
        this.interceptor = settings.interceptor.apply(world);
        Faults faults = world.controls().faults();
        if (settings.place.tls() != null) {
            faults.handshakesAreSeen();
        }
        provider.serve(this::answer, faults::failsHandshake);
        spine.serve(request -> interceptor.intercept(ServerPart.SPINE, request, world::spine), faults::failsHandshake);
    }

    /**
     * Starts the whole reference world, plain and on free ports of loopback.
     *
     * @param clock what "now" is to it
     * @return running; the caller closes it
     */
    public static FakeServer startReference(Clock clock) {
        return builder(clock).start();
    }

    /**
     * Begins to set up a server of the reference world.
     *
     * @param clock what "now" is to it
     */
    public static Builder builder(Clock clock) {
        return new Builder(clock);
    }

    /** The directory's FHIR API shares the providers' port. */
    private FakeResponse answer(FakeRequest request) {
        return request.path().startsWith(FakeSds.PATH)
                ? interceptor.intercept(ServerPart.SDS, request, world::sds)
                : interceptor.intercept(ServerPart.PROVIDER, request, world::provider);
    }

    /**
     * The provider server's base.
     *
     * @return without a slash at its end
     */
    public URI baseUrl() {
        return URI.create(provider.url());
    }

    /**
     * The Spine proxy.
     *
     * @return with the slash that a provider's complete URL follows (W-URL-03)
     */
    public URI spineUrl() {
        return URI.create(spine.url() + "/");
    }

    /**
     * The service root of a practice, as the directory has it.
     *
     * @param odsCode a reference practice, the unreachable one included
     * @return for example {@code http://127.0.0.1:1234/Y90001/STU3/1/gpconnect}
     */
    public URI serviceRoot(String odsCode) {
        return URI.create(provider.url() + world.identity(odsCode).rootPath());
    }

    /**
     * The ASID of a practice.
     *
     * @param odsCode a reference practice, the unreachable one included
     * @return twelve digits
     */
    public String asid(String odsCode) {
        return world.identity(odsCode).asid();
    }

    /**
     * The directory's FHIR API.
     *
     * @return ends {@code /spine-directory/FHIR/R4}
     */
    public URI sdsUrl() {
        return URI.create(provider.url() + FakeSds.PATH);
    }

    /**
     * What is served, to control it.
     *
     * @return shared with the server
     */
    public FakeWorld world() {
        return world;
    }

    /**
     * A practice, to look into.
     *
     * @param odsCode a reference practice
     * @return the practice
     */
    public FakePractice practice(String odsCode) {
        return world.practice(odsCode);
    }

    /** Stops both servers and drops their connections. */
    @Override
    public void close() {
        try (provider) {
            spine.close();
        }
    }

    /** Sets a server up; for one thread. */
    public static final class Builder {
        private static final int LAST_PORT = 65_535;

        private final Clock clock;
        private long seed;
        private HttpFront.Place place = HttpFront.Place.LOOPBACK;
        private Function<FakeWorld, ServerInterceptor> interceptor =
                world -> (part, request, fake) -> fake.apply(request);

        private Builder(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
        }

        /**
         * The port of the providers and of the directory's FHIR API; the Spine proxy listens on the next one. By default, and with 0, both
         * are any that are free.
         *
         * @throws IllegalArgumentException when there is no such port, or none after it
         */
        public Builder port(int port) {
            if (port < 0 || port >= LAST_PORT) {
                throw new IllegalArgumentException("A port is 0 to " + (LAST_PORT - 1) + ", not " + port);
            }
            place = place.port(port);
            return this;
        }

        /** The name or address to listen on, which all URLs show; {@code 127.0.0.1} by default. */
        public Builder host(String host) {
            place = place.host(host);
            return this;
        }

        /** Where the random ids come from; 0 by default. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Speaks HTTPS on both ports (W-TLS-01), HTTP/1.1 over it. {@code Fault.handshake()} then fails the handshakes of connections,
         * to whichever port, and no requests.
         *
         * @param context the server's certificate, and the client certificates that it trusts
         */
        public Builder tls(SSLContext context) {
            place = place.tls(context);
            return this;
        }

        /** Refuses the handshake of a client that shows no certificate, or one that is not trusted; has no effect without TLS. */
        public Builder clientAuth() {
            place = place.demandingCertificates();
            return this;
        }

        /**
         * Who sees every request before the world does; nobody by default.
         *
         * @param made makes the interceptor for the world that is going to be served
         */
        public Builder interceptor(Function<FakeWorld, ServerInterceptor> made) {
            interceptor = Objects.requireNonNull(made, "made");
            return this;
        }

        /**
         * Starts the server.
         *
         * @return running; the caller closes it
         * @throws UncheckedIOException when it cannot listen there, which the message says where and why
         */
        public FakeServer start() {
            HttpFront provider = listen(place);
            try {
                return start(provider, listen(place.port(place.port() == 0 ? 0 : place.port() + 1)));
            } catch (RuntimeException failure) {
                provider.close();
                throw failure;
            }
        }

        private FakeServer start(HttpFront provider, HttpFront spine) {
            try {
                return new FakeServer(provider, spine, this);
            } catch (RuntimeException failure) {
                spine.close();
                throw failure;
            }
        }

        private static HttpFront listen(HttpFront.Place place) {
            try {
                return new HttpFront(new MockWebServer(), place);
            } catch (IOException failure) {
                throw new UncheckedIOException(
                        "Port " + place.port() + " of " + place.host() + " cannot be listened on: "
                                + failure.getMessage(),
                        failure);
            }
        }
    }
}
