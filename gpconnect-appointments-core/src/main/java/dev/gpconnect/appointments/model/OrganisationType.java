package dev.gpconnect.appointments.model;

import java.util.Objects;

/**
 * What kind of organisation asks for slots, which decides the slots it may see and book (M-CS-02, W-SRCH-06).
 *
 * @param code the code on the wire
 */
public record OrganisationType(String code) {

    /** The code system that a search filter and a booking name (M-CS-02). */
    public static final String SYSTEM = "https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1";

    /** A GP practice. */
    public static final OrganisationType GP_PRACTICE = new OrganisationType("gp-practice");
    /** Urgent care: 111, out of hours, emergency departments. */
    public static final OrganisationType URGENT_CARE = new OrganisationType("urgent-care");

    /**
     * Checks that there is a code.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public OrganisationType {
        if (Objects.requireNonNull(code, "code").isBlank()) {
            throw new IllegalArgumentException("An organisation type is a code such as gp-practice or urgent-care");
        }
    }

    /** The type with this code. */
    public static OrganisationType of(String code) {
        return new OrganisationType(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
