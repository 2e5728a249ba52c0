package dev.gpconnect.appointments.okhttp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okio.AsyncTimeout;

/**
 * Ends a call that has no connection in time. OkHttp's own connect time-out is for one address and its TCP connection; this
 * one is for all addresses together, a tunnel through a proxy, and the TLS handshake.
 */
final class ConnectLimit extends AsyncTimeout implements AutoCloseable {

    private final Call call;
    private final Duration limit;

    private ConnectLimit(Call call, Duration limit) {
        this.call = call;
        this.limit = limit;
    }

    static ConnectLimit start(Call call, Duration limit) {
        ConnectLimit started = new ConnectLimit(call, limit);
        started.timeout(Durations.millis(limit), TimeUnit.MILLISECONDS);
        started.enter();
        return started;
    }

    /** There is a connection: the limit ends. */
    void connected() throws IOException {
        if (exit()) {
            throw ranOut();
        }
    }

    /** Why the call failed: the limit, if it has ended the call. */
    IOException explained(IOException failure) {
        if (!exit()) {
            return failure;
        }
        IOException ranOut = ranOut();
        ranOut.initCause(failure);
        return ranOut;
    }

    private IOException ranOut() {
        return new SocketTimeoutException("no connection within " + limit.toMillis() + " ms");
    }

    @Override
    public void close() {
        exit();
    }

    @Override
    protected void timedOut() {
        call.cancel();
    }
}
