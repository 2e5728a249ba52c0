package dev.gpconnect.appointments.testkit.fake.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer: status, headers (each once) and body, and how it is delivered. Immutable. */
public final class FakeResponse {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Delivery delivery;

    private FakeResponse(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delivery = delivery;
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
        return new FakeResponse(status, Collections.unmodifiableMap(copy), body.clone(), Delivery.WHOLE);
    }

    /** No answer: the connection ends instead. */
    public static FakeResponse hangUp() {
        return new FakeResponse(0, Map.of(), new byte[0], Delivery.HUNG_UP);
    }

    /**
     * The same answer, broken off.
     *
     * @param bytes how much of the body arrives, at least 0
     */
    public FakeResponse cutAfter(int bytes) {
        return new FakeResponse(status, headers, body, delivery.cutAfter(bytes));
    }

    /** The same answer, its headers and then its body late. */
    public FakeResponse delayed(Duration headersDelay, Duration bodyDelay) {
        return new FakeResponse(status, headers, body, delivery.delayed(headersDelay, bodyDelay));
    }

    /** The same answer with another value for a header. */
    public FakeResponse withHeader(String name, String value) {
        TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        copy.put(name, value);
        return new FakeResponse(status, Collections.unmodifiableMap(copy), body, delivery);
    }

    /** The same answer without a header. */
    public FakeResponse withoutHeader(String name) {
        TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        copy.remove(name);
        return new FakeResponse(status, Collections.unmodifiableMap(copy), body, delivery);
    }

    /** The same answer with another body. */
    public FakeResponse withBody(byte[] other) {
        return new FakeResponse(status, headers, other.clone(), delivery);
    }

    /** How it reaches the consumer; whole and at once unless a fault or a slow provider says otherwise. */
    public Delivery delivery() {
        return delivery;
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
