package dev.gpconnect.appointments.okhttp;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * How far one exchange has come. Its two interceptors stand on either side of OkHttp's own follow-ups, which send a request
 * again on some answers (503 with {@code Retry-After: 0}, 408, 421, redirects) and fail on others (407 without a proxy, an
 * endless {@code Retry-After}): between the two every such answer looks like a 200, so that nothing follows.
 *
 * <p>The state is used by the thread that executes the call.
 */
final class Attempt {

    private static final int LOOKS_FINE = 200;
    private static final int FIRST_HIDDEN = 300;
    private static final int NOT_MODIFIED = 304; // nothing follows it, and OkHttp has to know that it has no body

    private final Duration connectTimeout;
    private @Nullable ConnectLimit connecting;
    private @Nullable Response answer;
    private boolean maybeSent;

    Attempt(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /** Whether a part of the request may have left. */
    boolean maybeSent() {
        return maybeSent;
    }

    /** Innermost of the application's interceptors: limits the making of a connection, and restores what was hidden. */
    static Response aroundFollowUps(Interceptor.Chain chain) throws IOException {
        return of(chain).limited(chain);
    }

    /** Outermost of the network's interceptors: here there is a connection, and nothing has been written. */
    static Response aroundExchange(Interceptor.Chain chain) throws IOException {
        return of(chain).once(chain);
    }

    private static Attempt of(Interceptor.Chain chain) {
        return Objects.requireNonNull(chain.call().request().tag(Attempt.class), "attempt");
    }

    private Response limited(Interceptor.Chain chain) throws IOException {
        try (ConnectLimit limit = ConnectLimit.start(chain.call(), connectTimeout)) {
            connecting = limit;
            try {
                return restored(chain.proceed(chain.request()));
            } catch (IOException failure) {
                throw limit.explained(failure);
            }
        }
    }

    private Response once(Interceptor.Chain chain) throws IOException {
        if (connecting != null) {
            connecting.connected();
        }
        if (maybeSent) {
            throw new IOException("An interceptor of the OkHttpClient wanted to send the request a second time");
        }
        maybeSent = true;
        answer = chain.proceed(chain.request());
        return hidden(answer);
    }

    private static Response hidden(Response answer) {
        boolean inert = answer.code() < FIRST_HIDDEN || answer.code() == NOT_MODIFIED;
        return inert ? answer : answer.newBuilder().code(LOOKS_FINE).build();
    }

    private Response restored(Response response) {
        return answer == null
                ? response
                : response.newBuilder().code(answer.code()).build();
    }
}
