package dev.gpconnect.appointments.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import dev.gpconnect.appointments.error.UnreadableContentException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.dstu3.model.Resource;

/** FHIR JSON as HAPI reads and writes it, with nothing changed on the way and nothing logged: it is somebody's record. */
final class HapiJson {

    private final FhirContext context;

    HapiJson(FhirContext context) {
        this.context = context;
    }

    <T extends Resource> T read(Class<T> type, byte[] json) {
        try {
            return parser().parseResource(type, new String(json, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            // of many kinds, and its message quotes what was read
            throw new UnreadableContentException(
                    "HAPI cannot read it as " + type.getSimpleName() + "; use what the SDK read instead");
        }
    }

    byte[] write(Resource resource) {
        try {
            return parser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            // of many kinds, and its message quotes what was to be written
            throw new UnreadableContentException("HAPI cannot write this " + resource.fhirType()
                    + " as JSON; look for elements without a value, or with one of the wrong type");
        }
    }

    private IParser parser() {
        IParser parser = context.newJsonParser();
        // tolerant and silent: HAPI's own handlers put what they stumble over into the log
        parser.setParserErrorHandler(new ErrorHandlerAdapter());
        parser.setStripVersionsFromReferences(false);
        return parser;
    }
}
