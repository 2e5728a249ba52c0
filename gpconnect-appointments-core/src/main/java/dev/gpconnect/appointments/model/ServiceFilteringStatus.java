package dev.gpconnect.appointments.model;

import java.util.Objects;

/**
 * Whether a practice applied the service that a slot search named; only {@link #ENABLED} means that the slots belong to the service
 * (C-SLOT-09, M-EXT-10). The set is open.
 *
 * @param code the code, such as {@code enabled}
 */
public record ServiceFilteringStatus(String code) {

    /** The supplier has not switched service filtering on. */
    public static final ServiceFilteringStatus SUPPLIER_DISABLED = new ServiceFilteringStatus("supplier-disabled");
    /** The practice has not switched service filtering on. */
    public static final ServiceFilteringStatus ORGANISATION_DISABLED =
            new ServiceFilteringStatus("organization-disabled");
    /** The slots are those of the service. */
    public static final ServiceFilteringStatus ENABLED = new ServiceFilteringStatus("enabled");

    /** Checks that there is a code. */
    public ServiceFilteringStatus {
        Objects.requireNonNull(code, "code");
    }

    /** The status with this code. */
    public static ServiceFilteringStatus of(String code) {
        return new ServiceFilteringStatus(code.strip());
    }

    @Override
    public String toString() {
        return code;
    }
}
