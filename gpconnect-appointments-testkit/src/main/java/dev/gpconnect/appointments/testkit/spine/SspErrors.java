package dev.gpconnect.appointments.testkit.spine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The proxy's own errors: no profile, the HTTP number as code, the reason in display and diagnostics (W-OO-04, E-SSP-1 to E-SSP-7). */
final class SspErrors {
    private static final String SYSTEM = "http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0";
    private static final String SYSTEM_405 = "https://fhir.nhs.uk/StructureDefinition/spine-operationoutcome-1";

    private SspErrors() {}

    static FakeResponse targetDiffers(String endpoint, String cpaId, String target) {
        return error(400, "invalid", "ENDPOINT_" + endpoint + "_CPAID_" + cpaId + "_VARIES_FROM_TARGETURL_" + target);
    }

    static FakeResponse senderNotRegistered(String from) {
        return error(403, "forbidden", "ASID_CHECK_FAILED_MESSAGESENDER_" + from);
    }

    static FakeResponse receiverNotRegistered(String to) {
        return error(403, "forbidden", "PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_" + to);
    }

    static FakeResponse notSharing(String from, String to) {
        return error(403, "forbidden", "FOT_CHECK_FAILED_MESSAGESENDER_" + from + "_MESSAGERECEIVER_" + to);
    }

    static FakeResponse unsupportedMediaType() {
        return error(415, "not-supported", "Unsupported_Media_Type");
    }

    static FakeResponse unreachable(String target) {
        return error(502, "transient", "ERROR_COMMUNICATING_TO_ENDPOINT_URL_" + target);
    }

    static FakeResponse methodNotAllowed() {
        ObjectNode issue = issue("fatal", "forbidden", SYSTEM_405, 405, "405: Method Not Allowed");
        return response(405, issue);
    }

    /** The proxy's web server refuses the connection's certificate before there is any FHIR (P-SSP-01, W-TLS-04). */
    static FakeResponse certificate(boolean missing) {
        return FakeResponse.of(missing ? 496 : 495, Map.of("Cache-Control", "no-store"), new byte[0]);
    }

    private static FakeResponse error(int status, String type, String reason) {
        return response(status, issue("error", type, SYSTEM, status, reason).put("diagnostics", reason));
    }

    private static ObjectNode issue(String severity, String type, String system, int status, String display) {
        ObjectNode issue = JsonNodeFactory.instance.objectNode();
        issue.put("severity", severity).put("code", type);
        issue.putObject("details")
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", Integer.toString(status))
                .put("display", display);
        return issue;
    }

    private static FakeResponse response(int status, ObjectNode issue) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode();
        outcome.put("resourceType", "OperationOutcome");
        outcome.putArray("issue").add(issue);
        Map<String, String> headers =
                Map.of("Content-Type", "application/fhir+json;charset=utf-8", "Cache-Control", "no-store");
        return FakeResponse.of(status, headers, outcome.toString().getBytes(StandardCharsets.UTF_8));
    }
}
