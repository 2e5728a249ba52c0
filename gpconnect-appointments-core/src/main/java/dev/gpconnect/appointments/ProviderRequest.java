package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.identity.TokenRequest;
import dev.gpconnect.appointments.model.Loopback;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.time.Duration;
import java.util.function.Supplier;

/** The request of one attempt as it goes on the wire, with a token made for it. */
final class ProviderRequest {

    private static final String MEDIA_TYPE = "application/fhir+json";

    private final ClientParts parts;
    private final AuditedAttempt attempt;
    private final Route route;
    private final Interaction interaction;
    private final CallInfo call;

    ProviderRequest(ClientParts parts, AuditedAttempt attempt, Route route) {
        this.parts = parts;
        this.attempt = attempt;
        this.route = route;
        this.interaction = attempt.interaction();
        this.call = attempt.call();
    }

    /** The request, to be answered within the time that is left once its token is made. */
    HttpRequest within(Supplier<Duration> time) {
        requireNotInClear();
        String url = sendable("URL", parts.proxy().urlOf(route.to().root(), interaction.path()));
        HttpRequest.Builder request = HttpRequest.builder(interaction.id().verb(), url)
                .headers(headers())
                .connectTimeout(parts.limits().connect())
                .timeout(time.get());
        byte[] body = interaction.body();
        return body == null ? request.build() : request.body(body).build();
    }

    /** Where there is a Spine proxy, the practice's own address is only a part of the path, whatever its scheme. */
    private void requireNotInClear() {
        boolean direct = parts.proxy().prefix().isEmpty();
        if (direct
                && !parts.plainHttp()
                && Loopback.isLeftInClear(route.to().root().value())) {
            throw new NotSentException(
                    "The directory gives a plain http:// address for this practice, over which the token and the"
                            + " patient's data would be readable; nothing was sent. Correct the directory's entry to"
                            + " https://, or go through the Spine proxy (W-TLS-01)",
                    call,
                    null);
        }
    }

    /** What could end a line of the request, or be read as something else, is not sent. */
    private String sendable(String what, String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new NotSentException(
                    "The " + what + " of the request holds a space, a control character or one that is not ASCII;"
                            + " nothing was sent. Correct what made it",
                    call,
                    null);
        }
        return text;
    }

    private HttpHeaders headers() {
        String token = parts.tokens()
                .generate(new TokenRequest(
                        parts.product(),
                        attempt.organisation(),
                        attempt.user(),
                        route.to().root(),
                        interaction.id(),
                        parts.clock().instant()));
        HttpHeaders.Builder headers = HttpHeaders.builder()
                .add("Ssp-TraceID", call.traceId().toString())
                .add("Ssp-From", route.from().value())
                .add("Ssp-To", route.to().asid().value())
                .add("Ssp-InteractionID", interaction.id().id())
                .add("Authorization", "Bearer " + sendable("token", token))
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
