package dev.gpconnect.appointments.testkit.fake.personality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;

/** Has the code of an error where its display belongs, and its display where the code does. */
final class SwappedOutcome implements Deviation {

    @Override
    public FakeResponse answer(FakeRequest request, FakeResponse conformant) {
        return JsonBody.changed(conformant, SwappedOutcome::swap);
    }

    private static void swap(ObjectNode body) {
        if (!JsonBody.type(body).equals("OperationOutcome")) {
            return;
        }
        for (JsonNode coding : body.findValues("coding")) {
            coding.forEach(item -> exchange((ObjectNode) item));
        }
    }

    private static void exchange(ObjectNode coding) {
        JsonNode code = coding.path("code");
        coding.set("code", coding.path("display"));
        coding.set("display", code);
    }
}
