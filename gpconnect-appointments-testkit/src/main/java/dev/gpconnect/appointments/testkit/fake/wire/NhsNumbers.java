package dev.gpconnect.appointments.testkit.fake.wire;

/** The check digit of an NHS number. */
public final class NhsNumbers {
    private NhsNumbers() {}

    /** Ten digits that pass Modulus 11: weights 10 to 2, eleven counts as nought, ten is no digit (section 8.9). */
    public static boolean valid(String number) {
        if (number.length() != 10 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (number.charAt(i) - '0') * (10 - i);
        }
        int check = (11 - sum % 11) % 11;
        return check == number.charAt(9) - '0';
    }
}
