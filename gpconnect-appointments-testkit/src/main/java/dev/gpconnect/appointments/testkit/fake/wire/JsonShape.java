package dev.gpconnect.appointments.testkit.fake.wire;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.dstu3.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Faults of JSON structure that HAPI's strict parser lets pass (P-GEN-21, W-CT-07): nulls and empty values, one value for an array and
 * the other way round, a value of the wrong JSON type, and extensions on primitives, of which GP Connect has none.
 */
final class JsonShape {
    private final FhirContext context;

    JsonShape(FhirContext context) {
        this.context = context;
    }

    /** What is wrong with the structure, or null when nothing is. */
    @Nullable String fault(Class<? extends Resource> type, JsonNode resource) {
        return fault(context.getResourceDefinition(type), resource);
    }

    private @Nullable String fault(@Nullable BaseRuntimeElementDefinition<?> definition, JsonNode object) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String found = faultOfMember(definition, member.getKey(), member.getValue());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String faultOfMember(
            @Nullable BaseRuntimeElementDefinition<?> definition, String name, JsonNode value) {
        if (name.startsWith("_")) {
            return "The element '" + name.substring(1) + "' carries an extension that is unknown here.";
        }
        if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
            return "The element '" + name + "' is empty.";
        }
        BaseRuntimeChildDefinition child = definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
                ? composite.getChildByName(name)
                : null;
        if (child != null && value.isArray() == (child.getMax() == 1)) {
            return "The element '" + name + "' is not a list where it must be one, or the other way round.";
        }
        return faultOfItems(name, value, child == null ? inherited(name) : child.getChildByName(name));
    }

    private @Nullable String faultOfItems(
            String name, JsonNode value, @Nullable BaseRuntimeElementDefinition<?> declared) {
        for (JsonNode item : value.isArray() ? value : List.of(value)) {
            if (declared != null && !fits(declared, item)) {
                return "The element '" + name + "' has a value of the wrong type.";
            }
            String found = item.isObject() ? fault(actual(item, declared), item) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** What every element may have, though HAPI does not list it among the children. */
    private @Nullable BaseRuntimeElementDefinition<?> inherited(String name) {
        return name.equals("extension") || name.equals("modifierExtension")
                ? context.getElementDefinition("Extension")
                : null;
    }

    private static boolean fits(BaseRuntimeElementDefinition<?> declared, JsonNode item) {
        ChildTypeEnum kind = declared.getChildType();
        if (kind != ChildTypeEnum.PRIMITIVE_DATATYPE && kind != ChildTypeEnum.ID_DATATYPE) {
            return item.isObject() || kind == ChildTypeEnum.PRIMITIVE_XHTML;
        }
        return switch (declared.getName()) {
            case "boolean" -> item.isBoolean();
            case "integer", "positiveInt", "unsignedInt" -> item.isIntegralNumber();
            case "decimal" -> item.isNumber();
            default -> item.isTextual();
        };
    }

    private @Nullable BaseRuntimeElementDefinition<?> actual(
            JsonNode item, @Nullable BaseRuntimeElementDefinition<?> declared) {
        String type = item.path("resourceType").asText("");
        return type.isEmpty() || !context.getResourceTypes().contains(type)
                ? declared
                : context.getResourceDefinition(type);
    }
}
