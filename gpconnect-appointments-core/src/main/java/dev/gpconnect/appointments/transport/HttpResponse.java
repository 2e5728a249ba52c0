package dev.gpconnect.appointments.transport;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** An answer whose body is still to be read. Closing it ends the exchange. */
public final class HttpResponse implements AutoCloseable {

    private final int status;
    private final HttpHeaders headers;
    private final InputStream body;

    private HttpResponse(int status, HttpHeaders headers, InputStream body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** An answer; closing the body must release the connection. */
    public static HttpResponse of(int status, HttpHeaders headers, InputStream body) {
        return new HttpResponse(
                status, Objects.requireNonNull(headers, "headers"), Objects.requireNonNull(body, "body"));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The headers. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The body, any content encoding undone; empty where there is none. */
    public InputStream body() {
        return body;
    }

    /** Closes the body. */
    @Override
    public void close() throws IOException {
        body.close();
    }

    @Override
    public String toString() {
        return "HttpResponse[" + status + "]";
    }
}
