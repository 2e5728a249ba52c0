package dev.gpconnect.appointments.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.gpconnect.appointments.error.RefusedException;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.ResourceId;
import dev.gpconnect.appointments.model.UkTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a state that {@link StateWriter} wrote. It comes back from outside, so that it is held to the letter: what is missing,
 * malformed, there twice or not known is refused (W-SDS-06). No message quotes it.
 */
public final class StateReader {

    private static final JsonFactory STRICT = Json.factory()
            .rebuild()
            .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final String type;
    private final Map<String, String> members = new HashMap<>();

    private StateReader(String type) {
        this.type = type;
    }

    /**
     * Reads a state.
     *
     * @param json what came back
     * @param type the type it has to be of
     * @param practice the practice it has to belong to
     * @param reading takes every member that the type may have
     * @throws RefusedException if it is not such a state (W-SDS-06), or of another practice (C-GEN-04)
     */
    public static <T> T read(String json, String type, OdsCode practice, Function<StateReader, T> reading) {
        StateReader state = new StateReader(type);
        state.parse(Objects.requireNonNull(json, "json"));
        state.requireHead(practice);
        T read = reading.apply(state);
        if (!state.members.isEmpty()) {
            throw state.refused("it has a member that is not known");
        }
        return read;
    }

    /** A text; null when it is absent. */
    public @Nullable String text(String name) {
        String text = members.remove(name);
        if (text != null && !StateWriter.isCarried(text)) {
            throw refused("its " + name + " is blank, too long, or holds control characters");
        }
        return text;
    }

    /** A resource's id; null when it is absent. */
    public @Nullable String id(String name) {
        String id = text(name);
        if (id != null && !ResourceId.isValid(id)) {
            throw refused("its " + name + " is not an id of a resource");
        }
        return id;
    }

    /** A resource's id that has to be there. */
    public String requiredId(String name) {
        return required(name, id(name));
    }

    /** A text that has to be there. */
    public String requiredText(String name) {
        return required(name, text(name));
    }

    /** The instant of a date-time, which was read as a text. */
    public Instant instant(String name, String text) {
        try {
            return UkTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refused("its " + name + " is not a date-time with an offset");
        }
    }

    /** The refusal of the state for a reason, which is part of a sentence. */
    public RefusedException refused(String why) {
        return new RefusedException(
                StateWriter.RULE, "The carried " + type + " is refused: " + why + "; ask the practice for it anew");
    }

    private String required(String name, @Nullable String text) {
        if (text == null) {
            throw refused("it has no " + name);
        }
        return text;
    }

    private void requireHead(OdsCode practice) {
        if (!type.equals(members.remove("type"))) {
            throw refused("it is of another type, or of none");
        }
        if (!StateWriter.FORMAT.equals(members.remove("format"))) {
            throw refused("it is of another format, or of none");
        }
        if (!odsCode(requiredText("practice")).equals(practice)) {
            throw new RefusedException(
                    "C-GEN-04", "The carried " + type + " is of another practice; resume it at that one");
        }
    }

    private OdsCode odsCode(String text) {
        try {
            OdsCode code = OdsCode.of(text);
            if (code.value().equals(text)) {
                return code;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw refused("its practice is not an ODS code");
    }

    private void parse(String json) {
        if (json.length() > StateWriter.MAX_LENGTH) {
            throw refused("it is longer than 16 kB");
        }
        try (JsonParser parser = STRICT.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused("it is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                member(parser.currentName(), parser);
            }
            if (parser.nextToken() != null) {
                throw refused("there is something behind it");
            }
        } catch (JsonProcessingException e) {
            throw refused("it is not well-formed JSON");
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    private void member(String name, JsonParser parser) throws IOException {
        JsonToken expected = name.equals("format") ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_STRING;
        if (parser.nextToken() != expected) {
            throw refused("a member is not of the kind it has to be");
        }
        if (members.put(name, parser.getText()) != null) {
            throw refused("it has a member twice");
        }
    }
}
