package dev.gpconnect.appointments.testkit.spine;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.FakePractices;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Interaction;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Spine Secure Proxy in front of fake practices: it checks who talks to whom, and hands on unchanged what passes (P-SSP-01 to
 * P-SSP-09). Immutable and thread-safe once built.
 */
public final class FakeSpine {
    /** One slash parts the proxy from the complete URL; a second one before it, as of a joined address, is passed over. */
    private static final Pattern LEADING_SLASHES = Pattern.compile("^/{1,2}");

    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT");
    private static final Set<String> MEDIA_TYPES = Set.of("application/fhir+json", "application/fhir+xml");

    private final String base;
    private final Controls controls;
    private final Map<String, Provider> providers;
    private final Map<String, FakeConsumer> consumers;

    private FakeSpine(Builder builder) {
        this.base = builder.base;
        this.controls = builder.controls;
        this.providers = Map.copyOf(builder.providers);
        this.consumers = Map.copyOf(builder.consumers);
    }

    /** What the directory has of a receiver; nobody answers at the endpoint of one without a practice. */
    private record Provider(
            PracticeIdentity identity, @Nullable FakePractice practice) {}

    /**
     * Starts a Spine that knows nobody.
     *
     * @param base the URL before each service root, without a slash at its end
     * @return a builder
     */
    public static Builder builder(String base) {
        return new Builder(base);
    }

    /**
     * The Spine of the reference data: its practices, the unreachable one, and its four consumers.
     *
     * @param base the URL that the practices were made with
     * @param practices the reference practices
     * @return the Spine
     */
    public static FakeSpine reference(String base, FakePractices practices) {
        Builder builder = builder(base);
        ReferenceParties.providers().forEach(builder::unreachable);
        ReferenceParties.consumers().forEach(builder::consumer);
        practices.all().forEach(builder::practice);
        return builder.build();
    }

    /**
     * Answers a request that reached the proxy.
     *
     * @param request its target is a slash and the provider's complete URL, as received
     * @return the proxy's own error, or the practice's answer untouched
     */
    public FakeResponse answer(FakeRequest request) {
        String certificate = controls.effective().value(Knob.CLIENT_CERTIFICATE);
        if (!certificate.equals(Knob.CLIENT_CERTIFICATE.standard())) {
            return SspErrors.certificate(certificate.equals("MISSING"));
        }
        if (request.method().equals("OPTIONS")) {
            return preflight();
        }
        if (!VERBS.contains(request.method())) {
            return SspErrors.methodNotAllowed();
        }
        if (!request.method().equals("GET") && !acceptable(request.header("Content-Type"))) {
            return SspErrors.unsupportedMediaType();
        }
        String from = text(request, "Ssp-From");
        String interactionId = text(request, "Ssp-InteractionID");
        FakeConsumer consumer = consumers.get(from);
        if (consumer == null || !consumer.registeredFor(interactionId)) {
            return SspErrors.senderNotRegistered(from);
        }
        String to = text(request, "Ssp-To");
        Provider provider = providers.get(to);
        if (provider == null || Interaction.tryOf(interactionId) == null) {
            return SspErrors.receiverNotRegistered(to);
        }
        return consumer.sharing() ? forward(request, provider) : SspErrors.notSharing(from, to);
    }

    private FakeResponse forward(FakeRequest request, Provider provider) {
        String target = LEADING_SLASHES.matcher(request.target()).replaceFirst("");
        String endpoint = base + provider.identity().rootPath();
        if (!target.startsWith(endpoint + "/")) {
            return SspErrors.targetDiffers(endpoint, provider.identity().cpaId(), target);
        }
        FakePractice practice = provider.practice();
        return practice == null
                ? SspErrors.unreachable(target)
                : practice.answer(request.withTarget(target.substring(base.length())));
    }

    private static FakeResponse preflight() {
        Map<String, String> headers = Map.of(
                "Allow", "GET, POST, PUT, OPTIONS",
                "Access-Control-Allow-Methods", "GET, POST, PUT",
                "Cache-Control", "no-store");
        return FakeResponse.of(200, headers, new byte[0]);
    }

    private static boolean acceptable(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return MEDIA_TYPES.contains(type.strip().toLowerCase(Locale.ROOT));
    }

    private static String text(FakeRequest request, String header) {
        return Objects.requireNonNullElse(request.header(header), "");
    }

    /** Registers practices and consumers; for one thread. */
    public static final class Builder {
        private final String base;
        private Controls controls = Controls.create();
        private final Map<String, Provider> providers = new HashMap<>();
        private final Map<String, FakeConsumer> consumers = new HashMap<>();

        private Builder(String base) {
            this.base = Objects.requireNonNull(base, "base");
        }

        /**
         * Registers a practice for every interaction.
         *
         * @param practice a practice made with this builder's base
         * @return this builder
         */
        public Builder practice(FakePractice practice) {
            return provider(practice.identity(), practice);
        }

        /**
         * Registers a practice at whose endpoint nobody answers (P-SSP-08).
         *
         * @param identity what the directory says of it
         * @return this builder
         */
        public Builder unreachable(PracticeIdentity identity) {
            return provider(identity, null);
        }

        /**
         * Lets the proxy obey the knob of the client's certificate (P-SSP-01).
         *
         * @param shared the controls of the practices behind it
         * @return this builder
         */
        public Builder controls(Controls shared) {
            controls = Objects.requireNonNull(shared, "shared");
            return this;
        }

        /**
         * Registers a consumer.
         *
         * @param consumer what it may do
         * @return this builder
         */
        public Builder consumer(FakeConsumer consumer) {
            consumers.put(consumer.asid(), consumer);
            return this;
        }

        /**
         * Builds the Spine.
         *
         * @return it, with what is registered now
         */
        public FakeSpine build() {
            return new FakeSpine(this);
        }

        private Builder provider(PracticeIdentity identity, @Nullable FakePractice practice) {
            providers.put(identity.asid(), new Provider(identity, practice));
            return this;
        }
    }
}
