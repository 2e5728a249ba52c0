package dev.gpconnect.appointments.testkit.http;

import dev.gpconnect.appointments.testkit.fake.wire.Delivery;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** One MockWebServer in front of a fake: the raw request target goes in untouched, gzip where the client accepts it (W-HDR-08). */
final class HttpFront implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(HttpFront.class.getName());

    private final MockWebServer server;
    private final Place place;
    private volatile @Nullable Function<FakeRequest, FakeResponse> fake;
    private volatile BooleanSupplier handshakeFailure = () -> false;

    /** Where to listen, on a free port when it is 0, and whether with TLS and clients that must show a certificate. */
    record Place(String host, int port, @Nullable SSLContext tls, boolean clientAuth) {
        /** Plain, on a free port of the loopback address. */
        static final Place LOOPBACK = new Place("127.0.0.1", 0, null, false);

        Place host(String other) {
            return new Place(Objects.requireNonNull(other, "host"), port, tls, clientAuth);
        }

        Place port(int other) {
            return new Place(host, other, tls, clientAuth);
        }

        Place tls(SSLContext context) {
            return new Place(host, port, Objects.requireNonNull(context, "context"), clientAuth);
        }

        Place demandingCertificates() {
            return new Place(host, port, tls, true);
        }
    }

    /** Starts a server of MockWebServer's; connections are dropped until {@link #serve} names who answers. */
    HttpFront(MockWebServer server, Place place) throws IOException {
        this.server = server;
        this.place = place;
        server.setServerSocketFactory(new NoDelayServerSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                forgetRequests();
                return HttpFront.this.answer(request);
            }
        });
        if (place.tls() != null) {
            secure(place.tls());
        }
        server.start(InetAddress.getByName(place.host()), place.port());
    }

    /** HTTP/1.1 alone, as Spine speaks it. */
    private void secure(SSLContext context) {
        server.useHttps(new ServerTls(context, () -> handshakeFailure.getAsBoolean()));
        server.setProtocolNegotiationEnabled(false);
        if (place.clientAuth()) {
            server.requireClientAuth();
        }
    }

    /** MockWebServer keeps every request until it is taken, those included that it could not read and dispatched to nobody. */
    private void forgetRequests() throws InterruptedException {
        RecordedRequest kept = server.takeRequest(0, TimeUnit.MILLISECONDS);
        while (kept != null) {
            kept = server.takeRequest(0, TimeUnit.MILLISECONDS);
        }
    }

    /** Names who answers, and who tells of each TLS connection whether its handshake fails. */
    void serve(Function<FakeRequest, FakeResponse> answers, BooleanSupplier failsHandshake) {
        handshakeFailure = failsHandshake;
        fake = answers;
    }

    /** The URL of the server, without a slash at its end. */
    String url() {
        String host = place.host().contains(":") ? "[" + place.host() + "]" : place.host();
        return (place.tls() == null ? "http://" : "https://") + host + ":" + server.getPort();
    }

    /** Ends the connections; an answer that is being held back by a fault is not waited for. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (AssertionError stillAnswering) {
            LOGGER.log(Level.FINE, "An answer was not over when the server closed", stillAnswering);
        }
    }

    private MockResponse answer(RecordedRequest recorded) {
        Function<FakeRequest, FakeResponse> answers = fake;
        FakeResponse response = answers == null ? FakeResponse.hangUp() : answers.apply(request(recorded));
        return response(response, acceptsGzip(recorded.getHeaders()));
    }

    private static FakeRequest request(RecordedRequest recorded) {
        byte[] body =
                recorded.getBody() == null ? new byte[0] : recorded.getBody().toByteArray();
        if ("gzip".equalsIgnoreCase(recorded.getHeaders().get("Content-Encoding"))) {
            body = unzip(body);
        }
        return FakeRequest.of(
                recorded.getMethod(),
                recorded.getTarget(),
                recorded.getHeaders().toMultimap(),
                body);
    }

    private static MockResponse response(FakeResponse response, boolean gzip) {
        Delivery delivery = response.delivery();
        MockResponse.Builder builder = new MockResponse.Builder();
        if (delivery.hungUp()) {
            return builder.onResponseStart(new SocketEffect.CloseSocket()).build();
        }
        builder.code(response.status())
                .headersDelay(delivery.headersDelay().toMillis(), TimeUnit.MILLISECONDS)
                .bodyDelay(delivery.bodyDelay().toMillis(), TimeUnit.MILLISECONDS);
        response.headers().forEach(builder::setHeader);
        byte[] body = response.body();
        if (delivery.isCut()) {
            return cut(builder, body, delivery.cutAfter());
        }
        if (body.length > 0 && gzip) {
            builder.setHeader("Content-Encoding", "gzip").setHeader("Vary", "Accept-Encoding");
            return builder.body(zip(body)).build();
        }
        return body.length > 0 ? builder.body(new Buffer().write(body)).build() : builder.build();
    }

    /** Announces the whole body and ends the connection within it. */
    private static MockResponse cut(MockResponse.Builder builder, byte[] body, int bytes) {
        return builder.body(new Buffer().write(body, 0, Math.min(bytes, body.length)))
                .setHeader("Content-Length", body.length)
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
    }

    private static boolean acceptsGzip(Headers headers) {
        return headers.values("Accept-Encoding").stream()
                .anyMatch(value -> value.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*"));
    }

    private static Buffer zip(byte[] body) {
        Buffer zipped = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
            sink.write(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return zipped;
    }

    /** A body that is not what its Content-Encoding says is passed on as it came; the practice refuses it. */
    private static byte[] unzip(byte[] body) {
        try (GzipSource source = new GzipSource(new Buffer().write(body))) {
            Buffer plain = new Buffer();
            plain.writeAll(source);
            return plain.readByteArray();
        } catch (IOException broken) {
            return body;
        }
    }
}
