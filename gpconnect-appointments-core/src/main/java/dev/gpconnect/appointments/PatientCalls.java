package dev.gpconnect.appointments;

import dev.gpconnect.appointments.error.ServiceException;
import dev.gpconnect.appointments.error.UnreadableContentException;
import dev.gpconnect.appointments.model.InteractionId;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.ResourceId;
import dev.gpconnect.appointments.patients.Patient;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.resilience.Deadline;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds, reads and registers the patient of an encounter at one practice. */
final class PatientCalls {

    private final Practice practice;

    PatientCalls(Practice practice) {
        this.practice = practice;
    }

    Optional<PatientRecord> find(TracedPatient traced) {
        traced.requireNotSensitive();
        practice.encounter().requireSamePatient(traced.nhsNumber());
        return find(traced, practice.newDeadline());
    }

    PatientRecord read(String id, TracedPatient traced) {
        traced.requireNotSensitive();
        String path = "Patient/" + ResourceId.require(id);
        practice.encounter().requireSamePatient(traced.nhsNumber());
        return practice.call(Interaction.get(InteractionId.READ_PATIENT, path), practice.newDeadline(), answer -> {
            Patient patient = Patient.parse(answer.bytes());
            if (!patient.id().equals(id)) {
                throw new UnreadableContentException("The patient in it is another one");
            }
            requireThePatient(List.of(patient), traced.nhsNumber());
            return new PatientRecord(practice, traced, patient, answer.call().traceId());
        });
    }

    /** Reads a patient who was carried, and keeps what the user has seen if it is still all that differs. */
    PatientRecord resume(String json, TracedPatient traced) {
        traced.requireNotSensitive();
        CarriedPatient carried = CarriedPatient.read(json, practice.odsCode());
        PatientRecord current = read(carried.id(), traced);
        return carried.covers(
                        current.patient(),
                        current.differences(),
                        practice.parts().acknowledgementKey())
                ? current.acknowledge(current.differences())
                : current;
    }

    /** Registers a patient; where the practice has an active record already, finds that (REG-E4). */
    PatientRecord register(Registration registration) {
        TracedPatient traced = registration.traced();
        practice.encounter().requireSamePatient(traced.nhsNumber());
        Interaction interaction =
                Interaction.post(InteractionId.REGISTER_PATIENT, "Patient/$gpc.registerpatient", registration.toFhir());
        Deadline deadline = practice.newDeadline();
        try {
            return practice.call(
                    interaction,
                    deadline,
                    answer -> record(answer, traced)
                            .orElseThrow(() -> new UnreadableContentException("It holds no patient")));
        } catch (ServiceException e) {
            if (e.status() != 409) {
                throw e;
            }
            return find(traced, deadline).orElseThrow(() -> e);
        }
    }

    private Optional<PatientRecord> find(TracedPatient traced, Deadline deadline) {
        Interaction interaction = Interaction.get(InteractionId.FIND_PATIENT, Requests.findPatient(traced.nhsNumber()));
        return practice.call(interaction, deadline, answer -> record(answer, traced));
    }

    private Optional<PatientRecord> record(Answer answer, TracedPatient traced) throws IOException {
        List<Patient> found = Patient.parseBundle(answer.bytes());
        requireThePatient(found, traced.nhsNumber());
        return found.stream()
                .findFirst()
                .map(patient -> new PatientRecord(
                        practice, traced, patient, answer.call().traceId()));
    }

    private static void requireThePatient(List<Patient> found, NhsNumber asked) {
        if (found.size() > 1) {
            throw new UnreadableContentException(
                    "More than one patient has this NHS number; stop and tell the practice (C-FPAT-04)");
        }
        if (!found.stream().allMatch(patient -> patient.has(asked))) {
            throw new UnreadableContentException("The patient in it does not have the NHS number asked for");
        }
    }
}
