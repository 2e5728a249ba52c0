package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.model.PractitionerRole;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Schedule as it was read (M-SCHD-01 to M-SCHD-06). */
final class ScheduleReader {

    /** What is known of a schedule that the answer does not hold. */
    static final ScheduleReader UNKNOWN = new ScheduleReader();

    static final String ROLE_EXTENSION =
            "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-PractitionerRole-1";

    private @Nullable String id;
    private @Nullable String serviceCategory;
    private @Nullable String locationId;
    private @Nullable String practitionerId;
    private @Nullable PractitionerRole role;

    void member(String member, JsonCursor value) throws IOException {
        switch (member) {
            case "id" -> id = value.text();
            case "serviceCategory" -> serviceCategory = Datatypes.conceptText(value);
            case "actor" -> value.eachObject(() -> actor(Datatypes.reference(value)));
            case "extension" -> value.eachObject(() -> extension(value));
            default -> value.skip();
        }
    }

    private void actor(@Nullable String reference) {
        String location = Datatypes.idIn(reference, "Location");
        String practitioner = Datatypes.idIn(reference, "Practitioner");
        locationId = locationId == null ? location : locationId;
        practitionerId = practitionerId == null ? practitioner : practitionerId;
    }

    private void extension(JsonCursor cursor) throws IOException {
        RoleExtension read = new RoleExtension();
        cursor.object(name -> read.member(name, cursor));
        String code = read.coding.get("code");
        if (ROLE_EXTENSION.equals(read.url) && code != null && role == null) {
            role = new PractitionerRole(code, read.coding.get("display"), read.coding.get("system"));
        }
    }

    String id() {
        return Datatypes.id(id, "Schedule");
    }

    @Nullable String serviceCategory() {
        return serviceCategory;
    }

    @Nullable String locationId() {
        return locationId;
    }

    @Nullable String practitionerId() {
        return practitionerId;
    }

    @Nullable PractitionerRole role() {
        return role;
    }

    private static final class RoleExtension {

        private @Nullable String url;
        private Map<String, String> coding = Map.of();

        void member(String name, JsonCursor cursor) throws IOException {
            switch (name) {
                case "url" -> url = cursor.text();
                case "valueCodeableConcept" -> coding = Datatypes.coding(cursor);
                default -> cursor.skip();
            }
        }
    }
}
