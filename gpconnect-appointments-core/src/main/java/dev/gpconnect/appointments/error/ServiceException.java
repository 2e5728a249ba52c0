package dev.gpconnect.appointments.error;

import dev.gpconnect.appointments.model.SpineErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says the request failed. Subclasses name the failures that a caller handles in a way of its own; every other
 * one is this class with its {@link #status()} and {@link #code()}. The failures of earlier attempts at it are the
 * {@linkplain #getSuppressed() suppressed} exceptions.
 */
public non-sealed class ServiceException extends GpConnectException {

    private static final long serialVersionUID = 1L;

    /** What a gateway says when the connection behind it was closed before an answer came. */
    private static final int CLOSED_WITHOUT_ANSWER = 444;

    private final int status;
    private final transient List<Issue> issues;
    private final int attempts;
    private final @Nullable Duration retryAfter;

    /**
     * A failure that was answered.
     *
     * @param message what failed, and what to do about it
     * @param failure the answer
     */
    public ServiceException(String message, Failure failure) {
        super(message + said(failure) + after(failure), failure.call(), null);
        this.status = failure.status();
        this.issues = failure.issues();
        this.attempts = failure.call().attempt();
        this.retryAfter = failure.retryAfter();
    }

    /** True for a write that a 5xx answered, a 444 (closed without an answer), or a failure wrapped in a 2xx. */
    @Override
    public boolean effectUnknown() {
        return isWrite() && isAmbiguous(status);
    }

    /** The HTTP status. It may be a 2xx: a provider may wrap a failure in a success (AMND-E4). */
    public int status() {
        return status;
    }

    /** The first issue's Spine error code, when the answer had one (C-GEN-07). */
    public Optional<SpineErrorCode> code() {
        return issues.stream().map(Issue::code).filter(Objects::nonNull).findFirst();
    }

    /** What the answer lists; empty when its body was not an OperationOutcome (W-CT-08). */
    public List<Issue> issues() {
        return issues;
    }

    /** How many attempts were made, this last one among them (C-GEN-09); for a write 1, or 2 after E-SSP-1. */
    public int attempts() {
        return attempts;
    }

    /** How long the answer asks to wait before the next request, counted from its arrival (D-TR-05); mostly not said. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    private static boolean isAmbiguous(int status) {
        return status >= 500 || status == CLOSED_WITHOUT_ANSWER || status < 300;
    }

    private static String after(Failure failure) {
        boolean unknown = failure.call().interaction().isWrite() && isAmbiguous(failure.status());
        return unknown ? ". It may have been carried out. " + failure.call().settling() : "";
    }

    private static String said(Failure failure) {
        String status = String.valueOf(failure.status());
        return failure.issues().stream()
                .map(Issue::code)
                .filter(Objects::nonNull)
                .map(SpineErrorCode::toString)
                .filter(code -> !code.equals(status))
                .findFirst()
                .map(code -> " (HTTP " + status + " " + code + ")")
                .orElse(" (HTTP " + status + ")");
    }

    /**
     * An answer that says the request failed.
     *
     * @param status the HTTP status
     * @param issues the issues of its OperationOutcome; empty when it had none
     * @param call the exchange
     * @param retryAfter how long it asks to wait before the next request, or null
     */
    public record Failure(
            int status,
            List<Issue> issues,
            CallInfo call,
            @Nullable Duration retryAfter) {

        /** Copies the list. */
        public Failure {
            issues = List.copyOf(issues);
            Objects.requireNonNull(call, "call");
        }

        /** An answer that asks for no wait. */
        public Failure(int status, List<Issue> issues, CallInfo call) {
            this(status, issues, call, null);
        }
    }
}
