package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.diary.Demographics;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.HumanNames;
import java.util.List;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.DateType;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.HumanName;
import org.hl7.fhir.dstu3.model.HumanName.NameUse;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Patient;
import org.hl7.fhir.dstu3.model.Period;
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
        entry.details().addTo(patient);
        if (!patient.hasName()) {
            patient.addName(name(who));
        }
        patient.setGender(who.gender());
        patient.setBirthDateElement(new DateType(who.birthDate().toString()));
        if (registration.died() != null) {
            patient.setDeceased(new DateTimeType(registration.died().toString()));
        }
        patient.setManagingOrganization(new Reference("Organization/" + DirectoryRenderer.ORGANIZATION_ID));
        return patient;
    }

    /** The answer to a registration, which alone shows the type and the period (M-PAT-02, M-EXT-06). */
    static Patient registered(PatientEntry entry, Period term) {
        Patient patient = patient(entry);
        List<Extension> held = Extensions.all(patient, Gpc.EXT_REGISTRATION_DETAILS);
        Extension details = held.isEmpty() ? new Extension(Gpc.EXT_REGISTRATION_DETAILS) : held.get(0);
        if (held.isEmpty()) {
            patient.getExtension().add(0, details);
        }
        Coding type = new Coding(Gpc.CS_REGISTRATION_TYPE, "T", "Temporary");
        details.addExtension(new Extension("registrationPeriod", term.copy()));
        details.addExtension(new Extension("registrationType", new CodeableConcept().addCoding(type)));
        return patient;
    }

    /** The official name, with the text that shows it (M-PAT-06). */
    private static HumanName name(Demographics who) {
        HumanName name = new HumanName().setUse(NameUse.OFFICIAL).setFamily(who.family());
        name.addGiven(who.given()).addPrefix(who.prefix());
        return name.setText(HumanNames.text(name));
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
