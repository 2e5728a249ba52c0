package dev.gpconnect.appointments.testkit.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gpconnect.appointments.testkit.fake.wire.FakeResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JSON in tests, written by hand so that the fake's own writer is not its own judge. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode parse(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new AssertionError("Not JSON: " + text, broken);
        }
    }

    public static ObjectNode body(FakeResponse response) {
        try {
            return (ObjectNode) MAPPER.readTree(response.body());
        } catch (IOException broken) {
            throw new AssertionError("Not JSON: " + response.text(), broken);
        }
    }

    /** The Spine code of an error. */
    public static String code(FakeResponse response) {
        return body(response).at("/issue/0/details/coding/0/code").asText();
    }

    public static List<JsonNode> entries(FakeResponse bundle, String type) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode entry : body(bundle).path("entry")) {
            if (entry.at("/resource/resourceType").asText().equals(type)) {
                found.add(entry.path("resource"));
            }
        }
        return found;
    }

    public static List<String> ids(FakeResponse bundle, String type) {
        return entries(bundle, type).stream()
                .map(resource -> resource.path("id").asText())
                .toList();
    }

    static ObjectNode claims(long now, String scope) {
        ObjectNode claims = parse("""
                {'iss':'https://consumer.example/','sub':'10019','aud':'https://provider.example/Y90001/STU3/1/gpconnect',
                 'reason_for_request':'directcare',
                 'requesting_device':{'resourceType':'Device','identifier':[{'system':'https://consumer.example/Id/device','value':'1'}],
                   'model':'Example','version':'1.0'},
                 'requesting_organization':{'resourceType':'Organization',
                   'identifier':[{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'Y90010'}],
                   'name':'Northfield Extended Access Hub'},
                 'requesting_practitioner':{'resourceType':'Practitioner','id':'10019',
                   'identifier':[{'system':'https://fhir.nhs.uk/Id/sds-user-id','value':'111222333444'},
                     {'system':'https://fhir.nhs.uk/Id/sds-role-profile-id','value':'444555666777'},
                     {'system':'https://consumer.example/Id/user-guid','value':'98ed4f78-814d-4266-8d5b-cde742f3093c'}],
                   'name':[{'family':'Jones','given':['Claire'],'prefix':['Dr']}]}}
                """);
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("requested_scope", scope);
        return claims;
    }

    /** A complete booking of one slot or more of practice A's Dr Black at Location/1. */
    public static ObjectNode booking(String patientId, String start, String end, String... slotIds) {
        ObjectNode booking = parse("""
                {'resourceType':'Appointment',
                 'meta':{'profile':['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Appointment-1']},
                 'contained':[{'resourceType':'Organization','id':'1',
                   'meta':{'profile':['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Organization-1']},
                   'identifier':[{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'Y90010'}],
                   'type':[{'coding':[{'system':'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1',
                     'code':'gp-practice','display':'GP Practice'}]}],
                   'name':'Northfield Extended Access Hub','telecom':[{'system':'phone','value':'0300 000 9010'}]}],
                 'extension':[{'url':'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-BookingOrganisation-1',
                   'valueReference':{'reference':'#1'}}],
                 'status':'booked','description':'Booked by Northfield hub','slot':[],
                 'created':'2026-11-23T10:30:00+00:00','comment':'Prefers mornings',
                 'participant':[{'actor':{'reference':'Patient/%s'},'status':'accepted'},
                   {'actor':{'reference':'Location/1'},'status':'accepted'},
                   {'actor':{'reference':'Practitioner/1'},'status':'accepted'}]}
                """.formatted(patientId));
        booking.put("start", start);
        booking.put("end", end);
        for (String id : slotIds) {
            booking.withArray("slot").addObject().put("reference", "Slot/" + id);
        }
        return booking;
    }
}
