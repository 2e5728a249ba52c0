package dev.gpconnect.appointments.transport;

import dev.gpconnect.appointments.transport.tls.TlsStatus;

/**
 * Sends requests. One transport serves a whole application and is used by many threads at once.
 *
 * <p>An implementation must keep the URL and the headers as they are (W-URL-04), offer gzip and hand over the decoded body
 * (W-HDR-08), follow no redirect, keep no cookie and no cache, and send a request at most once: a repeated booking could book
 * twice.
 */
public interface HttpTransport extends AutoCloseable {

    /**
     * Prepares one exchange; nothing is sent before {@link HttpCall#execute()}.
     *
     * @throws IllegalArgumentException if the URL or a header cannot be sent byte for byte; the message shows neither
     * @throws IllegalStateException if the transport is closed
     */
    HttpCall newCall(HttpRequest request);

    /** The certificates that the transport goes by, for a health check that makes no call; nothing is known by default. */
    default TlsStatus tls() {
        return TlsStatus.unknown();
    }

    /** Releases what the transport itself has created. Closing twice is allowed. */
    @Override
    void close();
}
