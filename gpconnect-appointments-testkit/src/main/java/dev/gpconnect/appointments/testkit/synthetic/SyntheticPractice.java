package dev.gpconnect.appointments.testkit.synthetic;

import dev.gpconnect.appointments.model.OdsCode;
import dev.gpconnect.appointments.testkit.fake.diary.FakePds;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A made-up practice with one location and one doctor, and the patients and schedules that it is given. Each method gives a new practice
 * and leaves this one as it is. A fake world is built with it, or a JUnit extension:
 *
 * <pre>{@code
 * SyntheticPractice practice = SyntheticPractice.named("Y99901", "Zebra Lane Surgery")
 *         .with(aPatient())
 *         .with(aSchedule().with(slots("09:00", "12:00", 10)));
 * FakeWorld world = FakeWorld.builder("https://practices.example", clock).practice(practice).build();
 * }</pre>
 */
public final class SyntheticPractice {
    private final String odsCode;
    private final String name;
    private final boolean enabled;
    private final List<SyntheticPatient> patients;
    private final List<SyntheticSchedule> schedules;

    private SyntheticPractice(
            String odsCode,
            String name,
            boolean enabled,
            List<SyntheticPatient> patients,
            List<SyntheticSchedule> schedules) {
        this.odsCode = odsCode;
        this.name = Objects.requireNonNull(name, "name");
        this.enabled = enabled;
        this.patients = List.copyOf(patients);
        this.schedules = List.copyOf(schedules);
    }

    /**
     * A practice without patients and slots.
     *
     * @param odsCode a made-up one; what begins with Y99 is nobody's
     * @param name what it calls itself
     * @throws IllegalArgumentException if the code has not the form of one
     */
    public static SyntheticPractice named(String odsCode, String name) {
        return new SyntheticPractice(OdsCode.of(odsCode).value(), name, true, List.of(), List.of());
    }

    /**
     * With this patient as well; patients have the ids 1, 2 and so on, in the order in which they come.
     *
     * @throws IllegalArgumentException if there is one with the NHS number already
     */
    public SyntheticPractice with(SyntheticPatient patient) {
        boolean there = patients.stream().anyMatch(other -> other.nhsNumber().equals(patient.nhsNumber()));
        if (there) {
            throw new IllegalArgumentException(
                    "The practice has a patient with this NHS number already; take aPatient(2), aPatient(3) and so on");
        }
        List<SyntheticPatient> all = new ArrayList<>(patients);
        all.add(patient);
        return new SyntheticPractice(odsCode, name, enabled, all, schedules);
    }

    /** With this schedule as well; schedules have the ids 1, 2 and so on, in the order in which they come. */
    public SyntheticPractice with(SyntheticSchedule schedule) {
        List<SyntheticSchedule> all = new ArrayList<>(schedules);
        all.add(schedule);
        return new SyntheticPractice(odsCode, name, enabled, patients, all);
    }

    /** With appointment management switched off (P-GEN-18). */
    public SyntheticPractice switchedOff() {
        return new SyntheticPractice(odsCode, name, false, patients, schedules);
    }

    /** The practice's ODS code. */
    public String odsCode() {
        return odsCode;
    }

    /** The patients, unmodifiable, in the order in which they came. */
    public List<SyntheticPatient> patients() {
        return patients;
    }

    /**
     * How a directory knows the practice.
     *
     * @param number unlike that of any other practice in the directory, from 1 to 999
     */
    public PracticeIdentity identity(int number) {
        String three = String.format(Locale.ROOT, "%03d", number);
        return new PracticeIdentity(
                odsCode, name, "200000999" + three, odsCode + "-899" + three, "S" + odsCode + "A99" + three);
    }

    /**
     * Writes the book with which the practice opens, and tells PDS of its patients.
     *
     * @param identity as the directory has it
     * @param clock what "now" is; the diary is written around its present day
     * @param pds can be that of other practices too
     */
    public PracticeBook book(PracticeIdentity identity, Clock clock, FakePds pds) {
        PracticeBook book = new PracticeBook(identity, clock, pds);
        BookWriter.fill(book, this);
        if (!enabled) {
            book.switchOff();
        }
        return book;
    }

    List<SyntheticSchedule> schedules() {
        return schedules;
    }

    /** Shows the ODS code. */
    @Override
    public String toString() {
        return "SyntheticPractice[" + odsCode + "]";
    }
}
