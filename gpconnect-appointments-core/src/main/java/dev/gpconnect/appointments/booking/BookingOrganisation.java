package dev.gpconnect.appointments.booking;

import dev.gpconnect.appointments.model.ContactPoint;
import dev.gpconnect.appointments.model.OrganisationType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that made a booking, which the appointment contains (M-APPT-27).
 *
 * @param odsCode its ODS code; null only in an appointment that lacks it
 * @param name its name; null only in an appointment that lacks it
 * @param telecom how a practice reaches it
 * @param type its kind, only if the search that found the slot named it (C-BOOK-06); else null
 */
public record BookingOrganisation(
        @Nullable String odsCode,
        @Nullable String name,
        List<ContactPoint> telecom,
        @Nullable OrganisationType type) {

    /** Copies the list. */
    public BookingOrganisation {
        telecom = List.copyOf(telecom);
    }
}
