package dev.gpconnect.appointments.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gpconnect.appointments.error.UnreadableContentException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON text. Tolerant by construction: a value of the wrong kind reads as absent, what nobody asks for is
 * skipped, and one element reads as a list of one (W-CT-03, W-CT-06). Of a list of texts, or of an object read as a whole,
 * the first hundred are kept: nothing in GP Connect comes near, and what is kept costs more memory than it does on the wire.
 *
 * <p>Every reading method takes the value the cursor is on and leaves the cursor on that value's last token.
 */
public final class JsonCursor implements AutoCloseable {

    private static final int MOST_KEPT = 100;

    private final JsonParser parser;

    JsonCursor(JsonParser parser) throws IOException {
        this.parser = parser;
        parser.nextToken();
    }

    /** Whether the cursor is on an object. */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** The value as text: a string without surrounding spaces, a number or a boolean; null for anything else or if blank. */
    public @Nullable String text() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            skip();
            return null;
        }
        String text = parser.getText().strip();
        return text.isEmpty() ? null : text;
    }

    /** The string exactly as it was sent, spaces included; null for anything but a string. */
    public @Nullable String verbatim() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            skip();
            return null;
        }
        return parser.getText();
    }

    /** The texts of a list, or of a single value. */
    public List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>(2);
        each(() -> {
            String text = text();
            if (text != null && texts.size() < MOST_KEPT) {
                texts.add(text);
            }
        });
        return texts;
    }

    /** The members of the object that are plain values, by name; empty for anything but an object. */
    public Map<String, String> textMembers() throws IOException {
        Map<String, String> members = new HashMap<>();
        object(name -> {
            String text = text();
            if (text != null && members.size() < MOST_KEPT) {
                members.putIfAbsent(name, text);
            }
        });
        return members;
    }

    /** Passes over the value. */
    public void skip() throws IOException {
        parser.skipChildren();
    }

    /** Visits each item of a list; a single value counts as a list of one, null as an empty one. */
    public void each(Step item) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                item.run();
            }
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            item.run();
        }
    }

    /** Visits each member of the object the cursor is on; anything else is passed over. */
    public void object(Member visitor) throws IOException {
        if (isObject()) {
            rest(visitor);
        } else {
            skip();
        }
    }

    /** Visits the members of the object the cursor is in, from the next one on. */
    public void rest(Member visitor) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            visitor.at(name);
        }
    }

    /** Visits each object of a list, or a single object; anything else is passed over. */
    public void eachObject(Step item) throws IOException {
        each(() -> {
            if (isObject()) {
                item.run();
            } else {
                skip();
            }
        });
    }

    /**
     * Enters the object the cursor is on and gives its {@code resourceType} if that is its first member. If it is not, gives
     * null, and {@link #copyEntered} takes the object as a whole. A type that is no string is one that nobody knows: empty.
     */
    @Nullable String leadingResourceType() throws IOException {
        boolean leads = "resourceType".equals(parser.nextFieldName());
        String type = leads ? parser.nextTextValue() : null;
        if (leads && type == null) {
            parser.skipChildren();
            return "";
        }
        return type;
    }

    /** Copies an object that {@link #leadingResourceType()} has entered without finding the type. */
    void copyEntered(JsonGenerator into) throws IOException {
        into.writeStartObject();
        while (parser.currentToken() != JsonToken.END_OBJECT) {
            into.copyCurrentStructure(parser);
            parser.nextToken();
        }
        into.writeEndObject();
    }

    /** The resource that the cursor is inside, just behind its {@code resourceType}, as JSON of its own. */
    public byte[] copyResource(String type) throws IOException {
        return Json.copy(json -> {
            json.writeStartObject();
            json.writeStringField("resourceType", type);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                json.copyCurrentStructure(parser);
            }
            json.writeEndObject();
        });
    }

    /** Where the token that the cursor is on begins, as a byte offset. */
    int tokenStart() {
        return offset(parser.currentTokenLocation());
    }

    /** Just behind the token that was read last, as a byte offset. */
    int tokenEnd() throws IOException {
        parser.finishToken();
        return offset(parser.currentLocation());
    }

    private static int offset(JsonLocation location) {
        long offset = location.getByteOffset();
        if (offset < 0) {
            throw new UnreadableContentException("It is not text in UTF-8");
        }
        return Math.toIntExact(offset);
    }

    /** Moves to the name of the object's next member and gives it; null at the object's end. */
    @Nullable String nextName() throws IOException {
        return parser.nextToken() == JsonToken.FIELD_NAME ? parser.currentName() : null;
    }

    /** Moves to the value of the member whose name the cursor is on. */
    void toValue() throws IOException {
        parser.nextToken();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** A step of a reading. */
    @FunctionalInterface
    public interface Step {
        /** Reads or skips the value. */
        void run() throws IOException;
    }

    /** What is done with a member of an object. */
    @FunctionalInterface
    public interface Member {
        /** Reads or skips the value of the member of this name. */
        void at(String name) throws IOException;
    }
}
