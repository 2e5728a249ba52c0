package dev.gpconnect.appointments.model;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The ODS code of an organisation as a whole, never of a branch (W-URL-06): three to ten upper-case letters and digits.
 *
 * @param value the code, trimmed and in upper case
 */
public record OdsCode(String value) {

    /** The identifier system of an ODS code on the wire (W-SRCH-06). */
    public static final String SYSTEM = "https://fhir.nhs.uk/Id/ods-organization-code";

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{3,10}");

    /**
     * Trims and upper-cases the code, as codes arrive with spaces and in lower case (W-SDS-13).
     *
     * @throws IllegalArgumentException if the rest is not three to ten letters and digits
     */
    public OdsCode {
        value = Objects.requireNonNull(value, "value").strip().toUpperCase(Locale.ROOT);
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("An ODS code is three to ten letters and digits, such as A20047");
        }
    }

    /**
     * The ODS code in the text, which may have spaces around it and lower-case letters.
     *
     * @throws IllegalArgumentException if the rest is not three to ten letters and digits
     */
    public static OdsCode of(String text) {
        return new OdsCode(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
