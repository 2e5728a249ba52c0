package dev.gpconnect.appointments.hapi;

import dev.gpconnect.appointments.error.Issue;
import dev.gpconnect.appointments.fhir.Extension;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.model.SpineErrorCode;
import dev.gpconnect.appointments.organisations.HealthcareService;
import dev.gpconnect.appointments.organisations.Location;
import dev.gpconnect.appointments.organisations.Organisation;
import dev.gpconnect.appointments.organisations.Practitioner;
import dev.gpconnect.appointments.patients.Patient;
import java.util.List;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.DateType;
import org.hl7.fhir.dstu3.model.Enumeration;
import org.hl7.fhir.dstu3.model.HumanName.NameUse;
import org.hl7.fhir.dstu3.model.OperationOutcome;
import org.hl7.fhir.dstu3.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.dstu3.model.OperationOutcome.IssueTypeEnumFactory;
import org.hl7.fhir.dstu3.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.dstu3.model.Organization;

/** Patients, who sees them and where, and what went wrong, as HAPI has them (M-PAT, M-PRA, M-LOC, M-ORG, M-HCS-01, M-OO-01). */
final class RecordsToHapi {

    private RecordsToHapi() {}

    static org.hl7.fhir.dstu3.model.Location location(Location location) {
        org.hl7.fhir.dstu3.model.Location written = HapiTypes.profiled(
                new org.hl7.fhir.dstu3.model.Location(), location.id(), "CareConnect-GPC-Location-1");
        location.name().ifPresent(written::setName);
        location.telecom().forEach(point -> written.addTelecom(HapiTypes.contactPoint(point)));
        location.address().ifPresent(address -> written.setAddress(HapiTypes.address(address)));
        location.managingOrganisationId()
                .ifPresent(id -> written.setManagingOrganization(HapiTypes.reference("Organization", id)));
        return written;
    }

    static org.hl7.fhir.dstu3.model.Practitioner practitioner(Practitioner practitioner) {
        org.hl7.fhir.dstu3.model.Practitioner written = HapiTypes.profiled(
                new org.hl7.fhir.dstu3.model.Practitioner(), practitioner.id(), "CareConnect-GPC-Practitioner-1");
        practitioner
                .sdsUserId()
                .ifPresent(
                        value -> written.addIdentifier(HapiTypes.identifier(Practitioner.SDS_USER_ID_SYSTEM, value)));
        practitioner.name().ifPresent(name -> written.addName(HapiTypes.name(name)));
        practitioner.gender().ifPresent(gender -> written.setGenderElement(HapiTypes.gender(gender)));
        return written;
    }

    static Organization organisation(Organisation organisation) {
        Organization written =
                HapiTypes.profiled(new Organization(), organisation.id(), "CareConnect-GPC-Organization-1");
        organisation.odsCode().ifPresent(code -> written.addIdentifier(HapiTypes.identifier(OdsCode.SYSTEM, code)));
        organisation.name().ifPresent(written::setName);
        organisation.telecom().forEach(point -> written.addTelecom(HapiTypes.contactPoint(point)));
        organisation.address().ifPresent(address -> written.addAddress(HapiTypes.address(address)));
        return written;
    }

    static org.hl7.fhir.dstu3.model.HealthcareService healthcareService(HealthcareService service) {
        org.hl7.fhir.dstu3.model.HealthcareService written = HapiTypes.profiled(
                new org.hl7.fhir.dstu3.model.HealthcareService(), service.id(), "CareConnect-GPC-HealthcareService-1");
        service.dosServiceId()
                .ifPresent(value ->
                        written.addIdentifier(HapiTypes.identifier(HealthcareService.DOS_SERVICE_SYSTEM, value)));
        service.providedById().ifPresent(id -> written.setProvidedBy(HapiTypes.reference("Organization", id)));
        service.name().ifPresent(written::setName);
        return written;
    }

    static org.hl7.fhir.dstu3.model.Patient patient(Patient patient, NhsNumber number) {
        if (!patient.has(number)) {
            throw new IllegalArgumentException(
                    "The patient has another NHS number; give the one the patient was found with");
        }
        org.hl7.fhir.dstu3.model.Patient written =
                HapiTypes.profiled(new org.hl7.fhir.dstu3.model.Patient(), patient.id(), "CareConnect-GPC-Patient-1");
        written.addIdentifier(HapiTypes.identifier(NhsNumber.SYSTEM, number.value()));
        patient.name().ifPresent(name -> written.addName(HapiTypes.name(name).setUse(NameUse.OFFICIAL)));
        patient.gender().ifPresent(gender -> written.setGenderElement(HapiTypes.gender(gender)));
        patient.birthDate()
                .ifPresent(date -> written.setBirthDateElement(HapiTypes.keeping(new DateType(), date.toString())));
        patient.versionId().ifPresent(written.getMeta()::setVersionId);
        patient.managingOrganisationId()
                .ifPresent(id -> written.setManagingOrganization(HapiTypes.reference("Organization", id)));
        org.hl7.fhir.dstu3.model.Extension registration =
                new org.hl7.fhir.dstu3.model.Extension(Extension.REGISTRATION_DETAILS);
        patient.registrationType()
                .ifPresent(code -> registration
                        .addExtension()
                        .setUrl("registrationType")
                        .setValue(new CodeableConcept()
                                .addCoding(new Coding()
                                        .setSystem(Extension.REGISTRATION_TYPE_SYSTEM)
                                        .setCode(code))));
        patient.preferredBranchId()
                .ifPresent(id -> registration
                        .addExtension()
                        .setUrl("preferredBranchSurgery")
                        .setValue(HapiTypes.reference("Location", id)));
        if (registration.hasExtension()) {
            written.addExtension(registration);
        }
        return written;
    }

    static OperationOutcome outcome(List<Issue> issues) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.getMeta().addProfile(HapiTypes.definition("GPConnect-OperationOutcome-1"));
        issues.forEach(issue -> outcome.addIssue(issue(issue)));
        return outcome;
    }

    private static OperationOutcomeIssueComponent issue(Issue issue) {
        OperationOutcomeIssueComponent written = new OperationOutcomeIssueComponent().setSeverity(IssueSeverity.ERROR);
        String type = issue.type();
        if (type != null) {
            written.setCodeElement(HapiTypes.keeping(new Enumeration<>(new IssueTypeEnumFactory()), type));
        }
        SpineErrorCode code = issue.code();
        Coding coding = new Coding()
                .setSystem(issue.codeSystem())
                .setCode(code == null ? null : code.value())
                .setDisplay(issue.display());
        if (!coding.isEmpty()) {
            written.setDetails(new CodeableConcept().addCoding(coding));
        }
        return written.setDiagnostics(issue.diagnostics());
    }
}
