package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.CallInfo;
import dev.gpconnect.appointments.error.GpConnectException;
import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.NotSentException;
import dev.gpconnect.appointments.error.OutcomeUnknownException;
import dev.gpconnect.appointments.error.ServiceException.Failure;
import dev.gpconnect.appointments.error.TlsException;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.error.UnusableAnswerException;
import dev.gpconnect.appointments.fhir.BoundedInputStream;
import dev.gpconnect.appointments.fhir.OutcomeInsteadException;
import dev.gpconnect.appointments.fhir.OutcomeReader;
import dev.gpconnect.appointments.resilience.Deadline;
import dev.gpconnect.appointments.resilience.InterruptWatch;
import dev.gpconnect.appointments.resilience.RetryAfter;
import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpRequest;
import dev.gpconnect.appointments.transport.HttpResponse;
import dev.gpconnect.appointments.transport.NotSentIOException;
import dev.gpconnect.appointments.transport.ProxyIOException;
import dev.gpconnect.appointments.transport.TlsIOException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at an interaction: a token of its own, one request, one answer or one of the five failures. Whatever exception a
 * plug-in throws becomes the failure that tells the truth about the effect.
 */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(AppointmentsClient.class);
    private static final int ERROR_BYTES = 256 * 1024;

    private final ClientParts parts;
    private final AuditedAttempt attempt;
    private final Route route;
    private final Interaction interaction;
    private final CallInfo call;

    Exchange(ClientParts parts, AuditedAttempt attempt, Route route) {
        this.parts = parts;
        this.attempt = attempt;
        this.route = route;
        this.interaction = attempt.interaction();
        this.call = attempt.call();
    }

    static NotSentException outOfTime(CallInfo call) {
        return new NotSentException("No time was left for this request; nothing was sent", call, null);
    }

    <T> T execute(Deadline deadline, Answer.Reader<T> reader) {
        timeLeft(deadline);
        // the token is made first, and may take its time
        HttpCall httpCall = newCall(request(() -> timeLeft(deadline)));
        InterruptWatch.Watched watched = parts.watch().watch(httpCall);
        try {
            HttpResponse response = sent(httpCall);
            LOG.debug("{}: HTTP {}", call, response.status());
            try {
                return readSafely(response, reader);
            } finally {
                close(response);
            }
        } finally {
            watched.close();
        }
    }

    /** How long the request may take; it is not sent when there is no time for it, or nobody waits for it. */
    private Duration timeLeft(Deadline deadline) {
        Duration time = deadline.remainingUpTo(parts.limits().response());
        if (time.isZero()) {
            throw outOfTime(call);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new NotSentException("The calling thread is interrupted; nothing was sent", call, null);
        }
        return time;
    }

    private HttpResponse sent(HttpCall httpCall) {
        try {
            return Objects.requireNonNull(httpCall.execute(), "response");
        } catch (NotSentIOException e) {
            LOG.debug("{}: not sent", call);
            throw notSent(e);
        } catch (IOException e) {
            LOG.debug("{}: no answer", call);
            throw new OutcomeUnknownException(noAnswer(whyNoAnswer(e)), call, e);
        } catch (GpConnectException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new OutcomeUnknownException(noAnswer("The transport failed with a fault of its own"), call, e);
        }
    }

    private NotSentException notSent(NotSentIOException e) {
        if (e instanceof TlsIOException tls) {
            return new TlsException(destination(), tls.fault(), call, e);
        }
        String message = e instanceof ProxyIOException
                ? "No connection to " + destination() + "; nothing was sent. " + e.getMessage()
                : "No connection to " + destination()
                        + "; nothing was sent. Check the address and the network, or try again later";
        return new NotSentException(message, call, e);
    }

    /** With TLS 1.3 a client's certificate is refused when the request may have left: hardly carried out, but who knows. */
    private static String whyNoAnswer(IOException e) {
        return TlsIOException.refusalOfClient(e)
                .map(fault -> "The request left, and TLS ended with it: " + fault.advice())
                .orElse("The request left and no answer came");
    }

    /** A fault in reading is no excuse for hiding that an answer came. */
    private <T> T readSafely(HttpResponse response, Answer.Reader<T> reader) {
        try {
            return answered(response, reader);
        } catch (GpConnectException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnusableAnswerException(
                    "The answer could not be read, for a fault that is not the practice's; report it with its cause"
                            + after(),
                    response.status(),
                    call,
                    e);
        }
    }

    private void close(HttpResponse response) {
        try {
            response.close();
        } catch (IOException | RuntimeException e) {
            // what came of the answer is known by now, and stands
            LOG.debug("{}: closing the response failed", call);
        }
    }

    private HttpCall newCall(HttpRequest request) {
        try {
            return Objects.requireNonNull(parts.transport().newCall(request), "call");
        } catch (IllegalArgumentException e) {
            throw new NotSentException(
                    "The request cannot be sent as it is: " + e.getMessage() + "; check the practice's address",
                    call,
                    e);
        } catch (GpConnectException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NotSentException("The transport took no request; nothing was sent. See the cause", call, e);
        }
    }

    private HttpRequest request(Supplier<Duration> time) {
        try {
            return new ProviderRequest(parts, attempt, route).within(time);
        } catch (GpConnectException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NotSentException(
                    "The request, or the token for it, could not be made; nothing was sent. See the cause", call, e);
        }
    }

    private <T> T answered(HttpResponse response, Answer.Reader<T> reader) {
        int status = response.status();
        if (HeaderLimits.areExceededBy(response.headers())) {
            throw new UnusableAnswerException(
                    "The answer has more headers, or larger ones, than are accepted" + after(), status, call, null);
        }
        if (status < 200 || status > 299) {
            throw Failures.of(new Failure(status, issues(response), call, retryAfter(response)), isProxied());
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

    private String noAnswer(String what) {
        String why = Thread.currentThread().isInterrupted()
                ? "The calling thread was interrupted while an answer was waited for"
                : what;
        return interaction.id().isWrite()
                ? why + ": it may or may not have been carried out. " + call.settling()
                : why + "; nothing is lost. Try again";
    }

    private String after() {
        return interaction.id().isWrite() ? ". It may have been carried out. " + call.settling() : "";
    }

    private String destination() {
        return isProxied() ? "the Spine proxy" : "the practice's system";
    }

    private boolean isProxied() {
        return !parts.proxy().prefix().isEmpty();
    }
}
