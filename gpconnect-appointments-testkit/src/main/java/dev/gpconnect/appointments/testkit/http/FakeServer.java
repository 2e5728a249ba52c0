package dev.gpconnect.appointments.testkit.http;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.spine.FakeSds;
import dev.gpconnect.appointments.testkit.spine.FakeWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;

/**
 * The reference practices and the fake Spine behind plain HTTP on two loopback ports.
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

    private FakeServer(HttpFront provider, HttpFront spine, Clock clock) {
        this.provider = provider;
        this.spine = spine;
        this.world = FakeWorld.reference(provider.url(), clock);
        provider.serve(this::answer);
        spine.serve(world::spine);
    }

    /**
     * Starts the whole reference world.
     *
     * @param clock what "now" is to it
     * @return running; the caller closes it
     */
    public static FakeServer startReference(Clock clock) {
        HttpFront provider = listen();
        try {
            return new FakeServer(provider, listen(), clock);
        } catch (RuntimeException failure) {
            provider.close();
            throw failure;
        }
    }

    private static HttpFront listen() {
        try {
            return new HttpFront();
        } catch (IOException failure) {
            throw new UncheckedIOException("The fake server could not listen on loopback", failure);
        }
    }

    /** The directory's FHIR API shares the providers' port. */
    private FakeResponse answer(FakeRequest request) {
        return request.path().startsWith(FakeSds.PATH) ? world.sds(request) : world.provider(request);
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
}
