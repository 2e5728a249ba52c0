package dev.gpconnect.appointments.testkit.spine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An error of the directory's FHIR API, as its own code words it (W-SDS-10, W-SDS-11). */
final class SdsRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String SYSTEM = "https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1";

    private final int status;
    private final String type;
    private final String code;
    private final String display;

    private SdsRefusal(int status, String type, String code, String display, String diagnostics) {
        super(diagnostics, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.display = display;
    }

    static SdsRefusal badRequest(String diagnostics) {
        return new SdsRefusal(400, "required", "BAD_REQUEST", "Bad request", diagnostics);
    }

    static SdsRefusal unauthorised() {
        return new SdsRefusal(
                401,
                "forbidden",
                "ACCESS_DENIED",
                "Access has been denied to process this request",
                "Invalid or absent API key");
    }

    static SdsRefusal notFound() {
        return new SdsRefusal(404, "not-found", "NOT_IMPLEMENTED", "Not implemented", "HTTP endpoint not found");
    }

    static SdsRefusal methodNotAllowed() {
        return new SdsRefusal(
                405, "not-supported", "NOT_IMPLEMENTED", "Not implemented", "HTTP operation not supported");
    }

    static SdsRefusal notAcceptable() {
        return new SdsRefusal(
                406,
                "not-supported",
                "MISSING_OR_INVALID_HEADER",
                "There is a required header missing or invalid",
                "Accept type not supported");
    }

    FakeResponse response(String correlationId) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode();
        outcome.put("resourceType", "OperationOutcome").put("id", correlationId);
        ObjectNode issue = outcome.putArray("issue").addObject();
        issue.put("severity", "error").put("code", type);
        issue.putObject("details")
                .putArray("coding")
                .addObject()
                .put("system", SYSTEM)
                .put("code", code)
                .put("display", display);
        issue.put("diagnostics", getMessage());
        Map<String, String> headers =
                new TreeMap<>(Map.of("Content-Type", "application/fhir+json", "X-Correlation-Id", correlationId));
        if (status == 405) {
            headers.put("Allow", "GET");
        }
        return FakeResponse.of(status, headers, outcome.toString().getBytes(StandardCharsets.UTF_8));
    }
}
