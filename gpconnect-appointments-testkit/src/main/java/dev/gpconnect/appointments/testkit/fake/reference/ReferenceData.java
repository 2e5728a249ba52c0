package dev.gpconnect.appointments.testkit.fake.reference;

import dev.gpconnect.appointments.testkit.fake.FakePractice;
import dev.gpconnect.appointments.testkit.fake.FakePractices;
import dev.gpconnect.appointments.testkit.fake.control.Controls;
import dev.gpconnect.appointments.testkit.fake.diary.FakePds;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeBook;
import dev.gpconnect.appointments.testkit.fake.diary.PracticeIdentity;
import dev.gpconnect.appointments.testkit.fake.lint.ConsumerLint;
import dev.gpconnect.appointments.testkit.fake.wire.FhirCodec;
import java.time.Clock;
import java.util.List;

/** The reference practices: everything in them is made up, and relative to the clock that they are given. */
public final class ReferenceData {
    /** The practice with the full diary and all the patients. */
    public static final PracticeIdentity PRACTICE_A = identity("01", "Riverside Medical Centre");
    /** A second, plain practice. */
    public static final PracticeIdentity PRACTICE_B = identity("02", "Oakfield Health Centre");
    /** The practice that has switched appointments off (P-GEN-18). */
    public static final PracticeIdentity SWITCHED_OFF = identity("03", "Westgate Surgery");
    /** A practice that is in the directory and nowhere else (P-SSP-08). */
    public static final PracticeIdentity UNREACHABLE = identity("04", "Eastgate Surgery");
    /** The practice with an appointment that cannot be shown (P-GEN-22). */
    public static final PracticeIdentity BROKEN_RECORD = identity("05", "Brookside Surgery");
    /** A provider that is no practice: district nurses and the admissions-prevention team. */
    public static final PracticeIdentity COMMUNITY = identity("06", "Northfield Community Services");

    private ReferenceData() {}

    /**
     * Makes all reference practices, the unreachable one apart, on one PDS.
     *
     * @param base the URL before each service root, without a slash at its end
     * @param clock what "now" is to them; their diaries are written around its present day
     * @return the practices, as they are before anybody calls
     */
    public static FakePractices practices(String base, Clock clock) {
        return practices(base, clock, Controls.create(), new ConsumerLint(clock));
    }

    /**
     * Makes all reference practices with controls of the caller's.
     *
     * @param base the URL before each service root, without a slash at its end
     * @param clock what "now" is to them; their diaries are written around its present day
     * @param controls how all of them behave
     * @param lint watches what is sent to any of them
     * @return the practices, as they are before anybody calls
     */
    public static FakePractices practices(String base, Clock clock, Controls controls, ConsumerLint lint) {
        FhirCodec codec = new FhirCodec();
        FakePds pds = ReferencePatients.pds();
        List<FakePractice> all = List.of(
                FakePractice.open(
                        PracticeA.book(new PracticeBook(PRACTICE_A, clock, pds)), base, codec, controls, lint),
                FakePractice.open(
                        PlainPractices.plain(new PracticeBook(PRACTICE_B, clock, pds)), base, codec, controls, lint),
                FakePractice.open(
                        PlainPractices.switchedOff(new PracticeBook(SWITCHED_OFF, clock, pds)),
                        base,
                        codec,
                        controls,
                        lint),
                FakePractice.open(
                        PlainPractices.broken(new PracticeBook(BROKEN_RECORD, clock, pds)),
                        base,
                        codec,
                        controls,
                        lint),
                FakePractice.open(
                        CommunityProvider.book(new PracticeBook(COMMUNITY, clock, pds)), base, codec, controls, lint));
        return FakePractices.of(all, base, codec);
    }

    private static PracticeIdentity identity(String number, String name) {
        return new PracticeIdentity(
                "Y900" + number,
                name,
                "2000000090" + number,
                "Y900" + number + "-8000" + number,
                "S900" + number + "A00001");
    }
}
