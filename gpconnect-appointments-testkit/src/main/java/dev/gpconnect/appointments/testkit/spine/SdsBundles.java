package dev.gpconnect.appointments.testkit.spine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes records as FHIR R4 search sets; every id is drawn anew (W-SDS-08, W-SDS-09, W-SDS-11). */
final class SdsBundles {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String IDENTIFIER = "identifier";

    private final String base;
    private final Supplier<UUID> ids;

    SdsBundles(String base, Supplier<UUID> ids) {
        this.base = base;
        this.ids = ids;
    }

    /** A UUID that no other resource has. */
    String id() {
        return ids.get().toString();
    }

    String endpoints(String target, List<MhsRecord> found) {
        return bundle(target, found.stream().map(this::endpoint).toList());
    }

    String devices(String target, List<AsRecord> found) {
        return bundle(target, found.stream().map(this::device).toList());
    }

    private String bundle(String target, List<ObjectNode> resources) {
        ObjectNode bundle = resource("Bundle");
        bundle.put("type", "searchset").put("total", resources.size());
        bundle.putArray("link").addObject().put("relation", "self").put("url", base + target);
        ArrayNode entries = bundle.putArray("entry");
        String path = target.substring(0, target.indexOf('?'));
        for (ObjectNode resource : resources) {
            ObjectNode entry = entries.addObject();
            entry.put("fullUrl", base + path + "/" + resource.path("id").asText());
            entry.set("resource", resource);
            entry.putObject("search").put("mode", "match");
        }
        return bundle.toString();
    }

    private ObjectNode endpoint(MhsRecord mhs) {
        ObjectNode endpoint = resource("Endpoint");
        ArrayNode identifiers = endpoint.putArray(IDENTIFIER);
        identifiers.add(identifier(Sds.PARTY_KEY, mhs.partyKey()));
        identifiers.add(identifier(Sds.CPA_ID, mhs.cpaId()));
        endpoint.put("status", "active");
        endpoint.set("connectionType", coding("endpoint-connection-type", "hl7-fhir-msg", "HL7 FHIR Messaging"));
        endpoint.putObject("managingOrganization").set(IDENTIFIER, identifier(Sds.ODS_CODE, mhs.odsCode()));
        endpoint.putArray("payloadType")
                .addObject()
                .putArray("coding")
                .add(coding("endpoint-payload-type", "any", "Any"));
        if (mhs.address() != null) {
            endpoint.put("address", mhs.address());
        }
        return endpoint;
    }

    private ObjectNode device(AsRecord system) {
        ObjectNode device = resource("Device");
        if (system.manufacturer() != null) {
            device.putArray("extension")
                    .addObject()
                    .put("url", Sds.MANUFACTURER)
                    .putObject("valueReference")
                    .set(IDENTIFIER, identifier(Sds.ODS_CODE, system.manufacturer()));
        }
        ArrayNode identifiers = device.putArray(IDENTIFIER);
        identifiers.add(identifier(Sds.ASID, system.asid()));
        identifiers.add(identifier(Sds.PARTY_KEY, system.partyKey()));
        device.putObject("owner").set(IDENTIFIER, identifier(Sds.ODS_CODE, system.odsCode()));
        return device;
    }

    private ObjectNode resource(String type) {
        return JsonNodeFactory.instance.objectNode().put("resourceType", type).put("id", id());
    }

    private static ObjectNode identifier(String system, String value) {
        return JsonNodeFactory.instance.objectNode().put("system", system).put("value", value);
    }

    private static ObjectNode coding(String system, String code, String display) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("system", TERMINOLOGY + system)
                .put("code", code)
                .put("display", display);
    }
}
