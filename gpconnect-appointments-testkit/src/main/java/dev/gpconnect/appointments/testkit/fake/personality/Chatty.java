package dev.gpconnect.appointments.testkit.fake.personality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.Bundles;
import dev.gpconnect.appointments.testkit.fake.wire.FakeRequest;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;

/**
 * Adds what nobody asked for (W-CT-03): unknown extensions, elements, codes and headers, narrative, further issues, and in Bundles
 * further resources, a wrong order, {@code total}, {@code link} and full URLs that lead nowhere (W-URL-10). All of it comes back in an
 * amendment or a cancellation, and is then understood.
 */
final class Chatty implements Deviation {

    @Override
    public FakeRequest understood(FakeRequest request) {
        boolean own = request.method().equals("PUT") && request.mentions(MadeUp.HOST);
        return own ? JsonBody.changed(request, MadeUp::removeFrom) : request;
    }

    @Override
    public FakeResponse answer(FakeRequest request, FakeResponse conformant) {
        return JsonBody.changed(conformant, Chatty::add)
                .withHeader("X-Vendor-Node", MadeUp.HOST)
                .withHeader("Warning", "299 - \"made up\"");
    }

    private static void add(ObjectNode body) {
        boolean bundle = JsonBody.type(body).equals("Bundle");
        new MadeUp().addTo(body);
        JsonBody.eachResource(body, MadeUp::addNarrative);
        if (bundle) {
            addEntries(body);
        } else if (body.get("issue") instanceof ArrayNode issues) {
            issues.add(issue());
        }
    }

    /** The entries from the last to the first, among others. */
    private static void addEntries(ObjectNode bundle) {
        ArrayNode reversed = JsonNodeFactory.instance.arrayNode();
        reversed.add(entry(MadeUp.resource("Basic")));
        for (int i = bundle.path("entry").size() - 1; i >= 0; i--) {
            reversed.add(bundle.path("entry").get(i));
        }
        ObjectNode location = MadeUp.resource("Location");
        location.put("name", "Elsewhere");
        reversed.insert(reversed.size() / 2, entry(location));
        ObjectNode outcome = MadeUp.resource("OperationOutcome");
        outcome.putArray("issue").add(issue());
        reversed.add(entry(outcome));
        int number = 0;
        for (JsonNode entry : reversed) {
            ((ObjectNode) entry).put("fullUrl", "https://" + Bundles.BOGUS + ".example/" + number++);
        }
        bundle.put("total", bundle.path("entry").size());
        bundle.putArray("link").addObject().put("relation", "self").put("url", "https://" + Bundles.BOGUS + ".example");
        bundle.set("entry", reversed);
    }

    private static ObjectNode entry(ObjectNode resource) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.set("resource", resource);
        return entry;
    }

    private static ObjectNode issue() {
        ObjectNode issue = JsonNodeFactory.instance.objectNode();
        issue.put("severity", "information").put("code", "informational").put("diagnostics", "Nothing to see here.");
        issue.putObject("details").put("text", "Have a nice day");
        return issue;
    }
}
