package dev.gpconnect.appointments.testkit.fake.wire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads and writes STU3 resources with HAPI's strict parser. The cached context is the one static of the testkit. */
public final class FhirCodec {
    private static final FhirContext CONTEXT = FhirContext.forDstu3Cached();

    /** From the value that the parser quotes on, which can be a patient's; the element stands before it. */
    private static final Pattern VALUE = Pattern.compile("(?s)value \".*");

    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final JsonShape shape = new JsonShape(CONTEXT);

    /** Writes a resource as UTF-8 text, without line breaks. */
    public byte[] write(Resource resource, Format format) {
        return parser(format).encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a body; one that is not well-formed is refused as the knob says (P-GEN-20), one of another resource with 422 (P-GEN-21). */
    public <T extends Resource> T read(Class<T> type, byte[] body, Format format, Knobs knobs) {
        String text = utf8(body);
        if (text == null || text.isBlank()) {
            throw malformed(knobs, "The body is empty or not UTF-8.");
        }
        if (format == Format.JSON) {
            JsonNode tree = tree(text);
            if (tree == null || !tree.isObject()) {
                throw malformed(knobs, "The body is not a well-formed JSON object.");
            }
            return read(type, tree);
        }
        if (!wellFormedXml(text)) {
            throw malformed(knobs, "The body is not well-formed XML.");
        }
        return parse(type, text, format);
    }

    private static Refusal malformed(Knobs knobs, String diagnostics) {
        return Refusal.of(knobs.value(Knob.MALFORMED_BODY), diagnostics);
    }

    /** Reads a resource out of a JSON tree; 422 when it is not the resource expected. */
    public <T extends Resource> T read(Class<T> type, JsonNode tree) {
        String fault = shape.fault(type, tree);
        if (fault != null) {
            throw Refusal.invalidResource(fault);
        }
        return parse(type, tree.toString(), Format.JSON);
    }

    /** A JSON text as a tree; null when it is malformed, has members twice or holds anything after its end. */
    @Nullable JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    /** A resource as text, to be kept. */
    public static byte[] pack(Resource resource) {
        return CONTEXT.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** A copy of the resource that was packed. */
    public static <T extends Resource> T unpack(Class<T> type, byte[] packed) {
        return CONTEXT.newJsonParser().parseResource(type, new String(packed, StandardCharsets.UTF_8));
    }

    /** Every extension anywhere in a resource. */
    public List<Extension> extensions(Resource resource) {
        return CONTEXT.newTerser().getAllPopulatedChildElementsOfType(resource, Extension.class);
    }

    static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            return null;
        }
    }

    private static <T extends Resource> T parse(Class<T> type, String text, Format format) {
        try {
            return parser(format).parseResource(type, text);
        } catch (DataFormatException unfit) {
            String why = VALUE.matcher(String.valueOf(unfit.getMessage())).replaceFirst("value");
            throw Refusal.invalidResource("Not a valid " + type.getSimpleName() + ": " + why);
        } catch (RuntimeException confused) {
            throw Refusal.invalidResource("Not a valid " + type.getSimpleName() + ".");
        }
    }

    private static IParser parser(Format format) {
        IParser parser = format == Format.JSON ? CONTEXT.newJsonParser() : CONTEXT.newXmlParser();
        return parser.setParserErrorHandler(new StrictErrorHandler());
    }

    private static boolean wellFormedXml(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                reader.next();
            }
            return true;
        } catch (XMLStreamException malformed) {
            return false;
        }
    }
}
