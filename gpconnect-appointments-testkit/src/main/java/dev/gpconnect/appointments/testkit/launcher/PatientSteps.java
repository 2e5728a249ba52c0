package dev.gpconnect.appointments.testkit.launcher;

import dev.gpconnect.appointments.PatientRecord;
import dev.gpconnect.appointments.Practice;
import dev.gpconnect.appointments.patients.Registration;
import dev.gpconnect.appointments.testkit.launcher.Step.Done;
import dev.gpconnect.appointments.testkit.launcher.Step.FailedException;
import java.util.Optional;

/** How a journey comes by the patient's record: found, or else registered where that is asked for; checked against PDS either way. */
final class PatientSteps {

    private final Practice practice;
    private final JourneyPlan.Subject subject;

    PatientSteps(Practice practice, JourneyPlan.Subject subject) {
        this.practice = practice;
        this.subject = subject;
    }

    /** The record; none where the practice has none and the patient is to be registered. */
    Step.Outcome<Optional<PatientRecord>> find() {
        Optional<PatientRecord> found = practice.findPatient(subject.traced());
        if (found.isPresent()) {
            PatientRecord patient = checked(found.get());
            return done("found", patient).giving(Optional.of(patient));
        }
        if (subject.registration() == null) {
            throw new FailedException(
                    "The practice has no active record of a patient with this NHS number; check --nhs-number"
                            + " and the practice, or have the patient registered there with --register");
        }
        return Done.of("no active record; to be registered").giving(found);
    }

    /** Registers the patient (C-REG-01). */
    Step.Outcome<PatientRecord> register(Registration registration) {
        PatientRecord patient = checked(practice.register(registration));
        return done("registered", patient).giving(patient);
    }

    private PatientRecord checked(PatientRecord patient) {
        if (!patient.differs()) {
            return patient;
        }
        if (!subject.acceptDifferences()) {
            throw new FailedException(Demographics.alert(patient, subject));
        }
        return patient.acknowledge(patient.differences());
    }

    private static Done done(String how, PatientRecord patient) {
        boolean accepted = !patient.differences().isEmpty();
        return Done.of(how + (accepted ? "; differences accepted as told" : "; demographics agree"))
                .with("patient", patient.patient().id())
                .traced(patient.traceId());
    }
}
