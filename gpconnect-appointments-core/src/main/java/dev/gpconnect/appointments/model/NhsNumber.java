package dev.gpconnect.appointments.model;

import java.util.Objects;

/**
 * An NHS number: ten digits of which the last is a Modulus 11 check digit (D-ID-05).
 *
 * <p>{@link #toString()} never shows the number: it identifies a patient.
 *
 * @param value the ten digits, without spaces
 */
public record NhsNumber(String value) {

    /** The identifier system of an NHS number on the wire (C-FPAT-01). */
    public static final String SYSTEM = "https://fhir.nhs.uk/Id/nhs-number";

    private static final int LENGTH = 10;

    /**
     * Checks the digits.
     *
     * @throws IllegalArgumentException if the value is not ten digits with a right check digit
     */
    public NhsNumber {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "An NHS number is ten digits of which the last is a Modulus 11 check digit; this one is not."
                            + " Trace the patient on PDS first.");
        }
    }

    /**
     * Reads an NHS number as people write it: spaces and hyphens between the digits are dropped.
     *
     * @throws IllegalArgumentException if what is left is not a valid NHS number
     */
    public static NhsNumber parse(String text) {
        return new NhsNumber(text.replaceAll("[\\s-]", ""));
    }

    /** Tells whether the text is ten digits with a right check digit. */
    public static boolean isValid(String text) {
        if (text.length() != LENGTH || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (text.charAt(i) - '0') * (LENGTH - i);
        }
        int check = (11 - sum % 11) % 11;
        return check == text.charAt(LENGTH - 1) - '0';
    }

    @Override
    public String toString() {
        return "NhsNumber[redacted]";
    }
}
