package dev.gpconnect.appointments.testkit.fake.wire;

import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.OperationOutcome;
import org.hl7.fhir.dstu3.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.dstu3.model.OperationOutcome.IssueType;

/** Provider errors as OperationOutcomes (W-OO-01, W-OO-02). */
final class Outcomes {
    private Outcomes() {}

    static OperationOutcome of(Refusal refusal, Knobs knobs) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.getMeta().addProfile(Gpc.PROFILE_OUTCOME);
        Coding coding =
                new Coding(system(knobs), code(refusal, knobs), refusal.code().display());
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(type(refusal, knobs))
                .setDetails(new CodeableConcept().addCoding(coding))
                .setDiagnostics(refusal.diagnostics());
        return outcome;
    }

    /** The errors page has a duplicate and a conflict, the demonstrator one type for every 409 (K-40). */
    private static IssueType type(Refusal refusal, Knobs knobs) {
        return refusal.code() == SpineCode.DUPLICATE_REJECTED && knobs.is(Knob.CONFLICT_ISSUE_TYPE, "conflict")
                ? IssueType.CONFLICT
                : refusal.type();
    }

    /** The profile fixes the code system's URL, the page's examples show the value set's (K-01). */
    private static String system(Knobs knobs) {
        return knobs.is(Knob.ERROR_CODING_SYSTEM, "CodeSystem") ? Gpc.CS_ERROR : Gpc.VS_ERROR;
    }

    private static String code(Refusal refusal, Knobs knobs) {
        return refusal.code() == SpineCode.ACCESS_DENIED
                ? knobs.value(Knob.ACCESS_DENIED_CODE)
                : refusal.code().code();
    }
}
