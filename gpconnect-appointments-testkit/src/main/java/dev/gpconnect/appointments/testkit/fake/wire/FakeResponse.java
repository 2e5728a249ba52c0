package dev.gpconnect.appointments.testkit.fake.wire;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer: status, headers (each once) and body. Immutable. */
public final class FakeResponse {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private FakeResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Makes an answer.
     *
     * @param status the HTTP status
     * @param headers names are compared without case
     * @param body empty when there is none; copied
     * @return the answer
     */
    public static FakeResponse of(int status, Map<String, String> headers, byte[] body) {
        TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return new FakeResponse(status, Collections.unmodifiableMap(copy), body.clone());
    }

    /**
     * The HTTP status.
     *
     * @return for example 201
     */
    public int status() {
        return status;
    }

    /**
     * All headers.
     *
     * @return unmodifiable, names compared without case
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * One header.
     *
     * @param name in any case
     * @return its value, or null when absent
     */
    public @Nullable String header(String name) {
        return headers.get(name);
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
     * The body read as UTF-8.
     *
     * @return empty when there is none
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Shows the status and the size; headers and body can hold patient data. */
    @Override
    public String toString() {
        return "FakeResponse[" + status + ", " + body.length + " bytes]";
    }
}
