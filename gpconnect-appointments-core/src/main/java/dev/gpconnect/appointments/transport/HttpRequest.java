package dev.gpconnect.appointments.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request, ready to be sent: everything that has to be on the wire, and how long it may take. */
public final class HttpRequest {

    private final String method;
    private final String url;
    private final HttpHeaders headers;
    private final byte @Nullable [] body;
    private final Duration connectTimeout;
    private final Duration timeout;

    private HttpRequest(Builder builder) {
        this.method = builder.method;
        this.url = builder.url;
        this.headers = builder.headers;
        this.body = builder.body;
        this.connectTimeout = builder.connectTimeout;
        this.timeout = builder.timeout;
    }

    /** Starts a request with this verb to this URL, which is sent byte for byte. */
    public static Builder builder(String method, String url) {
        return new Builder(method, url);
    }

    /** The verb: GET, POST or PUT. */
    public String method() {
        return method;
    }

    /** The absolute URL, percent-encoded already, to be sent byte for byte. */
    public String url() {
        return url;
    }

    /** The headers, {@code Content-Type} among them where there is a body. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The body, where there is one; a copy. */
    public Optional<byte[]> body() {
        return Optional.ofNullable(body).map(byte[]::clone);
    }

    /** How long making a connection may take, TLS included. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** How long the whole exchange may take, from {@link HttpCall#execute()} to the last byte of the answer. */
    public Duration timeout() {
        return timeout;
    }

    /** The verb only: the URL may hold an NHS number, and a header a token. */
    @Override
    public String toString() {
        return "HttpRequest[" + method + "]";
    }

    /** Puts a request together. */
    public static final class Builder {

        private final String method;
        private final String url;
        private HttpHeaders headers = HttpHeaders.none();
        private byte @Nullable [] body;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration timeout = Duration.ofSeconds(60);

        private Builder(String method, String url) {
            this.method = Objects.requireNonNull(method, "method");
            this.url = Objects.requireNonNull(url, "url");
        }

        /** The headers; none by default. */
        public Builder headers(HttpHeaders headers) {
            this.headers = Objects.requireNonNull(headers, "headers");
            return this;
        }

        /** The body; none by default. */
        public Builder body(byte[] body) {
            this.body = body.clone();
            return this;
        }

        /** How long making a connection may take; 10 seconds by default. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Objects.requireNonNull(connectTimeout, "connectTimeout");
            return this;
        }

        /** How long the whole exchange may take; 60 seconds by default. */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /** The request. */
        public HttpRequest build() {
            return new HttpRequest(this);
        }
    }
}
