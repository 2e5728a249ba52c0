package dev.gpconnect.appointments.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.UnreadableContentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Bundle entry by entry: entries in any order, no entry at all, {@code fullUrl} and anything else beside the resource
 * passed over (M-BUN-01, W-URL-10, K-27).
 */
public final class BundleReader {

    private static final int MOST_ENTRIES = 100_000;

    private final EntryReader entries;
    private final Sink sink;
    private final List<Issue> issues = new ArrayList<>(0);
    private @Nullable String type;
    private int entryCount;

    private BundleReader(EntryReader entries, Sink sink) {
        this.entries = entries;
        this.sink = sink;
    }

    /**
     * Reads a Bundle from a stream, handing each resource to the sink as it comes by.
     *
     * @throws IOException if the stream fails
     * @throws OutcomeInsteadException if an OperationOutcome comes instead
     * @throws UnreadableContentException if it is not JSON, no Bundle, or one of more than 100,000 resources
     */
    public static void read(InputStream json, Sink sink) throws IOException {
        BundleReader reader = new BundleReader(cursor -> streamed(cursor, sink), sink);
        try (JsonCursor cursor = Json.cursor(json)) {
            reader.bundle(cursor);
        } catch (JsonProcessingException e) {
            throw Json.unreadable(e);
        }
    }

    /**
     * The resources of one type in a Bundle, each as the bytes it was sent in.
     *
     * @throws OutcomeInsteadException if the bytes are an OperationOutcome
     * @throws UnreadableContentException if they are not JSON, no Bundle, or one of more than 100,000 resources
     */
    public static List<byte[]> slices(byte[] json, String wanted) {
        List<byte[]> slices = new ArrayList<>();
        Sink none = (type, members) -> {};
        BundleReader reader = new BundleReader(
                cursor -> {
                    int from = cursor.tokenStart();
                    boolean isWanted = wanted.equals(Resources.type(cursor));
                    if (isWanted) {
                        slices.add(Arrays.copyOfRange(json, from, cursor.tokenEnd()));
                    }
                },
                none);
        Json.read(json, cursor -> {
            reader.bundle(cursor);
            return reader;
        });
        return slices;
    }

    private void bundle(JsonCursor cursor) throws IOException {
        cursor.object(name -> {
            switch (name) {
                case "resourceType" -> type = cursor.text();
                case "entry" -> cursor.eachObject(() -> cursor.object(member -> entry(member, cursor)));
                case "meta" -> cursor.object(member -> meta(member, cursor));
                case "issue" -> OutcomeReader.readIssues(cursor, issues);
                default -> cursor.skip();
            }
        });
        if ("OperationOutcome".equals(type)) {
            throw new OutcomeInsteadException(issues);
        }
        if (!"Bundle".equals(type)) {
            throw Resources.notA("Bundle", type);
        }
    }

    private void meta(String member, JsonCursor cursor) throws IOException {
        if (member.equals("extension")) {
            cursor.eachObject(() -> sink.metaExtension(Extension.read(cursor)));
        } else {
            cursor.skip();
        }
    }

    private void entry(String member, JsonCursor cursor) throws IOException {
        if (member.equals("resource") && cursor.isObject()) {
            requireFewEntries();
            entries.resource(cursor);
        } else {
            cursor.skip();
        }
    }

    private void requireFewEntries() {
        if (++entryCount > MOST_ENTRIES) {
            throw new UnreadableContentException("It is a Bundle of more than 100,000 resources");
        }
    }

    private static void streamed(JsonCursor cursor, Sink sink) throws IOException {
        String type = cursor.leadingResourceType();
        if (type != null) {
            sink.resource(type, cursor);
            return;
        }
        byte[] copy = Json.copy(cursor::copyEntered);
        String found = Resources.typeOf(copy);
        if (found != null) {
            Json.read(copy, 0, copy.length, inside -> {
                sink.resource(found, inside);
                return found;
            });
        }
    }

    /** Takes the resources of a Bundle in the order in which they come. */
    @FunctionalInterface
    public interface Sink {
        /** Takes one resource: visits all its members, or passes over them, with {@link JsonCursor#rest}. */
        void resource(String type, JsonCursor members) throws IOException;

        /** Takes an extension of the Bundle's own {@code meta}; passes over it by default. */
        default void metaExtension(Extension extension) {}
    }

    @FunctionalInterface
    private interface EntryReader {
        void resource(JsonCursor cursor) throws IOException;
    }
}
