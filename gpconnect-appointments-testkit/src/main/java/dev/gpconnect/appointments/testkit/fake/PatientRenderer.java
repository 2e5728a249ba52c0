package dev.gpconnect.appointments.testkit.fake;

import java.util.Locale;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.DateType;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.HumanName.NameUse;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Patient;
import org.hl7.fhir.dstu3.model.Reference;

/** Patients as resources (02 section 5, response column). */
final class PatientRenderer {
    private PatientRenderer() {}

    static Patient patient(PatientEntry entry) {
        Demographics who = entry.demographics();
        PatientEntry.Registration registration = entry.registration();
        Patient patient = DirectoryRenderer.identified(
                new Patient(), entry.id(), Integer.toString(entry.version()), Gpc.PROFILE_PATIENT);
        if (registration.preferredBranch() != null) {
            patient.addExtension(preferredBranch(registration.preferredBranch()));
        }
        patient.addIdentifier(nhsNumber(who.nhsNumber(), registration.verified()));
        patient.setActive(entry.active());
        patient.addName()
                .setUse(NameUse.OFFICIAL)
                .setText(who.family().toUpperCase(Locale.UK) + " " + who.given() + " (" + who.prefix() + ")")
                .setFamily(who.family())
                .addGiven(who.given())
                .addPrefix(who.prefix());
        patient.setGender(who.gender());
        patient.setBirthDateElement(new DateType(who.birthDate().toString()));
        if (registration.died() != null) {
            patient.setDeceased(new DateTimeType(registration.died().toString()));
        }
        patient.setManagingOrganization(new Reference("Organization/" + DirectoryRenderer.ORGANIZATION_ID));
        return patient;
    }

    private static Extension preferredBranch(String locationId) {
        Extension details = new Extension(Gpc.EXT_REGISTRATION_DETAILS);
        details.addExtension(new Extension("preferredBranchSurgery", new Reference("Location/" + locationId)));
        return details;
    }

    private static Identifier nhsNumber(String number, boolean verified) {
        Coding status = verified
                ? new Coding(Gpc.CS_VERIFICATION_STATUS, "01", "Number present and verified")
                : new Coding(Gpc.CS_VERIFICATION_STATUS, "02", "Number present but not traced");
        Identifier identifier = new Identifier().setSystem(Gpc.ID_NHS_NUMBER).setValue(number);
        identifier.addExtension(new Extension(Gpc.EXT_VERIFICATION_STATUS, new CodeableConcept().addCoding(status)));
        return identifier;
    }
}
