package dev.gpconnect.appointments.testkit.fake.diary;

import java.time.LocalDate;
import java.util.Locale;
import org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender;

/** Who a patient is, at the practice and on PDS. */
public record Demographics(
        String nhsNumber,
        String prefix,
        String given,
        String family,
        LocalDate birthDate,
        AdministrativeGender gender) {

    /** The same person with another birth date. */
    public Demographics bornOn(LocalDate other) {
        return new Demographics(nhsNumber, prefix, given, family, other, gender);
    }

    /**
     * The verification rule of P-REG-10: the birth date is equal, or two of its three parts are, with the first three letters of the
     * family name and the first letter of the given name.
     */
    public boolean verifies(Demographics other) {
        return birthDate.equals(other.birthDate)
                || (equalParts(other.birthDate) >= 2
                        && start(family, 3).equals(start(other.family, 3))
                        && start(given, 1).equals(start(other.given, 1)));
    }

    private int equalParts(LocalDate other) {
        int equal = birthDate.getYear() == other.getYear() ? 1 : 0;
        equal += birthDate.getMonth() == other.getMonth() ? 1 : 0;
        return equal + (birthDate.getDayOfMonth() == other.getDayOfMonth() ? 1 : 0);
    }

    private static String start(String name, int length) {
        return name.substring(0, Math.min(length, name.length())).toLowerCase(Locale.UK);
    }

    /** Hides the patient. */
    @Override
    public String toString() {
        return "Demographics[redacted]";
    }
}
