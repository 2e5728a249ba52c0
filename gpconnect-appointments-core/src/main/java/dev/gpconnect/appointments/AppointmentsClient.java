package dev.gpconnect.appointments;

import dev.gpconnect.appointments.ClientParts.Limits;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.TokenGenerator;
import dev.gpconnect.appointments.identity.UnsignedTokenGenerator;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.resilience.InterruptWatch;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.SpineProxy;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.HttpTransportProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client of an application: one for all its users and organisations, made once, used by many threads at once, closed at
 * the end.
 *
 * <pre>{@code
 * AppointmentsClient client = AppointmentsClient.builder(product, providerDirectory)
 *         .spineProxy(URI.create("https://proxy.example.nhs.uk/"))
 *         .transport(transport)
 *         .build();
 *
 * try (Encounter encounter = client.encounter(organisation, user)) {
 *     Practice practice = encounter.practice("Y90001");
 *     FreeSlots free = practice.searchFreeSlots(SlotSearch.between(from, to).build());
 * }
 * }</pre>
 */
public final class AppointmentsClient implements AutoCloseable {

    private final ClientParts parts;
    private final boolean ownsTransport;
    private final AtomicBoolean closed = new AtomicBoolean();

    private AppointmentsClient(ClientParts parts, boolean ownsTransport) {
        this.parts = parts;
        this.ownsTransport = ownsTransport;
    }

    /**
     * Starts a client.
     *
     * @param product the application, the same for every organisation that uses it
     * @param directory where practices answer
     */
    public static Builder builder(Product product, ProviderDirectory directory) {
        return new Builder(product, directory);
    }

    /**
     * Opens an encounter: one user of one organisation with one patient. Directory look-ups are kept for its length only
     * (W-SDS-06), so open one for each patient and close it.
     *
     * @throws IllegalStateException if the client is closed
     */
    public Encounter encounter(RequestingOrganisation organisation, User user) {
        if (closed.get()) {
            throw new IllegalStateException("The client is closed; use one client for as long as the application runs");
        }
        return new Encounter(parts, closed::get, organisation, user);
    }

    /** Releases what the client has made; a transport that was given to it stays open. Closing twice is allowed. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            parts.watch().close();
            if (ownsTransport) {
                parts.transport().close();
            }
        }
    }

    /** Puts a client together. Everything but the product and the directory has a default. */
    public static final class Builder {

        private final Product product;
        private final ProviderDirectory directory;
        private SpineProxy proxy = SpineProxy.NONE;
        private @Nullable HttpTransport transport;
        private TokenGenerator tokens = new UnsignedTokenGenerator();
        private Clock clock = Clock.systemUTC();
        private LongSupplier ticker = System::nanoTime;
        private Supplier<UUID> traceIds = UUID::randomUUID;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration responseTimeout = Duration.ofSeconds(60);
        private Duration callTimeout = Duration.ofSeconds(90);
        private long maxResponseBytes = 64L * 1024 * 1024;

        private Builder(Product product, ProviderDirectory directory) {
            this.product = Objects.requireNonNull(product, "product");
            this.directory = Objects.requireNonNull(directory, "directory");
        }

        /**
         * The Spine proxy to go through (W-URL-03); none by default, and then requests go straight to the practice.
         *
         * @throws IllegalArgumentException if it is not an absolute HTTP URL without user, query or fragment
         */
        public Builder spineProxy(URI address) {
            this.proxy = SpineProxy.at(address);
            return this;
        }

        /**
         * What sends the requests. By default the one transport on the class path, which the client then closes; a transport
         * given here is the caller's to close.
         */
        public Builder transport(HttpTransport transport) {
            this.transport = Objects.requireNonNull(transport, "transport");
            return this;
        }

        /** What makes the tokens; the unsigned JWT of the specification by default. */
        public Builder tokens(TokenGenerator tokens) {
            this.tokens = Objects.requireNonNull(tokens, "tokens");
            return this;
        }

        /** The time; the system's by default, which has to be synchronised with the NHS (W-JWT-04). */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** What measures elapsed time, in nanoseconds; {@link System#nanoTime()} by default. For tests. */
        public Builder ticker(LongSupplier ticker) {
            this.ticker = Objects.requireNonNull(ticker, "ticker");
            return this;
        }

        /** Where trace ids come from; random UUIDs by default. Each attempt takes a new one (W-HDR-01). */
        public Builder traceIds(Supplier<UUID> traceIds) {
            this.traceIds = Objects.requireNonNull(traceIds, "traceIds");
            return this;
        }

        /** How long making a connection may take; 10 seconds by default. */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = positive(timeout, "connectTimeout");
            return this;
        }

        /**
         * How long one attempt may take, from sending to the last byte of the answer; 60 seconds by default, as real slot
         * searches take up to 30.
         */
        public Builder responseTimeout(Duration timeout) {
            this.responseTimeout = positive(timeout, "responseTimeout");
            return this;
        }

        /** How long a call may take with all its attempts; 90 seconds by default. */
        public Builder callTimeout(Duration timeout) {
            this.callTimeout = positive(timeout, "callTimeout");
            return this;
        }

        /** The largest answer that is read, in bytes once unzipped; 64 MiB by default. */
        public Builder maxResponseBytes(long bytes) {
            if (bytes <= 0) {
                throw new IllegalArgumentException("maxResponseBytes must be positive");
            }
            this.maxResponseBytes = bytes;
            return this;
        }

        /**
         * The client.
         *
         * @throws IllegalStateException if no transport was given and the class path holds none, or more than one
         */
        public AppointmentsClient build() {
            HttpTransport given = transport;
            Limits limits = new Limits(connectTimeout, responseTimeout, callTimeout, maxResponseBytes);
            ClientParts parts = new ClientParts(
                    product,
                    directory,
                    proxy,
                    given == null ? discover() : given,
                    tokens,
                    clock,
                    ticker,
                    traceIds,
                    limits,
                    new InterruptWatch());
            return new AppointmentsClient(parts, given == null);
        }

        private static HttpTransport discover() {
            List<ServiceLoader.Provider<HttpTransportProvider>> found =
                    ServiceLoader.load(HttpTransportProvider.class, HttpTransportProvider.class.getClassLoader())
                            .stream()
                            .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("No transport was given to the client, and none is on the class path:"
                        + " add dev.gpconnect:gpconnect-appointments-okhttp, or call transport(…)");
            }
            if (found.size() > 1) {
                List<String> names = found.stream()
                        .map(provider -> provider.type().getName())
                        .toList();
                throw new IllegalStateException(
                        "No transport was given to the client, and several are on the class path: " + names
                                + "; call transport(…) with one, or leave one dependency");
            }
            return found.get(0).get().create();
        }

        private static Duration positive(Duration timeout, String name) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException(name + " must be positive");
            }
            return timeout;
        }
    }
}
