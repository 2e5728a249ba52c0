package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.fhir.Datatypes;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.fhir.JsonCursor;
import dev.gpconnect.appointments.fhir.StateReader;
import dev.gpconnect.appointments.fhir.StateWriter;
import dev.gpconnect.appointments.model.PractitionerRole;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A Schedule as it was read (M-SCHD-01 to M-SCHD-06). */
final class ScheduleReader {

    /** What is known of a schedule that the answer does not hold. */
    static final ScheduleReader UNKNOWN = new ScheduleReader();

    private @Nullable String id;
    private @Nullable String serviceCategory;
    private @Nullable String locationId;
    private @Nullable String practitionerId;
    private @Nullable String healthcareServiceId;
    private @Nullable PractitionerRole role;

    void member(String member, JsonCursor value) throws IOException {
        switch (member) {
            case "id" -> id = value.text();
            case "serviceCategory" -> serviceCategory = Datatypes.conceptText(value);
            case "actor" -> value.eachObject(() -> actor(Datatypes.reference(value)));
            case "extension" -> value.eachObject(() -> extension(Extension.read(value)));
            default -> value.skip();
        }
    }

    /** What {@link #carry} left of a Schedule. */
    static ScheduleReader resume(StateReader state) {
        ScheduleReader schedule = new ScheduleReader();
        schedule.serviceCategory = state.text("sessionType");
        schedule.locationId = state.id("locationId");
        schedule.practitionerId = state.id("practitionerId");
        schedule.healthcareServiceId = state.id("healthcareServiceId");
        String code = state.text("roleCode");
        if (code != null) {
            schedule.role = new PractitionerRole(code, state.text("roleDisplay"), state.text("roleSystem"));
        }
        return schedule;
    }

    void carry(StateWriter state) {
        state.text("sessionType", serviceCategory)
                .text("locationId", locationId)
                .text("practitionerId", practitionerId)
                .text("healthcareServiceId", healthcareServiceId);
        if (role != null) {
            state.text("roleCode", role.code())
                    .text("roleDisplay", role.display())
                    .text("roleSystem", role.system());
        }
    }

    private void actor(@Nullable String reference) {
        String location = Datatypes.idIn(reference, "Location");
        String practitioner = Datatypes.idIn(reference, "Practitioner");
        locationId = locationId == null ? location : locationId;
        String service = Datatypes.idIn(reference, "HealthcareService");
        practitionerId = practitionerId == null ? practitioner : practitionerId;
        healthcareServiceId = healthcareServiceId == null ? service : healthcareServiceId;
    }

    private void extension(Extension extension) {
        if (extension.is(Extension.PRACTITIONER_ROLE) && role == null) {
            role = extension.role();
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

    @Nullable String healthcareServiceId() {
        return healthcareServiceId;
    }

    @Nullable PractitionerRole role() {
        return role;
    }
}
