package dev.gpconnect.appointments.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An accredited system id: the name that the Spine knows one system of one organisation by (W-HDR-02, W-HDR-03, D-TR-02).
 *
 * @param value the id, twelve digits in every Spine environment
 */
public record Asid(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{1,64}");

    /**
     * Checks that the id can be sent in a header.
     *
     * @throws IllegalArgumentException if it holds anything but letters and digits
     */
    public Asid {
        value = Objects.requireNonNull(value, "value").strip();
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("An ASID is made of digits, such as 200000000359");
        }
    }

    /**
     * The ASID in the text.
     *
     * @throws IllegalArgumentException if it holds anything but letters and digits
     */
    public static Asid of(String text) {
        return new Asid(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
