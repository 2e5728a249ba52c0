package dev.gpconnect.appointments.testkit.synthetic;

import dev.gpconnect.appointments.model.Gender;
import dev.gpconnect.appointments.model.NhsNumber;
import dev.gpconnect.appointments.model.PersonName;
import dev.gpconnect.appointments.patients.TracedPatient;
import dev.gpconnect.appointments.testkit.fake.diary.Demographics;
import dev.gpconnect.appointments.testkit.fake.diary.FakePds.Flag;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry.Registration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender;

/**
 * A made-up patient: a regular patient of the practice in good standing, of whom PDS says the same, unless it is said otherwise. Each
 * method gives a new patient and leaves this one as it is.
 *
 * <pre>{@code
 * SyntheticPatient first = aPatient();
 * SyntheticPatient second = aPatient(2).named(OddName.APOSTROPHE).born(LocalDate.of(1931, 2, 28));
 * }</pre>
 */
public final class SyntheticPatient {
    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);

    private final Demographics who;
    private final Registration registration;
    private final Set<Flag> flags;
    private final boolean differsOnPds;

    private SyntheticPatient(Demographics who, Registration registration, Set<Flag> flags, boolean differsOnPds) {
        this.who = who;
        this.registration = registration;
        this.flags = flags;
        this.differsOnPds = differsOnPds;
    }

    /** The first made-up patient, Test Synthetic-A, born on 1 January 1980. */
    public static SyntheticPatient aPatient() {
        return aPatient(1);
    }

    /**
     * A made-up patient, the same for the same place: each place has an NHS number and a name of its own.
     *
     * @param place from 1 to 89999
     */
    public static SyntheticPatient aPatient(int place) {
        String number = TestNumbers.nhsNumber(place);
        Demographics who = new Demographics(
                number, "Mx", "Test", "Synthetic-" + TestNumbers.letters(place), BORN, AdministrativeGender.OTHER);
        return new SyntheticPatient(who, Registration.REGULAR, EnumSet.noneOf(Flag.class), false);
    }

    /**
     * With this NHS number in place of the made-up one, for example that of a reference patient.
     *
     * @throws IllegalArgumentException unless it is a valid number of the 999 range, which is nobody's
     */
    public SyntheticPatient nhsNumber(String number) {
        if (!number.startsWith("999")) {
            throw new IllegalArgumentException("A made-up patient has an NHS number of the 999 range");
        }
        String digits = new NhsNumber(number).value();
        return with(new Demographics(digits, who.prefix(), who.given(), who.family(), who.birthDate(), who.gender()));
    }

    /** With this given and family name. */
    public SyntheticPatient named(String given, String family) {
        return with(new Demographics(who.nhsNumber(), who.prefix(), given, family, who.birthDate(), who.gender()));
    }

    /** With a name that software tends to get wrong. */
    public SyntheticPatient named(OddName odd) {
        return named(odd.given(), odd.family());
    }

    /** Born on this day. */
    public SyntheticPatient born(LocalDate day) {
        return with(who.bornOn(day));
    }

    /** Of this gender, {@link Gender#OTHER} by default. */
    public SyntheticPatient gender(Gender gender) {
        AdministrativeGender code = AdministrativeGender.valueOf(gender.name());
        return with(new Demographics(who.nhsNumber(), who.prefix(), who.given(), who.family(), who.birthDate(), code));
    }

    /** Registered as a temporary patient. */
    public SyntheticPatient temporary() {
        return with(registration.temporary());
    }

    /** Gone to another practice: there is no active record (P-FPAT-02). */
    public SyntheticPatient left() {
        return with(registration.hasLeft());
    }

    /** Died on this day, as the practice and PDS both know. */
    public SyntheticPatient deceased(LocalDate day) {
        return with(registration.hasDied(Objects.requireNonNull(day, "day"))).flagged(Flag.DECEASED);
    }

    /** With the S-flag on PDS: the practice answers as if there were no such patient. */
    public SyntheticPatient sensitive() {
        return flagged(Flag.SENSITIVE);
    }

    /** With an NHS number that the practice never verified; PDS confirms it when it is asked (P-FPAT-02). */
    public SyntheticPatient unverified() {
        return with(registration.verified(false));
    }

    /** With another birth date and name on PDS, which therefore confirms nothing (P-REG-10). */
    public SyntheticPatient differsOnPds() {
        return new SyntheticPatient(who, registration, flags, true);
    }

    /** The NHS number, ten digits. */
    public String nhsNumber() {
        return who.nhsNumber();
    }

    /** What a trace on PDS gives for the patient, as the client wants it. */
    public TracedPatient traced() {
        Demographics pds = onPds();
        return TracedPatient.builder(NhsNumber.parse(pds.nhsNumber()))
                .name(PersonName.of(pds.family(), pds.given()))
                .gender(Gender.valueOf(pds.gender().name()))
                .birthDate(pds.birthDate())
                .sensitive(flags.contains(Flag.SENSITIVE))
                .build();
    }

    Demographics atPractice() {
        return who;
    }

    Demographics onPds() {
        Demographics other =
                new Demographics(who.nhsNumber(), who.prefix(), "Other", "Differing", who.birthDate(), who.gender());
        return differsOnPds
                ? other.bornOn(who.birthDate().minusYears(7).minusMonths(1).minusDays(1))
                : who;
    }

    Registration registration() {
        return registration;
    }

    Flag[] flags() {
        return flags.toArray(Flag[]::new);
    }

    private SyntheticPatient with(Demographics other) {
        return new SyntheticPatient(other, registration, flags, differsOnPds);
    }

    private SyntheticPatient with(Registration other) {
        return new SyntheticPatient(who, other, flags, differsOnPds);
    }

    private SyntheticPatient flagged(Flag flag) {
        EnumSet<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new SyntheticPatient(who, registration, more, differsOnPds);
    }

    /** Hides even a made-up patient. */
    @Override
    public String toString() {
        return "SyntheticPatient[redacted]";
    }
}
