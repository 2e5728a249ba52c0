package dev.gpconnect.appointments;

import dev.gpconnect.appointments.ClientParts.Limits;
import dev.gpconnect.appointments.audit.AuditFailurePolicy;
import dev.gpconnect.appointments.audit.AuditSink;
import dev.gpconnect.appointments.audit.JsonLinesAuditSink;
import dev.gpconnect.appointments.config.Configuration;
import dev.gpconnect.appointments.identity.Product;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.TokenGenerator;
import dev.gpconnect.appointments.identity.UnsignedTokenGenerator;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.resilience.InterruptWatch;
import dev.gpconnect.appointments.resilience.RetryPolicy;
import dev.gpconnect.appointments.spine.ProviderDirectory;
import dev.gpconnect.appointments.spine.SpineProxy;
import dev.gpconnect.appointments.transport.HttpTransport;
import dev.gpconnect.appointments.transport.TransportSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
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
 *
 * <p>While an attempt is made, the log context of its thread (SLF4J's MDC) names it, for the log lines of whatever the client was
 * given too: {@code gpconnect.traceId}, {@code gpconnect.interaction}, {@code gpconnect.practice} and, if the encounter has one,
 * {@code gpconnect.correlationId}. Afterwards the context is as it was before (D-AU-03, D-IG-07).
 *
 * <p>When the client is closed every method that would ask a practice throws {@link IllegalStateException}, those of its encounters
 * included. A request that is under way is not cancelled: it is answered, recorded and given to its caller as ever. But it is no
 * longer given up when its thread is interrupted, and no other attempt follows it.
 */
public final class AppointmentsClient implements AutoCloseable {

    private final ClientParts parts;
    private final Owned owned;
    private final AtomicBoolean closed = new AtomicBoolean();

    private AppointmentsClient(ClientParts parts, Owned owned) {
        this.parts = parts;
        this.owned = owned;
    }

    /**
     * Starts a client.
     *
     * @param product the application, the same for every organisation that uses it
     * @param directory where practices answer
     */
    public static Builder builder(Product product, ProviderDirectory directory) {
        Objects.requireNonNull(directory, "directory");
        return new Builder(product, owned -> directory);
    }

    /**
     * Starts a client from settings outside the code; what is said here afterwards comes before them. What they make, such as the
     * directory, the client closes.
     */
    public static Builder builder(Configuration configuration) {
        return new Builder(
                        configuration.product(),
                        owned -> owned.add(
                                configuration.directory(settings -> owned.add(TransportDiscovery.discover(settings)))))
                .with(configuration);
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

    /** How the client is, by the certificates of its transport; nobody is asked for it. Also after it is closed. */
    public Health health() {
        return closed.get()
                ? Health.closed()
                : Health.of(parts.transport().tls(), parts.clock().instant());
    }

    /**
     * Releases what the client has made, at the latest when the last call that is under way has ended; a transport that was given
     * to it stays open. Closing twice is allowed.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            parts.watch().close();
            owned.close();
        }
    }

    /** Puts a client together. Everything but the product and the directory has a default. */
    public static final class Builder {

        private final Product product;
        private final DirectorySource directory;
        private TransportSettings transportSettings = TransportSettings.defaults();
        private SpineProxy proxy = SpineProxy.NONE;
        private @Nullable HttpTransport transport;
        private TokenGenerator tokens = new UnsignedTokenGenerator();
        private Clock clock = Clock.systemUTC();
        private LongSupplier ticker = System::nanoTime;
        private Supplier<UUID> traceIds = UUID::randomUUID;
        private int maxRetries = RetryPolicy.MOST_RETRIES;
        private Sleeper sleeper = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());
        private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();
        private @Nullable AuditSink audit;
        private @Nullable Path auditFile;
        private AuditFailurePolicy auditFailure = AuditFailurePolicy.FAIL_THE_CALL;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration responseTimeout = Duration.ofSeconds(60);
        private Duration callTimeout = Duration.ofSeconds(90);
        private long maxResponseBytes = 10L * 1024 * 1024;
        private boolean plainHttp;
        private @Nullable AcknowledgementKey acknowledgementKey;
        private SafeObserver observer = SafeObserver.NOBODY;

        private Builder(Product product, DirectorySource directory) {
            this.product = Objects.requireNonNull(product, "product");
            this.directory = directory;
        }

        private Builder with(Configuration configuration) {
            transportSettings = configuration.transport();
            configuration.spineProxy().ifPresent(this::spineProxy);
            plainHttp = configuration.isPlainHttpAllowed();
            configuration.connectTimeout().ifPresent(this::connectTimeout);
            configuration.responseTimeout().ifPresent(this::responseTimeout);
            configuration.callTimeout().ifPresent(this::callTimeout);
            configuration.maxRetries().ifPresent(this::maxRetries);
            configuration.maxResponseBytes().ifPresent(this::maxResponseBytes);
            configuration.acknowledgementKey().ifPresent(this::acknowledgementKey);
            configuration.auditFailure().ifPresent(this::auditFailure);
            auditFile = configuration.auditFile().orElse(null);
            return this;
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

        /**
         * How often a read is tried again after a transient fault, within the time of the call; 3 times by default. A write is
         * never tried again by itself (C-GEN-09).
         *
         * @throws IllegalArgumentException if it is not 0 to 3
         */
        public Builder maxRetries(int retries) {
            this.maxRetries = RetryPolicy.allowed(retries);
            return this;
        }

        /** What waits between attempts; the calling thread sleeps by default. For tests, with a ticker that it moves. */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /** Which part of the longest wait between attempts is waited, from 0 to 1; random by default. For tests. */
        public Builder jitter(DoubleSupplier jitter) {
            this.jitter = Objects.requireNonNull(jitter, "jitter");
            return this;
        }

        /**
         * What keeps the audit trail (D-AU-01); by default the log, which the application has to keep. There always is one
         * (D-AU-02).
         */
        public Builder audit(AuditSink sink) {
            this.audit = Objects.requireNonNull(sink, "sink");
            return this;
        }

        /** What becomes of a call when the audit sink fails; it fails by default. */
        public Builder auditFailure(AuditFailurePolicy policy) {
            this.auditFailure = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** How long making a connection may take; 10 seconds by default. */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = Limits.positive(timeout, "connectTimeout");
            return this;
        }

        /**
         * How long one attempt may take, from sending to the last byte of the answer; 60 seconds by default, as real slot
         * searches take up to 30.
         */
        public Builder responseTimeout(Duration timeout) {
            this.responseTimeout = Limits.positive(timeout, "responseTimeout");
            return this;
        }

        /** How long a call may take with all its attempts; 90 seconds by default. */
        public Builder callTimeout(Duration timeout) {
            this.callTimeout = Limits.positive(timeout, "callTimeout");
            return this;
        }

        /**
         * The largest answer to a slot search that is read, in bytes once unzipped; 10 MiB by default, some 20,000 slots, which a
         * heap of 64 MB has room for whatever is in them. Set larger, an answer may still hold no more than some 30,000. Every other
         * answer is kept in memory as a whole and read up to 4 MiB at most, or up to this if it is less.
         */
        public Builder maxResponseBytes(long bytes) {
            this.maxResponseBytes = Limits.positive(bytes, "maxResponseBytes");
            return this;
        }

        /**
         * Lets requests go over plain {@code http://} to other machines, where everybody on the way can read the tokens and the
         * patients' data and change them. For a closed test environment without patients only; by default plain http is refused to
         * anything but this machine (W-TLS-01).
         */
        public Builder allowPlainHttp() {
            this.plainHttp = true;
            return this;
        }

        /**
         * What authenticates a user's acknowledgements in {@link PatientRecord#toCarriedJson}; random for each client by default, so
         * that they hold within this client only. Give several nodes, or a client after a restart, the same secret bytes.
         *
         * @throws IllegalArgumentException if it has fewer than 32 bytes
         */
        public Builder acknowledgementKey(byte[] key) {
            this.acknowledgementKey = AcknowledgementKey.of(key);
            return this;
        }

        /** Who measures or traces calls; nobody by default. */
        public Builder observer(CallObserver observer) {
            this.observer = new SafeObserver(observer);
            return this;
        }

        /**
         * The client.
         *
         * @throws IllegalStateException if no transport was given and the class path holds none, or more than one; or if the
         *     Spine proxy's address is plain http to another machine and {@link #allowPlainHttp()} was not called
         */
        public AppointmentsClient build() {
            proxy.requireNotInClear(plainHttp);
            Owned owned = new Owned();
            try {
                return new AppointmentsClient(parts(owned), owned);
            } catch (RuntimeException e) {
                try {
                    owned.close();
                } catch (IllegalStateException alsoBroken) {
                    e.addSuppressed(alsoBroken);
                }
                throw e;
            }
        }

        private ClientParts parts(Owned owned) {
            HttpTransport given = transport;
            AcknowledgementKey key = acknowledgementKey;
            HttpTransport used = given == null ? owned.add(TransportDiscovery.discover(transportSettings)) : given;
            return new ClientParts(
                    product,
                    directory.create(owned),
                    proxy,
                    plainHttp,
                    used,
                    tokens,
                    clock,
                    ticker,
                    traceIds,
                    new Limits(connectTimeout, responseTimeout, callTimeout, maxResponseBytes),
                    new RetryPolicy(maxRetries, jitter),
                    sleeper,
                    new AuditTrail(auditSink(owned), auditFailure, clock),
                    new InterruptWatch(),
                    key == null ? AcknowledgementKey.random() : key,
                    observer,
                    owned);
        }

        private AuditSink auditSink(Owned owned) {
            if (audit != null) {
                return audit;
            }
            return auditFile == null ? AuditSink.logging() : owned.add(JsonLinesAuditSink.to(auditFile));
        }

        /** Gives the directory, or makes it, and what it needs, for the client to close. */
        @FunctionalInterface
        private interface DirectorySource {
            ProviderDirectory create(Owned owned);
        }
    }
}
