package dev.gpconnect.appointments.testkit.fake.wire;

import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.OperationOutcome;
import org.hl7.fhir.dstu3.model.OperationOutcome.IssueSeverity;

/** Provider errors as OperationOutcomes (W-OO-01, W-OO-02). */
final class Outcomes {
    private Outcomes() {}

    static OperationOutcome of(Refusal refusal) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.getMeta().addProfile(Gpc.PROFILE_OUTCOME);
        Coding coding =
                new Coding(Gpc.CS_ERROR, refusal.code().code(), refusal.code().display());
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(refusal.type())
                .setDetails(new CodeableConcept().addCoding(coding))
                .setDiagnostics(refusal.diagnostics());
        return outcome;
    }
}
