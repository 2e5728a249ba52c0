package dev.gpconnect.appointments.patients;

import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One detail in which the practice's record and PDS do not agree, to be shown to the user with both values (D-XC-02).
 * {@link #toString()} does not show the values.
 *
 * @param field which detail
 * @param ours what PDS said, or null when the trace did not give it
 * @param theirs what the practice holds, or null when it gave nothing; absent is not equal (D-XC-04)
 */
public record DemographicDifference(
        Field field, @Nullable String ours, @Nullable String theirs) {

    /** The details that are compared (D-XC-01). */
    public enum Field {
        /** The family name. */
        FAMILY_NAME,
        /** The given names, all of them. */
        GIVEN_NAME,
        /** The gender. */
        GENDER,
        /** The date of birth. */
        BIRTH_DATE
    }

    /**
     * Compares a practice's record with what PDS said. Names are compared without regard to case and spacing, and nothing
     * fuzzier (D-XC-02).
     *
     * @return the details that differ or are absent on either side; empty when all four agree
     */
    public static List<DemographicDifference> between(TracedPatient ours, Patient theirs) {
        List<DemographicDifference> differences = new ArrayList<>(0);
        PersonName ourName = ours.name().orElse(null);
        PersonName theirName = theirs.name().orElse(null);
        compare(Field.FAMILY_NAME, family(ourName), family(theirName), differences);
        compare(Field.GIVEN_NAME, given(ourName), given(theirName), differences);
        compare(
                Field.GENDER,
                ours.gender().map(Gender::code).orElse(null),
                theirs.gender().map(Gender::code).orElse(null),
                differences);
        compare(
                Field.BIRTH_DATE,
                ours.birthDate().map(LocalDate::toString).orElse(null),
                theirs.birthDate().map(LocalDate::toString).orElse(null),
                differences);
        return List.copyOf(differences);
    }

    @Override
    public String toString() {
        return "DemographicDifference[" + field + ", redacted]";
    }

    private static @Nullable String family(@Nullable PersonName name) {
        return name == null || name.family().isBlank() ? null : name.family();
    }

    private static @Nullable String given(@Nullable PersonName name) {
        return name == null || name.given().isEmpty() ? null : String.join(" ", name.given());
    }

    private static void compare(
            Field field, @Nullable String ours, @Nullable String theirs, List<DemographicDifference> into) {
        boolean equal = ours != null && theirs != null && plain(ours).equals(plain(theirs));
        if (!equal) {
            into.add(new DemographicDifference(field, ours, theirs));
        }
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }
}
