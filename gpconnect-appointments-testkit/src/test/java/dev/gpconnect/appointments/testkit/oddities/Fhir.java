package dev.gpconnect.appointments.testkit.oddities;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** FHIR JSON written out by hand, so that nothing of it is better than it has to be. */
final class Fhir {

    private Fhir() {}

    static String bundle(String... resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
                + Stream.of(resources)
                        .map(resource -> "{\"resource\":" + resource + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    static String patient() {
        return """
                {"resourceType":"Patient","id":"1",
                 "identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"}],
                 "name":[{"use":"official","family":"Ashdown","given":["Ada"]}],
                 "gender":"female","birthDate":"1951-03-04"}""";
    }

    static String slot(String id, String start, String end) {
        return """
                {"resourceType":"Slot","id":"%s","schedule":{"reference":"Schedule/1"},"status":"free",
                 "extension":[{"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-DeliveryChannel-2",
                               "valueCode":"In-person"}],
                 "serviceType":[{"text":"General GP Appointment"}],"start":"%s","end":"%s"}""".formatted(id, start, end);
    }

    static String slot() {
        return slot("12", "2026-11-24T09:20:00+00:00", "2026-11-24T09:30:00+00:00");
    }

    static String schedule(String... actors) {
        String list = Stream.of(actors)
                .map(actor -> "{\"reference\":\"" + actor + "\"}")
                .collect(Collectors.joining(","));
        return """
                {"resourceType":"Schedule","id":"1","serviceCategory":{"text":"Morning surgery"},"actor":[%s],
                 "extension":[{"url":"https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-PractitionerRole-1",
                    "valueCodeableConcept":{"coding":[
                      {"system":"https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1","code":"R0260",
                       "display":"General Medical Practitioner"}]}}],
                 "planningHorizon":{"start":"2026-11-24T09:00:00+00:00","end":"2026-11-24T12:00:00+00:00"}}""".formatted(list);
    }

    static String location() {
        return """
                {"resourceType":"Location","id":"1","name":"Riverside Medical Centre",
                 "address":{"line":["1 River Street"],"city":"Northfield","postalCode":"NF1 1AA"},
                 "telecom":[{"system":"phone","value":"0300 000 9001"}],
                 "managingOrganization":{"reference":"Organization/1"}}""";
    }

    static String practitioner() {
        return """
                {"resourceType":"Practitioner","id":"1","name":[{"family":"Black","given":["Sarah"],"prefix":["Dr"]}],
                 "gender":"female"}""";
    }

    static String organisation() {
        return """
                {"resourceType":"Organization","id":"1","name":"Riverside Medical Centre",
                 "identifier":[{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"Y90001"}]}""";
    }

    static String appointment(String version, String members) {
        return """
                {"resourceType":"Appointment","id":"7","meta":{"versionId":"%s",
                 "profile":["https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Appointment-1"]},
                 "status":"booked","description":"Check-up",
                 "start":"2026-11-24T09:20:00+00:00","end":"2026-11-24T09:30:00+00:00",
                 "slot":[{"reference":"Slot/12"}],"created":"2026-11-23T08:00:00+00:00",%s
                 "participant":[{"actor":{"reference":"Patient/1"},"status":"accepted"},
                                {"actor":{"reference":"Location/1"},"status":"accepted"}]}""".formatted(version, members);
    }

    static String outcome(String code) {
        return """
                {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","details":{"coding":[
                 {"system":"https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1","code":"%s","display":"x"}]}}]}""".formatted(code);
    }

    static String spineOutcome(int status, String text) {
        return """
                {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"forbidden","details":{"coding":[
                 {"system":"http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0","code":"%d","display":"%s"}
                 ]},"diagnostics":"%s",}]}""".formatted(status, text, text);
    }
}
