package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.time.SeededIds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The FHIR API in front of the Spine's directory, its gateway included: searches of {@code Endpoint} and {@code Device} in FHIR R4, and the
 * traps of W-SDS-08 to W-SDS-12. Thread-safe.
 *
 * <pre>{@code
 * FakeSds sds = FakeSds.builder("https://sds.example", SdsRecords.reference("https://practices.example"), clock)
 *         .build();
 * }</pre>
 */
public final class FakeSds {
    /** What the API's own paths begin with. */
    public static final String PATH = "/spine-directory/FHIR/R4";

    /** The API key of a fake that was given no other. */
    public static final String REFERENCE_KEY = "reference-key";

    /** The supplier's ODS code of every consumer of the reference data, by which its ASID is looked up (W-SDS-03). */
    public static final String REFERENCE_SUPPLIER = ReferenceParties.SUPPLIER;

    private static final String MEDIA_TYPE = "application/fhir+json";
    private static final String CORRELATION_ID = "X-Correlation-Id";
    private static final Pattern UUID_SHAPE = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final String apiKey;
    private final RateLimit limit;
    private final SdsGatewayCache cache;
    private final SdsBundles bundles;
    private final BiConsumer<String, String> listener;
    private final AtomicInteger timeOuts = new AtomicInteger();
    private volatile SdsRecords records;

    private FakeSds(Builder builder) {
        this.apiKey = builder.apiKey;
        this.limit = new RateLimit(builder.perSecond, builder.clock);
        this.cache = new SdsGatewayCache(builder.clock);
        this.bundles = new SdsBundles(builder.base, builder.ids);
        this.listener = builder.listener;
        this.records = builder.records;
    }

    /**
     * Sets up an API over a directory.
     *
     * @param base the URL before {@link #PATH}, without a slash at its end
     * @param records what the directory holds
     * @param clock what the gateway's half hour and the requests in a second are measured by
     * @return a builder
     */
    public static Builder builder(String base, SdsRecords records, Clock clock) {
        return new Builder(base, records, clock);
    }

    /**
     * Answers a request.
     *
     * @param request its target begins with {@link #PATH}; an absent {@code Accept} is taken for the right one, as the API does
     * @return always an answer, errors included; the one for too many requests is not FHIR (W-SDS-11)
     */
    public FakeResponse answer(FakeRequest request) {
        String given = request.header(CORRELATION_ID);
        boolean none = given == null || given.isEmpty();
        boolean usable = given != null && UUID_SHAPE.matcher(given).matches();
        String correlationId = given != null && usable ? given : bundles.id();
        try {
            if (!apiKey.equals(request.header("apikey"))) {
                throw SdsRefusal.unauthorised();
            }
            if (!limit.admits()) {
                return tooManyRequests();
            }
            boolean device = isForDevices(request);
            if (!none && !usable) {
                throw SdsRefusal.badRequest("Invalid " + CORRELATION_ID + " header; it must be a UUID");
            }
            byte[] body = lookUp(request, device).getBytes(StandardCharsets.UTF_8);
            return FakeResponse.of(200, Map.of("Content-Type", MEDIA_TYPE, CORRELATION_ID, correlationId), body);
        } catch (SdsRefusal refusal) {
            return refusal.response(correlationId);
        }
    }

    /**
     * Lets the directory behind the API time out: each such look-up is answered as if nothing were registered, and the gateway keeps that
     * answer like any other (W-SDS-11). What the gateway has already is not looked up.
     *
     * @param lookUps how many of the next look-ups, in place of what was asked for before; 0 ends it
     */
    public void timeOutNext(int lookUps) {
        timeOuts.set(lookUps);
    }

    /**
     * Puts other records into the directory; what the gateway keeps stays as it was.
     *
     * @param newRecords all that the directory holds from now on
     */
    public void load(SdsRecords newRecords) {
        records = Objects.requireNonNull(newRecords, "newRecords");
    }

    /** Forgets what the gateway keeps, the look-ups that were to time out and how many requests there were; the records stay. */
    void reset() {
        timeOuts.set(0);
        cache.clear();
        limit.reset();
    }

    private static boolean isForDevices(FakeRequest request) {
        boolean device = request.path().equals(PATH + "/Device");
        if (!device && !request.path().equals(PATH + "/Endpoint")) {
            throw SdsRefusal.notFound();
        }
        if (!request.method().equals("GET")) {
            throw SdsRefusal.methodNotAllowed();
        }
        return device;
    }

    private String lookUp(FakeRequest request, boolean device) {
        SdsQuery query =
                device ? SdsQueryReader.device(request.rawQuery()) : SdsQueryReader.endpoint(request.rawQuery());
        List<String> accept = request.headers("Accept");
        if (accept.size() > 1 || !accept.stream().allMatch(MEDIA_TYPE::equalsIgnoreCase)) {
            throw SdsRefusal.notAcceptable();
        }
        if (!device) {
            listener.accept(text(query.organisation()), text(query.interaction()));
        }
        boolean anew = "no-cache".equals(request.header("Cache-Control"));
        String kept = anew ? null : cache.get(request.target());
        if (kept != null) {
            return kept;
        }
        String body = search(request.target(), query, device);
        cache.put(request.target(), body);
        return body;
    }

    private String search(String target, SdsQuery query, boolean device) {
        boolean timesOut = timeOuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        SdsRecords held = records;
        return device
                ? bundles.devices(target, timesOut ? List.of() : held.systems(query))
                : bundles.endpoints(target, timesOut ? List.of() : held.endpoints(query));
    }

    private static FakeResponse tooManyRequests() {
        String body = "{\"fault\":{\"faultstring\":\"Spike arrest violation\","
                + "\"detail\":{\"errorcode\":\"policies.ratelimit.SpikeArrestViolation\"}}}";
        return FakeResponse.of(429, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Sets up the API; for one thread. */
    public static final class Builder {
        private final String base;
        private final SdsRecords records;
        private final Clock clock;
        private String apiKey = REFERENCE_KEY;
        private int perSecond = Integer.MAX_VALUE;
        private Supplier<UUID> ids = SeededIds.of(1);
        private BiConsumer<String, String> listener = (odsCode, interactionId) -> {};

        private Builder(String base, SdsRecords records, Clock clock) {
            this.base = Objects.requireNonNull(base, "base");
            this.records = Objects.requireNonNull(records, "records");
            this.clock = Objects.requireNonNull(clock, "clock");
        }

        /**
         * Asks for another API key than {@link #REFERENCE_KEY}.
         *
         * @param key what the {@code apikey} header must be
         * @return this builder
         */
        public Builder apiKey(String key) {
            apiKey = Objects.requireNonNull(key, "key");
            return this;
        }

        /**
         * Answers 429 to more than so many requests within one second of the clock. There is no limit by default, since a test's clock
         * that stands still would soon reach it; the real API's is about 40 (W-SDS-12).
         *
         * @param requests more than 0
         * @return this builder
         */
        public Builder limitPerSecond(int requests) {
            if (requests < 1) {
                throw new IllegalArgumentException("A limit is at least one request a second, not " + requests);
            }
            perSecond = requests;
            return this;
        }

        /**
         * Takes the ids of resources from another source than the default, which gives the same ones in every run.
         *
         * @param source called by many threads, for example {@link SeededIds}
         * @return this builder
         */
        public Builder ids(Supplier<UUID> source) {
            ids = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Tells somebody of every look-up of an endpoint that is well-formed, those included that the gateway answers.
         *
         * @param observer is given the ODS code and the interaction id, each empty where the look-up does without; called on the
         *     request's thread
         * @return this builder
         */
        public Builder listener(BiConsumer<String, String> observer) {
            listener = Objects.requireNonNull(observer, "observer");
            return this;
        }

        /**
         * Builds the API.
         *
         * @return it, with an empty gateway
         */
        public FakeSds build() {
            return new FakeSds(this);
        }
    }
}
