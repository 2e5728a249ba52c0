package dev.gpconnect.appointments.testkit.fake.diary;

import org.jspecify.annotations.Nullable;

/** A place of the practice, or the unknown-visit Location (M-LOC-*). */
public record LocationEntry(
        String id,
        String name,
        String line,
        String city,
        @Nullable String postalCode,
        @Nullable String phone) {

    /** The Location of every Visit: it never says where the patient lives (M-LOC-09). */
    public static LocationEntry unknownVisit(String id) {
        return new LocationEntry(id, "Contact practice for location of the visit", "Unknown", "Unknown", null, null);
    }
}
