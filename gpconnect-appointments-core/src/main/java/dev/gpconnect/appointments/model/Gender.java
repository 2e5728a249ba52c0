package dev.gpconnect.appointments.model;

import java.util.Locale;
import java.util.Optional;

/** Administrative gender, as FHIR codes it. */
public enum Gender {
    /** Male. */
    MALE,
    /** Female. */
    FEMALE,
    /** Other. */
    OTHER,
    /** Unknown. */
    UNKNOWN;

    /** The code on the wire, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The gender with this code in any case, or nothing when it is none of the four. */
    public static Optional<Gender> tryParse(String code) {
        for (Gender gender : values()) {
            if (gender.code().equalsIgnoreCase(code.strip())) {
                return Optional.of(gender);
            }
        }
        return Optional.empty();
    }
}
