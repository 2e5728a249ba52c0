package dev.gpconnect.appointments.spine;

import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.Asid;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.Loopback;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ServiceRoot;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Spine's directory over its FHIR API (W-SDS-08 to W-SDS-12): where practices answer, and the ASIDs of this application for
 * the organisations that use it. Thread-safe; keeps no answer, as an encounter does (W-SDS-06).
 *
 * <pre>{@code
 * ProviderDirectory directory = SdsFhirDirectory.builder(
 *                 URI.create("https://api.service.nhs.uk/spine-directory/FHIR/R4"), transport)
 *         .apiKey(apiKey)
 *         .supplier(OdsCode.of("Y90099"))
 *         .build();
 * }</pre>
 *
 * <p>A practice costs two requests for each interaction, one for its endpoint and one for its ASID, and one more each time that
 * nothing is found: the API answers in the same way when the directory behind it takes too long, so an empty answer is asked for
 * once more, past the gateway's store (W-SDS-11). At the default pace 6,500 practices take five and a half minutes.
 *
 * <p>Without a connection, and after HTTP 429, 502, 503 or 504, a request is sent again up to three times, after half a second,
 * one and two, or as many seconds as {@code Retry-After} says, while the look-up's time lasts. A caller who is interrupted stops
 * waiting; within a request under way, when that ends.
 */
public final class SdsFhirDirectory implements ProviderDirectory {

    private final SdsFhirApi api;
    private final SdsFhirPace pace;
    private final Duration timeout;
    private final @Nullable OdsCode supplier;

    private SdsFhirDirectory(Builder builder) {
        this.pace = new SdsFhirPace(builder.requestsPerSecond, builder.ticker, builder.pause);
        this.api = new SdsFhirApi(
                builder.root, builder.transport, builder.apiKey, builder.connectTimeout, builder.correlationIds, pace);
        this.timeout = builder.timeout;
        this.supplier = builder.supplier;
    }

    /**
     * Starts a directory.
     *
     * @param sdsRoot the API's address, which ends {@code /spine-directory/FHIR/R4}
     * @param transport what sends the requests; the caller's to close, and not before the directory's last use
     * @throws IllegalArgumentException if the address is not an absolute HTTP URL without user, query or fragment
     */
    public static Builder builder(URI sdsRoot, HttpTransport transport) {
        return new Builder(ServiceRoot.of(sdsRoot.toString()), transport);
    }

    /** The endpoint first, then the ASID behind its party key, as an organisation may be consumer and provider (W-SDS-09). */
    @Override
    public ProviderEndpoint find(OdsCode practice, InteractionId interaction) {
        SdsLookUp lookUp = new SdsLookUp(practice, interaction);
        SdsFhirSearch search = search(lookUp);
        SdsBundleEntry endpoint = search.endpoint();
        ServiceRoot root = lookUp.root(endpoint.addresses());
        return new ProviderEndpoint(root, lookUp.asid(search.asids(search.partyKey(endpoint))));
    }

    /**
     * The ASID of this application, told from others by its supplier (W-SDS-03, W-SDS-09).
     *
     * @throws NotEnabledException if the organisation has no system of the supplier for the interaction
     * @throws AmbiguousRegistrationException if it has several
     * @throws NotSentException if the directory cannot be asked, or what it says cannot be used
     * @throws RefusedException if the directory was given no supplier
     */
    @Override
    public Asid ownAsid(OdsCode organisation, InteractionId interaction) {
        SdsLookUp lookUp = new SdsLookUp(organisation, interaction);
        OdsCode ours = lookUp.supplier(supplier);
        return lookUp.asid(search(lookUp).asids(ours));
    }

    @Override
    public String toString() {
        return "SdsFhirDirectory";
    }

    private SdsFhirSearch search(SdsLookUp lookUp) {
        return new SdsFhirSearch(api, lookUp, pace.endOf(timeout));
    }

    /** Waits. A test puts one in that moves its ticker, so that nothing really waits. */
    @FunctionalInterface
    public interface Pause {

        /**
         * Waits this long on the calling thread.
         *
         * @throws InterruptedException if the thread is interrupted meanwhile; the look-up then ends, with the thread's flag set
         *     again
         */
        void sleep(Duration time) throws InterruptedException;
    }

    /** Puts a directory together. */
    public static final class Builder {

        private final ServiceRoot root;
        private final HttpTransport transport;
        private @Nullable String apiKey;
        private @Nullable OdsCode supplier;
        private boolean plainHttp;
        private int requestsPerSecond = 40;
        private Duration timeout = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Supplier<UUID> correlationIds = UUID::randomUUID;
        private LongSupplier ticker = System::nanoTime;
        private Pause pause = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

        private Builder(ServiceRoot root, HttpTransport transport) {
            this.root = root;
            this.transport = Objects.requireNonNull(transport, "transport");
        }

        /**
         * The application's API key, a secret (W-SDS-10); none by default, and then the API refuses unless something on the way
         * to it adds one.
         *
         * @throws IllegalArgumentException if it is blank or cannot be sent in a header
         */
        public Builder apiKey(String key) {
            if (key.isBlank()) {
                throw new IllegalArgumentException("The API key may not be blank");
            }
            HttpHeaders.builder().add("apikey", key);
            this.apiKey = key;
            return this;
        }

        /** The ODS code of this application's supplier, by which our own ASID is found (W-SDS-03); needed for nothing else. */
        public Builder supplier(OdsCode odsCode) {
            this.supplier = Objects.requireNonNull(odsCode, "odsCode");
            return this;
        }

        /**
         * The most requests in a second, sent at an even pace, and sixty times as many in a minute; 40 by default, which are the
         * API's own limits (W-SDS-12). Give each of several processes that share an API key its part.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder requestsPerSecond(int requests) {
            if (requests <= 0) {
                throw new IllegalArgumentException("requestsPerSecond must be positive");
            }
            this.requestsPerSecond = requests;
            return this;
        }

        /**
         * How long a look-up may take with all its requests and waits; 30 seconds by default. Raise it where more than some five
         * hundred practices are looked up at the same time.
         */
        public Builder timeout(Duration timeout) {
            this.timeout = positive(timeout, "timeout");
            return this;
        }

        /** How long making a connection may take; 10 seconds by default. */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = positive(timeout, "connectTimeout");
            return this;
        }

        /** Where correlation ids come from, a new one for each request (W-SDS-10); random UUIDs by default. */
        public Builder correlationIds(Supplier<UUID> ids) {
            this.correlationIds = Objects.requireNonNull(ids, "ids");
            return this;
        }

        /** What measures elapsed time, in nanoseconds; {@link System#nanoTime()} by default. For tests. */
        public Builder ticker(LongSupplier ticker) {
            this.ticker = Objects.requireNonNull(ticker, "ticker");
            return this;
        }

        /** What waits for the next turn and before a request is repeated; the calling thread sleeps by default. For tests. */
        public Builder pause(Pause pause) {
            this.pause = Objects.requireNonNull(pause, "pause");
            return this;
        }

        /** Lets the API key go to another machine in clear text, which is refused by default: for a closed test environment only. */
        public Builder allowPlainHttp() {
            this.plainHttp = true;
            return this;
        }

        /**
         * The directory.
         *
         * @throws IllegalStateException if the address is plain http to another machine and {@link #allowPlainHttp()} was not called
         */
        public SdsFhirDirectory build() {
            if (!plainHttp && Loopback.isLeftInClear(root.value())) {
                throw new IllegalStateException(
                        "The directory's address is plain http:// to another machine, where its API"
                                + " key could be read on the way: use its https:// address; only a closed test environment may do"
                                + " without, with allowPlainHttp() (W-TLS-01)");
            }
            return new SdsFhirDirectory(this);
        }

        private static Duration positive(Duration timeout, String name) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException(name + " must be positive");
            }
            return timeout;
        }
    }
}
