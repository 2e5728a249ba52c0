package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.wire.References;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.dstu3.model.Appointment;
import org.hl7.fhir.dstu3.model.Appointment.AppointmentParticipantComponent;
import org.jspecify.annotations.Nullable;

/** Who and what takes part: exactly one Patient, exactly one Location, at most one Practitioner (P-BOOK-07). */
public record Participants(
        String patientId, String locationId, @Nullable String practitionerId) {

    static Participants of(Appointment appointment) {
        Map<String, List<String>> ids = new HashMap<>();
        for (AppointmentParticipantComponent participant : appointment.getParticipant()) {
            References reference = References.of(participant.getActor());
            ids.computeIfAbsent(reference.type(), type -> new ArrayList<>()).add(reference.id());
        }
        List<String> patients = take(ids, "Patient");
        List<String> locations = take(ids, "Location");
        List<String> practitioners = take(ids, "Practitioner");
        if (patients.size() != 1 || locations.size() != 1 || practitioners.size() > 1 || !ids.isEmpty()) {
            throw Refusal.invalidResource(
                    "An appointment has exactly one Patient, exactly one Location and at most one Practitioner.");
        }
        return new Participants(
                patients.get(0), locations.get(0), practitioners.isEmpty() ? null : practitioners.get(0));
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
