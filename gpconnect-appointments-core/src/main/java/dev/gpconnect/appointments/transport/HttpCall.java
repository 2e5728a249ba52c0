package dev.gpconnect.appointments.transport;

import java.io.IOException;

/** One exchange: executed at most once, cancelled from anywhere. */
public interface HttpCall {

    /**
     * Sends the request and waits for the answer's status and headers. The caller closes the response.
     *
     * @throws NotSentIOException if it is certain that no part of the request has left; a {@link TlsIOException} if that is for
     *     TLS, and a {@link ProxyIOException} if it is for an HTTP proxy
     * @throws IOException if the request may have left and no answer came, within the request's
     *     {@link HttpRequest#timeout()} or because the call was cancelled
     * @throws IllegalStateException if the call was executed before
     */
    HttpResponse execute() throws IOException;

    /**
     * Ends the exchange: a waiting {@link #execute()}, or a read of the response's body, fails soon. Has no effect on a call
     * that is over; may be called more than once and from any thread.
     */
    void cancel();
}
