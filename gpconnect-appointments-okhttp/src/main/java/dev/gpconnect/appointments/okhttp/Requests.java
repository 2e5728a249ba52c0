package dev.gpconnect.appointments.okhttp;

import dev.gpconnect.appointments.transport.HttpHeaders;
import dev.gpconnect.appointments.transport.HttpRequest;
import java.util.Locale;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Turns a request into OkHttp's form, byte for byte or not at all. */
final class Requests {

    private static final byte[] NOTHING = {};

    private Requests() {}

    static Request toOkHttp(HttpRequest request) {
        HttpUrl url = url(request.url());
        return new Request.Builder()
                .url(url)
                .headers(headers(request.headers()))
                .method(request.method(), body(request))
                .build();
    }

    /** OkHttp tidies URLs up, and a Spine URL with the provider's own URL inside has to stay as it is (W-URL-04). */
    private static HttpUrl url(String text) {
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new IllegalArgumentException("This is no http or https URL");
        }
        String query = url.encodedQuery();
        String sent = query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
        if (!sent.equals(target(text))) {
            throw new IllegalArgumentException("The URL to " + url.host() + " holds something that OkHttp would send"
                    + " otherwise: a dot segment, a fragment, or a character that has to be percent-encoded (W-URL-04,"
                    + " W-URL-07)");
        }
        return url;
    }

    /** What follows the authority. */
    private static String target(String url) {
        int at = url.indexOf("://") + 3;
        while (at < url.length() && "/?#\\".indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at == url.length() ? "/" : url.substring(at);
    }

    /** Without {@code Accept-Encoding: gzip}: OkHttp adds it, and undoes the encoding only if it was its own (W-HDR-08). */
    private static Headers headers(HttpHeaders headers) {
        Headers.Builder builder = new Headers.Builder();
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Accept-Encoding")
                    || !value.strip().toLowerCase(Locale.ROOT).equals("gzip")) {
                add(builder, name, value);
            }
        });
        return builder.build();
    }

    /** OkHttp names the value in its message, and the value may be a token. */
    private static void add(Headers.Builder builder, String name, String value) {
        if (!(value + name).chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f))) {
            throw new IllegalArgumentException("A header holds a character that is not ASCII: " + name);
        }
        builder.add(name, value);
    }

    private static @Nullable RequestBody body(HttpRequest request) {
        boolean needsBody = request.method().equals("POST") || request.method().equals("PUT");
        byte[] bytes = request.body().orElse(NOTHING);
        return needsBody || request.body().isPresent() ? new OneShotBody(bytes) : null;
    }
}
