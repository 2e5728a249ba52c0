package dev.gpconnect.appointments.testkit.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A provider with one slot and one appointment that does everything its own way: entries in any order and none where there is
 * nothing, versioned references, objects for lists and a list for an object, unknown elements, no practitioner, no ETag, an
 * absolute Location without a version, and answers to writes whose version is out of date as soon as they are sent.
 */
final class OddDispatcher extends Dispatcher {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SLOTS = """
            {"type":"searchset","unknown":{"x":[]},"entry":[
              {"fullUrl":"https://elsewhere.example/Organization/9","resource":
                {"id":"9","name":"Odd Surgery","resourceType":"Organization",
                 "telecom":{"system":"phone","value":"1"},
                 "identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"Y90001"}}},
              {"resource":{"resourceType":"Flag","id":"1"}},
              {"resource":{"resourceType":"Location","id":"7","name":"Odd Surgery",
                 "address":[{"line":"1 Odd Street","city":"Oddtown"}],"telecom":{"system":"phone","value":"1"},
                 "managingOrganization":{"reference":"Organization/9/_history/1"}}},
              {"resource":{"resourceType":"Slot","id":"s-1.A","schedule":{"reference":"Schedule/4/_history/2"},
                 "extension":{"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-DeliveryChannel-2",
                              "valueCode":"Carrier-pigeon"},
                 "serviceType":{"text":"Odd"},"status":"free",
                 "start":"2026-11-24T09:00:00+00:00","end":"2026-11-24T09:10:00+00:00","extra":null}},
              {"search":{"mode":"include"},"resource":{"resourceType":"Schedule","id":"4",
                 "actor":{"reference":"Location/7/_history/3"}}}
            ],"resourceType":"Bundle"}""";

    private static final String PATIENTS = """
            {"resourceType":"Bundle","type":"searchset","entry":[{"resource":
              {"resourceType":"Patient","id":"p1","managingOrganization":{"reference":"Organization/9/_history/1"},
               "identifier":{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"},
               "name":{"use":"official","family":"ASHDOWN","given":"Ada","text":"ASHDOWN Ada (Mrs)"},
               "telecom":{"system":"phone","value":"1"},"address":{"line":"1 Odd Street"},
               "gender":"female","birthDate":"1951-03-04","maritalStatus":{"text":"unknown here"}}}]}""";

    private static final String NOTHING = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}";

    private @Nullable ObjectNode appointment;
    private int version;
    private int refusedVersions;

    int refusedVersions() {
        return refusedVersions;
    }

    String stored() {
        return String.valueOf(appointment);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String target = Objects.requireNonNull(request.getTarget()).replaceFirst("^/x/STU3/1/gpconnect/", "");
        try {
            return switch (request.getMethod() + " " + target.replaceFirst("[?/].*", "")) {
                case "GET metadata" ->
                    answer(200, "{\"resourceType\":\"CapabilityStatement\",\"rest\":{\"mode\":\"server\"}}");
                case "GET Slot" -> answer(200, isBooked() ? NOTHING : SLOTS);
                case "GET Patient" -> answer(200, target.contains("/Appointment") ? bundle() : PATIENTS);
                case "POST Appointment" -> booked(request);
                case "GET Appointment" -> answer(200, stored());
                case "PUT Appointment" -> changed(request);
                default ->
                    new MockResponse.Builder().code(404).body("<html>no</html>").build();
            };
        } catch (JsonProcessingException e) {
            return new MockResponse.Builder().code(400).body("not JSON").build();
        }
    }

    private MockResponse booked(RecordedRequest request) throws JsonProcessingException {
        ObjectNode made = (ObjectNode) JSON.readTree(body(request));
        made.put("id", "a1").put("priority", 0);
        made.putArray("kept").add(1).addObject().put("as", "it is");
        store(made);
        return answer(201, outOfDate())
                .newBuilder()
                .addHeader("Location", "https://inside.example:8443/gpconnect/Appointment/a1")
                .build();
    }

    private MockResponse changed(RecordedRequest request) throws JsonProcessingException {
        if (!("W/\"" + version + "\"").equals(request.getHeaders().get("If-Match"))) {
            refusedVersions++;
            return answer(409, "<OperationOutcome xmlns=\"http://hl7.org/fhir\"/>");
        }
        store((ObjectNode) JSON.readTree(body(request)));
        return answer(200, outOfDate());
    }

    private void store(ObjectNode made) {
        version++;
        made.withObjectProperty("meta").put("versionId", String.valueOf(version));
        appointment = made;
    }

    /** The appointment as it is, after which its version moves on. */
    private String outOfDate() {
        String answered = stored();
        ObjectNode next = Objects.requireNonNull(appointment).deepCopy();
        store(next);
        return answered;
    }

    private String bundle() {
        return appointment == null
                ? NOTHING
                : "{\"entry\":[{\"resource\":" + appointment + "}],\"type\":\"searchset\",\"resourceType\":\"Bundle\"}";
    }

    private boolean isBooked() {
        return appointment != null && "booked".equals(appointment.path("status").asText());
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    private static MockResponse answer(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/fhir+json; charset=utf-8")
                .body(body)
                .build();
    }
}
