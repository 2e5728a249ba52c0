package dev.gpconnect.appointments.testkit.fake;

import dev.gpconnect.appointments.testkit.fake.knob.Knob;
import dev.gpconnect.appointments.testkit.fake.knob.Knobs;
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

/**
 * What can be said of a registration without looking at PDS or the practice (P-REG-01 to P-REG-05, M-PAT column REG). Some faults are
 * 422 INVALID_RESOURCE on the specification's page and 400 in the acceptance suite; the knob registerErrors decides (K-05).
 */
final class RegistrationForm {
    private static final Set<String> OF_PARAMETERS = Set.of("id", "meta", "parameter");
    private static final Set<String> OF_PARAMETER = Set.of("name", "resource");
    private static final Set<String> OF_PATIENT =
            Set.of("meta", "extension", "identifier", "name", "telecom", "gender", "birthDate", "address");
    private static final Set<String> OF_IDENTIFIER = Set.of("extension", "system", "value");

    private final boolean suite;

    RegistrationForm(Knobs knobs) {
        this.suite = knobs.is(Knob.REGISTER_ERRORS, "SUITE");
    }

    /** The patient of a request that holds what it may hold and nothing else (P-REG-01 to P-REG-03). */
    Patient check(Parameters parameters) {
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
        new RegistrationContacts(this).checkTelecoms(patient.getTelecom());
        return patient;
    }

    private Patient patient(Parameters parameters) {
        checkOnly(parameters, OF_PARAMETERS);
        List<ParametersParameterComponent> all = parameters.getParameter();
        long names = all.stream()
                .map(ParametersParameterComponent::getName)
                .distinct()
                .count();
        demand(names == all.size(), "A parameter was sent twice.");
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
    String nhsNumber(Patient patient) {
        if (suite && patient.getIdentifier().isEmpty()) {
            throw invalidNumber();
        }
        require(patient.getIdentifier().size() == 1, "There must be one identifier, the NHS number.");
        Identifier identifier = patient.getIdentifierFirstRep();
        demand(identifier.hasSystem(), "The identifier has no system.");
        require(
                Gpc.ID_NHS_NUMBER.equals(identifier.getSystem()) && identifier.hasValue(),
                "The identifier must be an NHS number, with system and value.");
        String number = identifier.getValue();
        if (!NhsNumbers.valid(number)) {
            throw invalidNumber();
        }
        return number;
    }

    private static Refusal invalidNumber() {
        return Refusal.badValue(SpineCode.INVALID_NHS_NUMBER, "The NHS number is missing or not valid.");
    }

    /** The one official name, with family and given; names of other uses may come with it (P-REG-05, M-PAT-06). */
    HumanName officialName(Patient patient) {
        List<HumanName> official = patient.getName().stream()
                .filter(name -> name.getUse() == NameUse.OFFICIAL)
                .toList();
        demand(official.size() == 1, "There must be exactly one official name.");
        HumanName name = official.get(0);
        demand(
                name.hasFamily() && name.hasGiven() && name.getGiven().get(0).hasValue(),
                "The official name needs family and given.");
        return name;
    }

    /** The birth date, which must be a whole date (P-REG-05, W-DT-09). */
    LocalDate birthDate(Patient patient) {
        String text = patient.getBirthDateElement().getValueAsString();
        LocalDate date = text == null ? null : UkTime.tryDate(text);
        demand(date != null, "birthDate must be a full date.");
        return Objects.requireNonNull(date, "date");
    }

    /** The family name is PDS's; only the suite asks for that beside the verification rule (REG-E3). */
    void checkFamily(String sent, String known) {
        if (suite) {
            demand(sent.equalsIgnoreCase(known), "The family name is not the one that PDS has.");
        }
    }

    /** What the page and the suite refuse in different ways (REG-E1). */
    void demand(boolean holds, String diagnostics) {
        if (!holds) {
            throw suite ? Refusal.badRequest(diagnostics) : Refusal.invalidResource(diagnostics);
        }
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
