package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.wire.Extensions;
import dev.gpconnect.appointments.testkit.fake.wire.Gpc;
import dev.gpconnect.appointments.testkit.fake.wire.NhsNumbers;
import dev.gpconnect.appointments.testkit.fake.wire.Refusal;
import dev.gpconnect.appointments.testkit.fake.wire.SpineCode;
import dev.gpconnect.appointments.testkit.fake.wire.UkTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Base;
import org.hl7.fhir.dstu3.model.HumanName;
import org.hl7.fhir.dstu3.model.HumanName.NameUse;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.dstu3.model.Patient;
import org.hl7.fhir.dstu3.model.Property;

/** What can be said of a registration without looking at PDS or the practice (P-REG-01 to P-REG-05, M-PAT column REG). */
final class RegistrationForm {
    private static final Set<String> OF_PARAMETERS = Set.of("id", "meta", "parameter");
    private static final Set<String> OF_PARAMETER = Set.of("name", "resource");
    private static final Set<String> OF_PATIENT =
            Set.of("meta", "extension", "identifier", "name", "telecom", "gender", "birthDate", "address");
    private static final Set<String> OF_IDENTIFIER = Set.of("extension", "system", "value");

    private RegistrationForm() {}

    /** The patient of a request that holds what it may hold and nothing else (P-REG-01 to P-REG-03). */
    static Patient check(Parameters parameters) {
        Patient patient = patient(parameters);
        require(
                patient.getMeta().getProfile().stream()
                        .anyMatch(profile -> Gpc.PROFILE_PATIENT.equals(profile.getValue())),
                "meta.profile must be CareConnect-GPC-Patient-1.");
        require(patient.getIdElement().isEmpty(), "A new patient has no id.");
        checkOnly(patient, OF_PATIENT);
        for (Identifier identifier : patient.getIdentifier()) {
            checkOnly(identifier, OF_IDENTIFIER);
        }
        int known = RegistrationExtensions.check(patient);
        require(Extensions.count(parameters) == known, "An element carries an extension that is unknown here.");
        RegistrationContacts.checkAddresses(patient.getAddress());
        RegistrationContacts.checkTelecoms(patient.getTelecom());
        return patient;
    }

    private static Patient patient(Parameters parameters) {
        checkOnly(parameters, OF_PARAMETERS);
        List<ParametersParameterComponent> all = parameters.getParameter();
        require(all.size() == 1, "There must be exactly one parameter.");
        ParametersParameterComponent parameter = all.get(0);
        checkOnly(parameter, OF_PARAMETER);
        require("registerPatient".equals(parameter.getName()), "The parameter must be registerPatient.");
        if (parameter.getResource() instanceof Patient patient) {
            return patient;
        }
        throw Refusal.invalidResource("The parameter registerPatient must hold a Patient.");
    }

    /** The one identifier, an NHS number; 400 when it is not a valid one (P-REG-04). */
    static String nhsNumber(Patient patient) {
        require(patient.getIdentifier().size() == 1, "There must be one identifier, the NHS number.");
        Identifier identifier = patient.getIdentifierFirstRep();
        require(
                Gpc.ID_NHS_NUMBER.equals(identifier.getSystem()) && identifier.hasValue(),
                "The identifier must be an NHS number, with system and value.");
        String number = identifier.getValue();
        if (!NhsNumbers.valid(number)) {
            throw Refusal.badValue(SpineCode.INVALID_NHS_NUMBER, "The NHS number is not valid.");
        }
        return number;
    }

    /** The one official name, with family and given; names of other uses may come with it (P-REG-05, M-PAT-06). */
    static HumanName officialName(Patient patient) {
        List<HumanName> official = patient.getName().stream()
                .filter(name -> name.getUse() == NameUse.OFFICIAL)
                .toList();
        require(official.size() == 1, "There must be exactly one official name.");
        HumanName name = official.get(0);
        require(
                name.hasFamily() && name.hasGiven() && name.getGiven().get(0).hasValue(),
                "The official name needs family and given.");
        return name;
    }

    /** The birth date, which must be a whole date (P-REG-05, W-DT-09). */
    static LocalDate birthDate(Patient patient) {
        String text = patient.getBirthDateElement().getValueAsString();
        LocalDate date = text == null ? null : UkTime.tryDate(text);
        require(date != null, "birthDate must be a full date.");
        return Objects.requireNonNull(date, "date");
    }

    private static void checkOnly(Base element, Set<String> allowed) {
        for (Property child : element.children()) {
            require(
                    !child.hasValues() || allowed.contains(child.getName()),
                    "The element '" + child.getName() + "' must not be sent.");
        }
    }

    static void require(boolean holds, String diagnostics) {
        if (!holds) {
            throw Refusal.invalidResource(diagnostics);
        }
    }
}
