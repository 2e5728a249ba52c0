package dev.gpconnect.appointments.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** HTTP headers in their order; names are compared without regard to case (W-HDR-13). */
public final class HttpHeaders {

    private static final HttpHeaders NONE = new HttpHeaders(List.of());

    private final List<Header> headers;

    private HttpHeaders(List<Header> headers) {
        this.headers = headers;
    }

    /** No headers. */
    public static HttpHeaders none() {
        return NONE;
    }

    /** Starts a set of headers. */
    public static Builder builder() {
        return new Builder();
    }

    /** The first value of a header. */
    public Optional<String> first(String name) {
        return headers.stream()
                .filter(header -> header.name.equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** Every value of a header, in order; empty when there is none. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name.equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** Calls back with each name and value, in order. */
    public void forEach(BiConsumer<String, String> visitor) {
        headers.forEach(header -> visitor.accept(header.name, header.value));
    }

    /** The names only: a value may be a token. */
    @Override
    public String toString() {
        return headers.stream().map(Header::name).toList().toString();
    }

    private record Header(String name, String value) {}

    /** Collects headers. */
    public static final class Builder {

        private final List<Header> headers = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a header.
         *
         * @throws IllegalArgumentException if the name or the value holds a control character, which could smuggle in
         *     another header
         */
        public Builder add(String name, String value) {
            headers.add(new Header(checked("name", name), checked("value", value)));
            return this;
        }

        /** The headers so far. */
        public HttpHeaders build() {
            return new HttpHeaders(List.copyOf(headers));
        }

        private static String checked(String what, String text) {
            Objects.requireNonNull(text, what);
            boolean clean = text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
            if (!clean) {
                throw new IllegalArgumentException("A header " + what + " may not hold control characters");
            }
            return text;
        }
    }
}
