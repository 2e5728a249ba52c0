package dev.gpconnect.appointments.testkit.fake.reference;

import static org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender.FEMALE;
import static org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender.MALE;

import dev.gpconnect.appointments.testkit.fake.diary.Demographics;
import dev.gpconnect.appointments.testkit.fake.diary.FakePds;
import dev.gpconnect.appointments.testkit.fake.diary.FakePds.Flag;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry;
import dev.gpconnect.appointments.testkit.fake.diary.PatientEntry.Registration;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import java.time.LocalDate;
import org.hl7.fhir.dstu3.model.Enumerations.AdministrativeGender;

/** The patients of the reference data: NHS numbers of the 999 range, which is never issued. */
final class ReferencePatients {
    static final Demographics ADA = person("9990000018", "Mrs", "Ada", "Ashdown", "1951-03-04", FEMALE);
    static final Demographics BEN = person("9990000026", "Mr", "Ben", "Brook", "1984-07-19", MALE);
    static final Demographics HANA = person("9990000085", "Ms", "Hana", "Heath", "1990-10-10", FEMALE);
    private static final Demographics CARA = person("9990000034", "Miss", "Cara", "Calder", "1996-12-30", FEMALE);
    private static final Demographics DAN = person("9990000042", "Mr", "Dan", "Dale", "1970-01-01", MALE);
    private static final Demographics EVE = person("9990000050", "Ms", "Eve", "Elm", "1962-09-09", FEMALE);
    private static final Demographics FRED = person("9990000069", "Mr", "Fred", "Firth", "1945-05-05", MALE);
    private static final Demographics GWEN = person("9990000077", "Mrs", "Gwen", "Grove", "1938-02-11", FEMALE);
    private static final Demographics IAN = person("9990000093", "Mr", "Ian", "Isle", "2001-06-21", MALE);

    private ReferencePatients() {}

    /** PDS as the reference practices see it: the register candidates are known here only. */
    static FakePds pds() {
        FakePds pds = new FakePds();
        pds.add(ADA);
        pds.add(BEN);
        pds.add(CARA);
        pds.add(DAN);
        pds.add(EVE.bornOn(LocalDate.of(1971, 3, 25)));
        pds.add(FRED);
        pds.add(GWEN);
        pds.add(HANA, Flag.SENSITIVE);
        pds.add(IAN);
        pds.add(person("9990000107", "Mr", "Jon", "Jarrow", "1979-04-14", MALE));
        pds.add(person("9990000115", "Mrs", "Kay", "Knoll", "1955-08-08", FEMALE), Flag.SUPERSEDED);
        pds.add(person("9990000123", "Ms", "Lia", "Lake", "1988-03-03", FEMALE), Flag.INVALID);
        pds.add(person("9990000131", "Mr", "Max", "Moor", "1966-11-11", MALE), Flag.DECEASED);
        pds.add(person("9990000158", "Mrs", "Nia", "North", "1993-02-02", FEMALE), Flag.UNREACHABLE);
        return pds;
    }

    /** Fills the patients of practice A, in the order that gives them their ids. */
    static void practiceA(PracticeBook book) {
        add(book, ADA, Registration.REGULAR.prefers("2"));
        add(book, BEN, Registration.REGULAR);
        add(book, CARA, Registration.REGULAR.ofType("T"));
        add(book, DAN, Registration.REGULAR.verified(false));
        add(book, EVE, Registration.REGULAR.verified(false));
        add(book, FRED, Registration.REGULAR.hasLeft());
        add(book, GWEN, Registration.REGULAR.hasDied(LocalDate.of(2025, 12, 24)));
        add(book, HANA, Registration.REGULAR);
        add(book, IAN, Registration.REGULAR);
    }

    static void add(PracticeBook book, Demographics person, Registration registration) {
        String id = Integer.toString(book.patientCount() + 1);
        book.put(new PatientEntry(id, 1, person, registration));
    }

    private static Demographics person(
            String number, String prefix, String given, String family, String born, AdministrativeGender gender) {
        return new Demographics(number, prefix, given, family, LocalDate.parse(born), gender);
    }
}
