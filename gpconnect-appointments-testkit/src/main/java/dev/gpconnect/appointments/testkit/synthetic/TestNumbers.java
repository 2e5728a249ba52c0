package dev.gpconnect.appointments.testkit.synthetic;

import dev.gpconnect.appointments.testkit.fake.wire.NhsNumbers;
import java.util.Locale;
import java.util.stream.IntStream;

/** NHS numbers and names that follow from a patient's place in the row of all made-up patients. */
final class TestNumbers {
    /** The last patient of the row. */
    static final int LAST = 89_999;

    /** The reference patients have lower ones. */
    private static final int FIRST_SERIAL = 10_000;

    private TestNumbers() {}

    /** Valid, of the 999 range, unlike every reference patient's and every other patient's of the row. */
    static String nhsNumber(int patient) {
        if (patient < 1 || patient > LAST) {
            throw new IllegalArgumentException("Made-up patients count from 1 to " + LAST + ", not to " + patient);
        }
        String serial = String.format(Locale.ROOT, "999%05d", FIRST_SERIAL + patient - 1);
        return IntStream.range(0, 100)
                .mapToObj(end -> serial + String.format(Locale.ROOT, "%02d", end))
                .filter(NhsNumbers::valid)
                .findFirst()
                .orElseThrow();
    }

    /** A, B, … Z, Aa, Ab and so on. */
    static String letters(int patient) {
        int rest = patient - 1;
        StringBuilder letters = new StringBuilder();
        do {
            letters.insert(0, (char) ('a' + rest % 26));
            rest = rest / 26 - 1;
        } while (rest >= 0);
        letters.setCharAt(0, Character.toUpperCase(letters.charAt(0)));
        return letters.toString();
    }
}
