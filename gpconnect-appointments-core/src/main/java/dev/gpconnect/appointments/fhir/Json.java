package dev.gpconnect.appointments.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.gpconnect.appointments.error.UnreadableContentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The one place that makes JSON factories, with the limits that what comes over the wire is held to. How long a document may be
 * is for its source to limit: {@link BoundedInputStream} counts every byte, also those that a parser skips.
 */
public final class Json {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_STRING = 1 << 20;
    private static final int MAX_NAME = 1 << 10;
    private static final int MAX_NUMBER = 100;
    private static final int MAX_COPY = 1 << 20;

    /** For a text in memory; 2,000 appointments have about 250,000. */
    private static final JsonFactory FACTORY = factory(300_000);

    /** For a text that streams by; 50,000 slots have about 2,500,000 tokens. */
    private static final JsonFactory STREAMING = factory(5_000_000);

    private Json() {}

    private static JsonFactory factory(long maxTokens) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .maxTokenCount(maxTokens)
                        .build())
                // names that others make up have no place among the JVM's own strings
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .build();
    }

    /** The factory for texts in memory, for what is not read through a cursor. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /** Writes JSON into a new array. */
    public static byte[] write(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            body.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads the first value of the bytes.
     *
     * @throws UnreadableContentException if they are not JSON
     */
    public static <T> T read(byte[] json, Reading<T> reading) {
        try {
            return read(json, 0, json.length, reading);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            // from memory only the bytes themselves can be at fault: no encoding that JSON may have
            throw new UnreadableContentException("It is not text in UTF-8");
        }
    }

    /**
     * Copies JSON into a new array; fails as the source fails.
     *
     * @throws UnreadableContentException if it is more than a megabyte
     */
    static byte[] copy(Body body) throws IOException {
        BoundedOutputStream bytes = new BoundedOutputStream(MAX_COPY);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            // escaped, half of a surrogate pair can be copied too
            generator.setHighestNonEscapedChar(0x7f);
            body.write(generator);
        }
        return bytes.toByteArray();
    }

    static <T> T read(byte[] json, int from, int length, Reading<T> reading) throws IOException {
        try (JsonCursor cursor = new JsonCursor(FACTORY.createParser(json, from, length))) {
            return reading.read(cursor);
        }
    }

    /** A cursor on the first value of the stream. */
    static JsonCursor cursor(InputStream json) throws IOException {
        return new JsonCursor(STREAMING.createParser(json));
    }

    /** Says where JSON is malformed. The parser's own message is left out, as it quotes the text. */
    static UnreadableContentException unreadable(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new UnreadableContentException("It is not well-formed JSON, or larger than is accepted" + where);
    }

    /** Writes a JSON value. */
    @FunctionalInterface
    public interface Body {
        /** Writes the value. */
        void write(JsonGenerator generator) throws IOException;
    }

    /** Reads a JSON value. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads the value the cursor is on, or the members of the object the cursor is in. */
        T read(JsonCursor cursor) throws IOException;
    }
}
