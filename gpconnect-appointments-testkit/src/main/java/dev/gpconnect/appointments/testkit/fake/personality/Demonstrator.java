package dev.gpconnect.appointments.testkit.fake.personality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;

/**
 * The shape of the official demonstrator's answers, as recorded: every appointment has priority 0 (M-APPT-15), roles are of the value
 * set (M-CS-03), and an unsupported media type is a BAD_REQUEST (E-10).
 */
final class Demonstrator implements Deviation {
    private static final String VALUE_SET = "https://fhir.nhs.uk/STU3/ValueSet/GPConnect-PractitionerRole-1";

    @Override
    public FakeRequest understood(FakeRequest request) {
        boolean own =
                request.method().equals("PUT") && (request.mentions(VALUE_SET) || request.mentions("\"priority\""));
        return own ? JsonBody.changed(request, Demonstrator::takeBack) : request;
    }

    @Override
    public FakeResponse answer(FakeRequest request, FakeResponse conformant) {
        return JsonBody.changed(conformant, body -> {
            if (conformant.status() == 415) {
                setCode(body);
            }
            JsonBody.eachResource(body, Demonstrator::change);
        });
    }

    private static void change(ObjectNode resource) {
        if (JsonBody.type(resource).equals("Appointment")) {
            resource.put("priority", 0);
        }
        setRoleSystem(resource, VALUE_SET);
    }

    private static void takeBack(ObjectNode sent) {
        if (sent.path("priority").asInt(1) == 0) {
            sent.remove("priority");
        }
        setRoleSystem(sent, Gpc.CS_JOB_ROLE);
    }

    private static void setRoleSystem(ObjectNode resource, String system) {
        for (JsonNode extension : resource.path("extension")) {
            if (extension.path("url").asText().equals(Gpc.EXT_PRACTITIONER_ROLE)
                    && extension.at("/valueCodeableConcept/coding/0") instanceof ObjectNode coding) {
                coding.put("system", system);
            }
        }
    }

    private static void setCode(ObjectNode outcome) {
        if (outcome.at("/issue/0/details/coding/0") instanceof ObjectNode coding) {
            coding.put("code", "BAD_REQUEST").put("display", "Bad request");
        }
    }
}
