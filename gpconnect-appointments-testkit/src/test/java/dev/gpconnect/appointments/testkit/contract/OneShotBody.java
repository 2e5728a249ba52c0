package dev.gpconnect.appointments.testkit.contract;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body that Java's HTTP client gets once. It asks for the length when there is a connection, TLS included, and nothing has been
 * written; when it asks again, it is about to send the request a second time.
 */
final class OneShotBody implements BodyPublisher {

    private final BodyPublisher bytes;
    private final AtomicBoolean asked = new AtomicBoolean();

    OneShotBody(byte[] bytes) {
        this.bytes = BodyPublishers.ofByteArray(bytes);
    }

    /** Whether a part of the request may have left. */
    boolean isAsked() {
        return asked.get();
    }

    @Override
    public long contentLength() {
        if (!asked.compareAndSet(false, true)) {
            throw new IllegalStateException("A request is sent once");
        }
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        bytes.subscribe(subscriber);
    }
}
