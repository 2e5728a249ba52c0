package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.dstu3.model.BooleanType;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Patient;

/** The extensions that a registration may bring: one language, and the NHS number's status (P-REG-02, M-EXT-05, M-EXT-07). */
final class RegistrationExtensions {
    private static final Set<String> STATUSES = Set.of("01", "02", "03", "04", "05", "06", "07", "08");
    private static final Set<String> STATUS_SYSTEMS =
            Set.of(Gpc.CS_VERIFICATION_STATUS, "https://fhir.nhs.uk/CareConnect-NHSNumberVerificationStatus-1");
    private static final Set<String> LANGUAGE_SYSTEMS =
            Set.of(Gpc.CS_HUMAN_LANGUAGE, "https://fhir.nhs.uk/CareConnect-HumanLanguage-1");

    private RegistrationExtensions() {}

    /** How many extensions the patient has, nested ones included, after each of them was found to be in its place. */
    static int check(Patient patient) {
        RegistrationForm.require(
                patient.getExtension().size() <= 1
                        && patient.getExtension().size()
                                == Extensions.all(patient, Gpc.EXT_NHS_COMMUNICATION)
                                        .size(),
                "There may be one extension on the patient, nhsCommunication.");
        int known = 0;
        for (Extension communication : patient.getExtension()) {
            checkCommunication(communication);
            known += 1 + communication.getExtension().size();
        }
        for (Identifier identifier : patient.getIdentifier()) {
            checkStatus(identifier.getExtension());
            known += identifier.getExtension().size();
        }
        return known;
    }

    /** Language, once, and interpreterRequired, once at most; the other parts are not for registrations. */
    private static void checkCommunication(Extension communication) {
        int languages = 0;
        int interpreters = 0;
        for (Extension part : communication.getExtension()) {
            if ("language".equals(part.getUrl()) && isLanguage(part)) {
                languages++;
            } else if ("interpreterRequired".equals(part.getUrl()) && part.getValue() instanceof BooleanType) {
                interpreters++;
            } else {
                throw Refusal.invalidResource("nhsCommunication has a part that is unknown here.");
            }
        }
        RegistrationForm.require(
                languages == 1 && interpreters <= 1 && !communication.hasValue(),
                "nhsCommunication needs one language, and interpreterRequired at most once.");
    }

    private static boolean isLanguage(Extension part) {
        return coded(part, LANGUAGE_SYSTEMS)
                && part.getValue() instanceof CodeableConcept language
                && HumanLanguages.has(language.getCodingFirstRep().getCode());
    }

    private static void checkStatus(List<Extension> extensions) {
        for (Extension extension : extensions) {
            RegistrationForm.require(
                    Gpc.EXT_VERIFICATION_STATUS.equals(extension.getUrl())
                            && extensions.size() == 1
                            && coded(extension, STATUS_SYSTEMS)
                            && extension.getValue() instanceof CodeableConcept status
                            && STATUSES.contains(status.getCodingFirstRep().getCode()),
                    "An identifier may carry its verification status and nothing else.");
        }
    }

    private static boolean coded(Extension extension, Set<String> systems) {
        return extension.getValue() instanceof CodeableConcept concept
                && concept.getCoding().size() == 1
                && concept.getCodingFirstRep().hasCode()
                && systems.contains(String.valueOf(concept.getCodingFirstRep().getSystem()));
    }
}
