package dev.gpconnect.appointments.testkit.fake.personality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out every element that may be absent (02), delivery channel and practitioner role among them (V-02), and the headers that a
 * consumer can do without where a body has the version (W-VER-02). What has to be there stays, and of an appointment all that its booker sent (M-GEN-04).
 */
final class Sparse implements Deviation {
    private static final Set<String> EVERYWHERE = Set.of("resourceType", "id", "meta", "extension");
    private static final Map<String, Set<String>> KEPT = Map.of(
            "Slot", Set.of("serviceType", "schedule", "status", "start", "end"),
            "Schedule", Set.of("actor"),
            "Appointment",
                    Set.of(
                            "contained",
                            "status",
                            "serviceType",
                            "description",
                            "start",
                            "end",
                            "slot",
                            "created",
                            "comment",
                            "participant"),
            "Patient", Set.of("identifier", "name", "gender", "birthDate", "managingOrganization"),
            "Practitioner", Set.of("identifier", "name"),
            "Organization", Set.of("identifier", "name"),
            "Location", Set.of("name", "managingOrganization"),
            "HealthcareService", Set.of("identifier", "providedBy", "name"));
    private static final Set<String> KEPT_EXTENSIONS =
            Set.of(Gpc.EXT_BOOKING_ORGANISATION, Gpc.EXT_CANCELLATION_REASON, Gpc.EXT_REGISTRATION_DETAILS);
    private static final Set<String> KEPT_OF_REGISTRATION = Set.of("registrationType");
    private static final Set<String> OF_NAMES = Set.of("text", "prefix", "suffix", "period");

    @Override
    public FakeResponse answer(FakeRequest request, FakeResponse conformant) {
        boolean diagnosed = conformant.status() == 422 || conformant.status() == 500;
        boolean registration = request.method().equals("POST");
        FakeResponse sparse = JsonBody.changed(conformant, body -> {
            JsonBody.eachResource(body, Sparse::thin);
            if (JsonBody.type(body).equals("OperationOutcome") && !diagnosed) {
                body.path("issue").forEach(issue -> ((ObjectNode) issue).remove("diagnostics"));
            } else if (body.get("meta") instanceof ObjectNode meta
                    && JsonBody.type(body).equals("Bundle")
                    && !registration
                    && meta.retain("extension").isEmpty()) {
                body.remove("meta");
            }
        });
        return sparse == conformant ? conformant : sparse.withoutHeader("ETag").withoutHeader("Last-Modified");
    }

    private static void thin(ObjectNode resource) {
        Set<String> kept = KEPT.get(JsonBody.type(resource));
        if (kept == null) {
            return;
        }
        resource.properties()
                .removeIf(member -> !kept.contains(member.getKey()) && !EVERYWHERE.contains(member.getKey()));
        if (resource.get("meta") instanceof ObjectNode meta) {
            meta.remove("lastUpdated");
        }
        JsonBody.removeItems(resource, "extension", Sparse::isSpare);
        resource.path("name").forEach(name -> thinName(name, JsonBody.type(resource)));
        if (!JsonBody.type(resource).equals("Appointment")) {
            JsonBody.eachObject(resource, Sparse::removeDisplay);
        }
    }

    /** Whether an extension may go; of a registration its type stays (M-PAT-02). */
    private static boolean isSpare(JsonNode extension) {
        JsonBody.removeItems(
                (ObjectNode) extension,
                "extension",
                part -> !KEPT_OF_REGISTRATION.contains(part.path("url").asText()));
        String url = extension.path("url").asText();
        return !KEPT_EXTENSIONS.contains(url)
                || (url.equals(Gpc.EXT_REGISTRATION_DETAILS) && !extension.has("extension"));
    }

    /** A patient keeps the given names, which are compared with PDS (D-XC-01). */
    private static void thinName(JsonNode name, String type) {
        if (name instanceof ObjectNode object) {
            object.remove(OF_NAMES);
            if (type.equals("Practitioner")) {
                object.remove(Set.of("given", "use"));
            }
        }
    }

    private static void removeDisplay(ObjectNode object) {
        object.remove("display");
    }
}
