package dev.gpconnect.appointments.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.OdsCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a state: a small, flat JSON text that an application holds between two requests of its own (W-SDS-06, D-CA-03). It refuses
 * what {@link StateReader} would not take back.
 */
public final class StateWriter {

    static final String RULE = "W-SDS-06";
    static final String FORMAT = "1";
    static final int MAX_LENGTH = 16 * 1024;
    private static final int MAX_TEXT = 1000;

    private final String type;
    private final Map<String, String> members = new LinkedHashMap<>();

    /**
     * A state of this type.
     *
     * @param practice the practice it belongs to
     */
    public StateWriter(String type, OdsCode practice) {
        this.type = type;
        text("practice", practice.value());
    }

    /**
     * Adds a member, unless there is no text.
     *
     * @throws RefusedException if the text is longer than 1,000 characters or holds control characters
     */
    public StateWriter text(String name, @Nullable String text) {
        if (text != null && !isCarried(text)) {
            throw refused("its " + name + " is longer than 1,000 characters or holds control characters");
        }
        if (text != null) {
            members.put(name, text);
        }
        return this;
    }

    /**
     * The text: in ASCII, and without a character that means something to HTML within a script.
     *
     * @throws RefusedException if it is longer than 16 kB
     */
    public String toJson() {
        String json = written()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027");
        if (json.length() > MAX_LENGTH) {
            throw refused("it is longer than 16 kB");
        }
        return json;
    }

    private String written() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.factory().createGenerator(text)) {
            json.setHighestNonEscapedChar(0x7f);
            json.writeStartObject();
            json.writeStringField("type", type);
            json.writeFieldName("format");
            json.writeNumber(FORMAT);
            for (Map.Entry<String, String> member : members.entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    private RefusedException refused(String why) {
        return new RefusedException(
                RULE, "The " + type + " cannot be carried as JSON: " + why + "; keep its id and ask the practice anew");
    }

    /** Whether a text may be in a state: not blank, of bounded length, whole characters, and of controls line ends and tabs only. */
    static boolean isCarried(String text) {
        return !text.isBlank() && text.length() <= MAX_TEXT && text.codePoints().allMatch(StateWriter::isCarried);
    }

    private static boolean isCarried(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\t' || character == '\n' || character == '\r';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
