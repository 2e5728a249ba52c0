package dev.gpconnect.appointments.okhttp;

import dev.gpconnect.appointments.transport.HttpCall;
import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Response;

/** One exchange; OkHttp's call time-out goes on until the body is closed. */
final class OkHttpCall implements HttpCall {

    private final Call call;
    private final Attempt attempt;
    private final Connecting connecting;
    private final Runnable openCheck;

    OkHttpCall(Call call, Attempt attempt, Connecting connecting, Duration timeout, Runnable openCheck) {
        this.call = call;
        this.attempt = attempt;
        this.connecting = connecting;
        this.openCheck = openCheck;
        call.addEventListener(connecting);
        call.timeout().timeout(Durations.millis(timeout), TimeUnit.MILLISECONDS);
    }

    @Override
    public HttpResponse execute() throws IOException {
        openCheck.run();
        try {
            Response response = call.execute();
            return HttpResponse.of(
                    response.code(),
                    headers(response.headers()),
                    new BodyStream(response.body().byteStream()));
        } catch (IOException failure) {
            if (attempt.maybeSent()) {
                throw failure;
            }
            throw connecting.explained(failure, call.isCanceled());
        } finally {
            connecting.forget();
        }
    }

    @Override
    public void cancel() {
        call.cancel();
    }

    private static HttpHeaders headers(Headers headers) {
        HttpHeaders.Builder builder = HttpHeaders.builder();
        for (int i = 0; i < headers.size(); i++) {
            builder.add(clean(headers.name(i)), clean(headers.value(i)));
        }
        return builder.build();
    }

    /** A control character in a header counts as a space (RFC 9110, 5.5). */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\t]]", " ");
    }
}
