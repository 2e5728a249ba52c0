package dev.gpconnect.appointments.testkit.fake.diary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A schedule as the practice set it up; role and location are mandatory (P-AVL-05, M-SCHD-06). A cap of 0 is no cap (P-AVL-04). */
public record ScheduleEntry(
        String id,
        String locationId,
        @Nullable String practitionerId,
        Role role,
        String session,
        Instant from,
        Instant to,
        @Nullable BookingWindow window,
        int capPerOrganisation) {

    /** A practitioner role of the SDS list (section 8.3). */
    public record Role(String code, String display) {}
}
