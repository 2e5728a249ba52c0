package dev.gpconnect.appointments.fhir;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gpconnect.appointments.model.Address;
import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.PersonName;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the FHIR data types that requests share; what is absent or blank is left out, as FHIR knows no empty text. */
public final class DatatypeWriter {

    private DatatypeWriter() {}

    /** Writes {@code {"reference": …}} as a member. */
    public static void reference(JsonGenerator json, String member, String reference) throws IOException {
        json.writeObjectFieldStart(member);
        json.writeStringField("reference", reference);
        json.writeEndObject();
    }

    /** Writes {@code meta} with this one profile. */
    public static void profile(JsonGenerator json, String profile) throws IOException {
        json.writeObjectFieldStart("meta");
        texts(json, "profile", List.of(profile));
        json.writeEndObject();
    }

    /** Writes a CodeableConcept of one coding as the next value. */
    public static void concept(JsonGenerator json, @Nullable String system, String code, @Nullable String display)
            throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("coding");
        json.writeStartObject();
        text(json, "system", system);
        json.writeStringField("code", code);
        text(json, "display", display);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes a contact point as the next value. */
    public static void contactPoint(JsonGenerator json, ContactPoint point) throws IOException {
        json.writeStartObject();
        json.writeStringField("system", point.system());
        json.writeStringField("value", point.value());
        text(json, "use", point.use());
        json.writeEndObject();
    }

    /** Writes an address as the next value. */
    public static void address(JsonGenerator json, Address address, String use) throws IOException {
        json.writeStartObject();
        json.writeStringField("use", use);
        texts(json, "line", address.lines());
        text(json, "city", address.city());
        text(json, "district", address.district());
        text(json, "postalCode", address.postalCode());
        text(json, "country", address.country());
        json.writeEndObject();
    }

    /** Writes a name as the next value. */
    public static void name(JsonGenerator json, PersonName name, String use) throws IOException {
        json.writeStartObject();
        json.writeStringField("use", use);
        json.writeStringField("family", name.family());
        texts(json, "given", name.given());
        texts(json, "prefix", name.prefix());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String member, @Nullable String text) throws IOException {
        if (text != null && !text.isBlank()) {
            json.writeStringField(member, text);
        }
    }

    private static void texts(JsonGenerator json, String member, List<String> texts) throws IOException {
        List<String> present = texts.stream().filter(text -> !text.isBlank()).toList();
        if (present.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(member);
        for (String text : present) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
