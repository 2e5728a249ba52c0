package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.ServiceException.Failure;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fhir.BoundedInputStream;
import dev.gpconnect.appointments.fhir.OutcomeInsteadException;
import dev.gpconnect.appointments.fhir.OutcomeReader;
import dev.gpconnect.appointments.identity.RequestingOrganisation;
import dev.gpconnect.appointments.identity.TokenRequest;
import dev.gpconnect.appointments.identity.User;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.resilience.InterruptWatch;
import dev.gpconnect.appointments.resilience.RetryAfter;
import dev.gpconnect.appointments.spine.ProviderEndpoint;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.NotSentIOException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at an interaction: a trace id and a token of its own, one request, one answer or one of the five failures. */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(AppointmentsClient.class);
    private static final String MEDIA_TYPE = "application/fhir+json";
    private static final int ERROR_BYTES = 256 * 1024;

    private final ClientParts parts;
    private final RequestingOrganisation organisation;
    private final User user;
    private final ProviderEndpoint endpoint;
    private final Interaction interaction;
    private final CallInfo call;

    Exchange(
            ClientParts parts,
            RequestingOrganisation organisation,
            User user,
            OdsCode practice,
            ProviderEndpoint endpoint,
            Interaction interaction,
            int attempt) {
        this.parts = parts;
        this.organisation = organisation;
        this.user = user;
        this.endpoint = endpoint;
        this.interaction = interaction;
        this.call = new CallInfo(interaction.id(), practice, parts.traceIds().get(), attempt);
    }

    CallInfo call() {
        return call;
    }

    <T> T execute(Deadline deadline, Answer.Reader<T> reader) {
        Duration time = deadline.remainingUpTo(parts.limits().response());
        if (time.isZero()) {
            throw new NotSentException("No time was left for this request; nothing was sent", call, null);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new NotSentException("The calling thread is interrupted; nothing was sent", call, null);
        }
        HttpCall httpCall = newCall(request(time));
        InterruptWatch.Watched watched = parts.watch().watch(httpCall);
        try {
            HttpResponse response = httpCall.execute();
            LOG.debug("{}: HTTP {}", call, response.status());
            try {
                return answered(response, reader);
            } finally {
                close(response);
            }
        } catch (NotSentIOException e) {
            LOG.debug("{}: not sent", call);
            throw new NotSentException(
                    "No connection to " + destination() + "; nothing was sent. Check the address and the network,"
                            + " or try again later",
                    call,
                    e);
        } catch (IOException e) {
            LOG.debug("{}: no answer", call);
            throw new OutcomeUnknownException(noAnswer(), call, e);
        } finally {
            watched.close();
        }
    }

    private void close(HttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            // what came of the answer is known by now, and stands
            LOG.debug("{}: closing the response failed", call);
        }
    }

    private HttpCall newCall(HttpRequest request) {
        try {
            return parts.transport().newCall(request);
        } catch (IllegalArgumentException e) {
            throw new NotSentException(
                    "The request cannot be sent as it is: " + e.getMessage() + "; check the practice's address",
                    call,
                    e);
        }
    }

    private HttpRequest request(Duration time) {
        String url = parts.proxy().urlOf(endpoint.root(), interaction.path());
        HttpRequest.Builder request = HttpRequest.builder(interaction.id().verb(), url)
                .headers(headers())
                .connectTimeout(parts.limits().connect())
                .timeout(time);
        byte[] body = interaction.body();
        return body == null ? request.build() : request.body(body).build();
    }

    private HttpHeaders headers() {
        String token = parts.tokens()
                .generate(new TokenRequest(
                        parts.product(),
                        organisation,
                        user,
                        endpoint.root(),
                        interaction.id(),
                        parts.clock().instant()));
        HttpHeaders.Builder headers = HttpHeaders.builder()
                .add("Ssp-TraceID", call.traceId().toString())
                .add("Ssp-From", organisation.asid().value())
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

    private <T> T answered(HttpResponse response, Answer.Reader<T> reader) {
        int status = response.status();
        if (status < 200 || status > 299) {
            throw Failures.of(new Failure(status, issues(response), call, retryAfter(response)));
        }
        BoundedInputStream body =
                new BoundedInputStream(response.body(), parts.limits().bodyBytes());
        try {
            requireExpected(status, body);
            return reader.read(new Answer(response.headers(), body, call));
        } catch (OutcomeInsteadException e) {
            throw Failures.of(new Failure(status, e.issues(), call));
        } catch (UnreadableContentException e) {
            throw new UnusableAnswerException(
                    "The answer cannot be used: " + e.getMessage() + after(), status, call, e);
        } catch (IOException e) {
            String message = e instanceof BoundedInputStream.TooLargeException
                    ? "The answer is larger than is accepted"
                    : "The answer broke off";
            throw new UnusableAnswerException(message + after(), status, call, e);
        }
    }

    private void requireExpected(int status, BoundedInputStream body) throws IOException {
        if (status == interaction.successStatus()) {
            return;
        }
        List<Issue> issues = OutcomeReader.read(body.readNBytes(ERROR_BYTES)).orElse(List.of());
        if (!issues.isEmpty()) {
            throw Failures.of(new Failure(status, issues, call));
        }
        throw new UnusableAnswerException(
                "HTTP " + status + " came where success is only " + interaction.successStatus() + after(),
                status,
                call,
                null);
    }

    private @Nullable Duration retryAfter(HttpResponse response) {
        return response.headers()
                .first("Retry-After")
                .flatMap(header -> RetryAfter.parse(header, parts.clock().instant()))
                .orElse(null);
    }

    private static List<Issue> issues(HttpResponse response) {
        try {
            return OutcomeReader.read(response.body().readNBytes(ERROR_BYTES)).orElse(List.of());
        } catch (IOException e) {
            // the status alone is enough for a typed error (W-CT-08)
            return List.of();
        }
    }

    private String noAnswer() {
        String why = Thread.currentThread().isInterrupted()
                ? "The calling thread was interrupted while an answer was waited for"
                : "The request left and no answer came";
        return interaction.id().isWrite()
                ? why + ": it may or may not have been carried out. " + call.settling()
                : why + "; nothing is lost. Try again";
    }

    private String after() {
        return interaction.id().isWrite() ? ". It may have been carried out. " + call.settling() : "";
    }

    private String destination() {
        return parts.proxy().prefix().isEmpty() ? "the practice's system" : "the Spine proxy";
    }
}
