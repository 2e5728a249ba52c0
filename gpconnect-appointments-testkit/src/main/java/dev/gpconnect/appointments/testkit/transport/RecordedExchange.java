package dev.gpconnect.appointments.testkit.transport;

import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request and what came of it, whole: it holds whatever the two held, patients' data among it. */
public final class RecordedExchange {

    private final int number;
    private final HttpRequest request;
    private final @Nullable Response response;

    RecordedExchange(int number, HttpRequest request, @Nullable Response response) {
        this.number = number;
        this.request = Objects.requireNonNull(request, "request");
        this.response = response;
    }

    /** Which request it was, counted from 1. */
    public int number() {
        return number;
    }

    /** The request as it was handed to the transport. */
    public HttpRequest request() {
        return request;
    }

    /** The answer; nothing when none came. */
    public Optional<Response> response() {
        return Optional.ofNullable(response);
    }

    /** The number and verb only. */
    @Override
    public String toString() {
        return "RecordedExchange[" + number + ", " + request + "]";
    }

    /** An answer with its whole body. */
    public static final class Response {

        private final int status;
        private final HttpHeaders headers;
        private final byte[] body;

        Response(int status, HttpHeaders headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** The headers. */
        public HttpHeaders headers() {
            return headers;
        }

        /** The body, content encoding undone; a copy. */
        public byte[] body() {
            return body.clone();
        }

        /** The status only. */
        @Override
        public String toString() {
            return "Response[" + status + "]";
        }
    }
}
