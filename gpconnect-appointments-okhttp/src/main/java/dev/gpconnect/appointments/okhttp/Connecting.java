package dev.gpconnect.appointments.okhttp;

import dev.gpconnect.appointments.transport.NotSentIOException;
import dev.gpconnect.appointments.transport.ProxyIOException;
import dev.gpconnect.appointments.transport.ProxyIOException.Fault;
import dev.gpconnect.appointments.transport.TlsIOException;
import dev.gpconnect.appointments.transport.TlsIOException.ClientCertificate;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Follows a call up to its connection, so that a failure can be laid at the right door: the HTTP proxy's, TLS's, or the network's. */
final class Connecting extends EventListener {

    private final @Nullable WatchedKeys keys;
    private volatile boolean atProxy;
    private volatile boolean handshaking;

    /** Follows a call of a client with these keys; null where they are not known. */
    Connecting(@Nullable WatchedKeys keys) {
        this.keys = keys;
    }

    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
        atProxy = !proxies.isEmpty() && isHttp(proxies.get(0));
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        atProxy = isHttp(proxy);
        handshaking = false;
    }

    /** The proxy, if there is one, has let the call through. */
    @Override
    public void secureConnectStart(Call call) {
        atProxy = false;
        handshaking = true;
        if (keys != null) {
            keys.begin();
        }
    }

    /** Nothing was sent: why. */
    NotSentIOException explained(IOException failure, boolean cancelled) {
        boolean wasCancelled = cancelled && !(failure instanceof InterruptedIOException);
        if (atProxy && !wasCancelled) {
            return new ProxyIOException(atProxy(failure), failure);
        }
        boolean isOfTls = failure instanceof SSLException || (handshaking && failure instanceof SocketException);
        if (isOfTls && !wasCancelled) {
            return TlsIOException.of(failure, keys == null ? ClientCertificate.UNKNOWN : keys.end());
        }
        return new NotSentIOException("Nothing was sent: " + failure.getMessage(), failure);
    }

    /** The call is over, on the thread that it was executed on. */
    void forget() {
        if (keys != null) {
            keys.end();
        }
    }

    /** OkHttp has no types for what a proxy answers, only words. */
    private static Fault atProxy(IOException failure) {
        String words = String.valueOf(failure.getMessage());
        if (words.contains("authenticate with proxy")) {
            return Fault.AUTHENTICATION_REQUIRED;
        }
        if (words.contains("response code for CONNECT")) {
            return Fault.REFUSED;
        }
        if (failure instanceof InterruptedIOException) {
            return Fault.SILENT;
        }
        boolean isUnreachable = failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
        return isUnreachable ? Fault.UNREACHABLE : Fault.BROKEN;
    }

    private static boolean isHttp(Proxy proxy) {
        return proxy.type() == Proxy.Type.HTTP;
    }
}
