package dev.gpconnect.appointments.testkit.fake.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as the server received it: the target is the raw text of the request line, nothing decoded or normalised. Immutable. */
public final class FakeRequest {
    private final String method;
    private final String target;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private FakeRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Takes a request apart from nothing: what is passed is what the fake sees.
     *
     * @param method the verb
     * @param target the raw path and query after the server's base, with its leading slash
     * @param headers names are compared without case; names that differ in case only are joined
     * @param body empty when there is none; copied
     * @return the request
     */
    public static FakeRequest of(String method, String target, Map<String, List<String>> headers, byte[] body) {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) ->
                copy.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
        copy.replaceAll((name, values) -> List.copyOf(values));
        return new FakeRequest(method, target, copy, body.clone());
    }

    /**
     * The verb as received.
     *
     * @return for example {@code GET}
     */
    public String method() {
        return method;
    }

    /**
     * The raw path and query.
     *
     * @return with its leading slash
     */
    public String target() {
        return target;
    }

    /**
     * The raw path.
     *
     * @return the target up to its first question mark
     */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /**
     * The raw query.
     *
     * @return what follows the first question mark, empty when there is none
     */
    public String rawQuery() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return the value, or null when the header is absent
     */
    public @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * All values of a header.
     *
     * @param name in any case
     * @return in the order received, empty when the header is absent
     */
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /**
     * The body.
     *
     * @return a copy, empty when there is none
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * Whether there is a body.
     *
     * @return false for an empty one
     */
    public boolean hasBody() {
        return body.length > 0;
    }

    /**
     * Whether a text stands anywhere in the body.
     *
     * @param text what to look for
     * @return false when there is no body
     */
    public boolean mentions(String text) {
        return body.length > 0 && new String(body, StandardCharsets.UTF_8).contains(text);
    }

    /**
     * The same request for another target, as a proxy forwards it.
     *
     * @param newTarget the raw path and query
     * @return a request that shares everything else with this one
     */
    public FakeRequest withTarget(String newTarget) {
        return new FakeRequest(method, Objects.requireNonNull(newTarget, "newTarget"), headers, body);
    }

    /**
     * The same request with another body.
     *
     * @param other empty when there is none; copied
     * @return a request that shares everything else with this one
     */
    public FakeRequest withBody(byte[] other) {
        return new FakeRequest(method, target, headers, other.clone());
    }

    /** Shows the verb and the sizes; the target, the headers and the body can hold patient data. */
    @Override
    public String toString() {
        return "FakeRequest[" + method + ", " + body.length + " bytes]";
    }
}
