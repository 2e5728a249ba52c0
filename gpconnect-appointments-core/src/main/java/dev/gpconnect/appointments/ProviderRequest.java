package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.identity.TokenRequest;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.time.Duration;
import java.util.function.Supplier;

/** The request of one attempt as it goes on the wire, with a token made for it. */
final class ProviderRequest {

    private static final String MEDIA_TYPE = "application/fhir+json";

    private final ClientParts parts;
    private final AuditedAttempt attempt;
    private final ProviderEndpoint endpoint;
    private final Interaction interaction;
    private final CallInfo call;

    ProviderRequest(ClientParts parts, AuditedAttempt attempt, ProviderEndpoint endpoint) {
        this.parts = parts;
        this.attempt = attempt;
        this.endpoint = endpoint;
        this.interaction = attempt.interaction();
        this.call = attempt.call();
    }

    /** The request, to be answered within the time that is left once its token is made. */
    HttpRequest within(Supplier<Duration> time) {
        String url = parts.proxy().urlOf(endpoint.root(), interaction.path());
        HttpRequest.Builder request = HttpRequest.builder(interaction.id().verb(), url)
                .headers(headers())
                .connectTimeout(parts.limits().connect())
                .timeout(time.get());
        byte[] body = interaction.body();
        return body == null ? request.build() : request.body(body).build();
    }

    private HttpHeaders headers() {
        String token = parts.tokens()
                .generate(new TokenRequest(
                        parts.product(),
                        attempt.organisation(),
                        attempt.user(),
                        endpoint.root(),
                        interaction.id(),
                        parts.clock().instant()));
        HttpHeaders.Builder headers = HttpHeaders.builder()
                .add("Ssp-TraceID", call.traceId().toString())
                .add("Ssp-From", attempt.organisation().asid().value())
                .add("Ssp-To", endpoint.asid().value())
                .add("Ssp-InteractionID", interaction.id().id())
                .add("Authorization", "Bearer " + token)
                .add("Accept", MEDIA_TYPE);
        if (interaction.body() != null) {
            headers.add("Content-Type", MEDIA_TYPE + ";charset=utf-8");
        }
        if (interaction.ifMatch() != null) {
            headers.add("If-Match", "W/\"" + interaction.ifMatch() + "\"");
        }
        return headers.build();
    }
}
