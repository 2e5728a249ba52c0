package dev.gpconnect.appointments.fhir;

import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.error.UnreadableContentException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a single resource from its bytes, wherever in them its type stands. */
public final class Resources {

    private Resources() {}

    /**
     * Reads a resource of this type. The reading sees the cursor inside the object and visits its members with
     * {@link JsonCursor#rest}.
     *
     * @throws OutcomeInsteadException if the resource is an OperationOutcome
     * @throws UnreadableContentException if it is not JSON, or a resource of another type
     */
    public static <T> T read(byte[] json, String type, Json.Reading<T> reading) {
        String found = typeOf(json);
        if ("OperationOutcome".equals(found)) {
            List<Issue> issues = OutcomeReader.read(json).orElse(List.of());
            throw new OutcomeInsteadException(issues);
        }
        if (!type.equals(found)) {
            throw notA(type, found);
        }
        return Json.read(json, reading);
    }

    /** The values of the identifiers that a resource of this type has in this system, blank ones left out. */
    public static List<String> identifiers(byte[] json, String type, String system) {
        return read(json, type, cursor -> {
            List<String> values = new ArrayList<>(1);
            cursor.object(name -> {
                if (name.equals("identifier")) {
                    cursor.eachObject(() -> {
                        Map<String, String> members = cursor.textMembers();
                        String value = members.get("value");
                        if (system.equals(members.get("system")) && value != null && !value.isBlank()) {
                            values.add(value);
                        }
                    });
                } else {
                    cursor.skip();
                }
            });
            return values;
        });
    }

    /** The {@code resourceType} of the bytes; null when they are JSON of another kind. */
    static @Nullable String typeOf(byte[] json) {
        return Json.read(json, cursor -> Optional.ofNullable(type(cursor))).orElse(null);
    }

    static UnreadableContentException notA(String type, @Nullable String found) {
        return new UnreadableContentException(
                "It is not a FHIR " + type + (found == null ? "" : " but a resource of another type") + " in JSON");
    }

    static @Nullable String type(JsonCursor cursor) throws IOException {
        if (!cursor.isObject()) {
            return null;
        }
        String type = null;
        while (true) {
            String name = cursor.nextName();
            if (name == null) {
                return type;
            }
            cursor.toValue();
            if (name.equals("resourceType") && type == null) {
                type = cursor.text();
            } else {
                cursor.skip();
            }
        }
    }
}
