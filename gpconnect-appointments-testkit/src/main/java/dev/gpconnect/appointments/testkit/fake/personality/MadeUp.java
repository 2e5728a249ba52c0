package dev.gpconnect.appointments.testkit.fake.personality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Content that no specification knows: how it is put into resources, and how it is taken out again. */
final class MadeUp {
    static final String HOST = "vendor.example";

    private static final String EXTENSION = "https://" + HOST + "/extension";
    private static final String SYSTEM = "https://" + HOST + "/codes";
    private static final String MEMBER = "vendorDetail";
    private static final Set<String> BARE = Set.of("resourceType", "id", "url");

    private int codings;

    /** Adds to everything within a resource. */
    void addTo(ObjectNode resource) {
        List<Map.Entry<String, JsonNode>> members = List.copyOf(resource.properties());
        for (Map.Entry<String, JsonNode> member : members) {
            addToMember(resource, member.getKey(), member.getValue());
        }
        boolean extensible = !resource.has("url") && !JsonBody.type(resource).equals("Bundle");
        if (extensible) {
            ArrayNode extensions =
                    resource.get("extension") instanceof ArrayNode present ? present : resource.putArray("extension");
            extensions.insert(0, extension());
        }
        resource.putObject(MEMBER).put("host", HOST);
    }

    private void addToMember(ObjectNode owner, String name, JsonNode value) {
        for (JsonNode item : value.isArray() ? value : List.of(value)) {
            if (item instanceof ObjectNode object) {
                addTo(object);
            }
        }
        if (name.equals("coding")) {
            addCoding((ArrayNode) value);
        } else if (value.isTextual() && !BARE.contains(name)) {
            owner.putObject("_" + name).putArray("extension").add(extension());
        }
    }

    /** Another coding, now before and now after the known one. */
    private void addCoding(ArrayNode present) {
        ObjectNode coding = JsonNodeFactory.instance.objectNode();
        coding.put("system", SYSTEM).put("code", "X" + codings).put("display", "Something else");
        present.insert(codings % 2 == 0 ? 0 : present.size(), coding);
        codings++;
    }

    /** Adds the text for human readers that a resource may have. */
    static void addNarrative(ObjectNode resource) {
        resource.putObject("text")
                .put("status", "generated")
                .put("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + HOST + "</div>");
    }

    /** A resource of a type, with an id that nothing refers to. */
    static ObjectNode resource(String type) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        return resource.put("resourceType", type).put("id", "made-up");
    }

    /** Takes out what was put in. */
    static void removeFrom(ObjectNode resource) {
        if (resource.path("text").has("div")) {
            resource.remove("text");
        }
        JsonBody.eachObject(resource, MadeUp::clean);
    }

    private static void clean(ObjectNode object) {
        object.remove(MEMBER);
        JsonBody.removeItems(
                object, "extension", item -> item.path("url").asText().equals(EXTENSION));
        JsonBody.removeItems(
                object, "coding", item -> item.path("system").asText().equals(SYSTEM));
        for (String name :
                List.copyOf(object.properties()).stream().map(Map.Entry::getKey).toList()) {
            if (name.startsWith("_") && object.get(name).toString().contains(EXTENSION)) {
                object.remove(name);
            }
        }
    }

    private static ObjectNode extension() {
        return JsonNodeFactory.instance.objectNode().put("url", EXTENSION).put("valueString", "made up");
    }
}
