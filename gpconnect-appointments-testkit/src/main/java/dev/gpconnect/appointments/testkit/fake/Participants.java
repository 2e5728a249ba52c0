package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import dev.gpconnect.appointments.testkit.fake.wire.References;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentParticipantComponent;
import org.jspecify.annotations.Nullable;

/** Who and what takes part: one Patient, one Location, at most one Practitioner and, since 1.2.8, HealthcareService (P-BOOK-07). */
record Participants(
        String patientId,
        String locationId,
        @Nullable String practitionerId,
        @Nullable String serviceId) {

    /** Reads references that are all relative; a service takes part only where service filtering is known. */
    static Participants of(Appointment appointment, Knobs knobs) {
        Map<String, List<String>> ids = new HashMap<>();
        for (AppointmentParticipantComponent participant : appointment.getParticipant()) {
            References reference = References.of(participant.getActor());
            ids.computeIfAbsent(reference.type(), type -> new ArrayList<>()).add(reference.id());
        }
        List<String> patients = take(ids, "Patient");
        List<String> locations = take(ids, "Location");
        List<String> practitioners = take(ids, "Practitioner");
        List<String> services = Services.offered(knobs) ? take(ids, "HealthcareService") : List.of();
        boolean most = practitioners.size() <= 1 && services.size() <= 1;
        if (patients.size() != 1 || locations.size() != 1 || !most || !ids.isEmpty()) {
            throw Refusal.invalidResource(
                    "An appointment has exactly one Patient, exactly one Location and at most one Practitioner.");
        }
        return new Participants(patients.get(0), locations.get(0), first(practitioners), first(services));
    }

    private static @Nullable String first(List<String> ids) {
        return ids.isEmpty() ? null : ids.get(0);
    }

    private static List<String> take(Map<String, List<String>> ids, String type) {
        List<String> found = ids.remove(type);
        return found == null ? List.of() : found;
    }

    /** Hides the patient's id. */
    @Override
    public String toString() {
        return "Participants[redacted]";
    }
}
