package dev.gpconnect.appointments.spine;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the directory: made when they are needed, kept for the next search, never more than so many. One that was
 * kept may have died since; its search is then made once more, on a new one. Thread-safe.
 */
final class SdsLdapConnections implements AutoCloseable {

    /** Far more than the few attributes that are asked for take. */
    private static final int MAX_MESSAGE_BYTES = 1 << 20;

    private final String host;
    private final int port;
    private final @Nullable SdsLdapTls tls;
    private final Duration connectTimeout;
    private final Duration responseTimeout;
    private final Semaphore places;
    private final Deque<LDAPConnection> kept = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    SdsLdapConnections(
            String host,
            int port,
            @Nullable SdsLdapTls tls,
            Duration connectTimeout,
            Duration responseTimeout,
            int most) {
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.connectTimeout = connectTimeout;
        this.responseTimeout = responseTimeout;
        this.places = new Semaphore(most, true);
    }

    /**
     * Makes a search.
     *
     * @param request asked for again for a second attempt
     */
    void search(SdsLookUp lookUp, Supplier<SearchRequest> request) throws LDAPException {
        checkOpen();
        takePlace(lookUp);
        try {
            checkOpen();
            LDAPConnection old = nextKept();
            if (old == null || !searchOn(old, request.get(), true)) {
                searchOn(connect(), request.get(), false);
            }
        } finally {
            places.release();
        }
    }

    private void takePlace(SdsLookUp lookUp) {
        try {
            if (!places.tryAcquire(responseTimeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw lookUp.failed(
                        "could not be asked in time",
                        "All connections to it were in use for " + responseTimeout + "; set a larger poolSize(...)",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lookUp.interrupted(e);
        }
    }

    private @Nullable LDAPConnection nextKept() {
        LDAPConnection next = kept.pollFirst();
        while (next != null && !next.isConnected()) {
            next.close();
            next = kept.pollFirst();
        }
        return next;
    }

    /** Whether the search was made; if it may not be repeated, a dead connection is a failure. */
    private boolean searchOn(LDAPConnection connection, SearchRequest request, boolean repeatable)
            throws LDAPException {
        boolean usable = false;
        try {
            connection.search(request);
            usable = true;
            return true;
        } catch (LDAPException e) {
            usable = connection.isConnected() && e.getResultCode().isConnectionUsable();
            if (repeatable && !usable && !isSlow(e) && !Thread.currentThread().isInterrupted()) {
                return false;
            }
            throw e;
        } finally {
            if (usable) {
                keep(connection);
            } else {
                connection.close();
            }
        }
    }

    /** Waiting as long once more would not help. */
    private static boolean isSlow(LDAPException failure) {
        return failure.getResultCode().equals(ResultCode.TIMEOUT);
    }

    private void keep(LDAPConnection connection) {
        kept.addFirst(connection);
        if (closed.get()) {
            closeKept();
        }
    }

    private LDAPConnection connect() throws LDAPException {
        SdsLdapSockets sockets = new SdsLdapSockets(host, tls, connectTimeout);
        try {
            return new LDAPConnection(sockets, options(), host, port);
        } catch (LDAPException e) {
            sockets.abandon();
            throw e;
        }
    }

    private LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) connectTimeout.toMillis());
        options.setResponseTimeoutMillis(responseTimeout.toMillis());
        options.setMaxMessageSize(MAX_MESSAGE_BYTES);
        options.setFollowReferrals(false);
        // answers are awaited in a queue, where an interrupt is noticed
        options.setUseSynchronousMode(false);
        return options;
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("The directory is closed");
        }
    }

    @Override
    public void close() {
        closed.set(true);
        closeKept();
    }

    private void closeKept() {
        for (LDAPConnection next = kept.pollFirst(); next != null; next = kept.pollFirst()) {
            next.close();
        }
    }

    @Override
    public String toString() {
        return (tls == null ? "ldap://" : "ldaps://") + host + ":" + port;
    }
}
