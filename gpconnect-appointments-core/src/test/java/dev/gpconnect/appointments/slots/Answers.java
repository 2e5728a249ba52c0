package dev.gpconnect.appointments.slots;

import dev.gpconnect.appointments.fixture.Fhir;
import dev.gpconnect.appointments.fixture.Samples;
import dev.gpconnect.appointments.model.InteractionId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;

/** What searches make of an answer, on Friday 20 November 2026 at ten. */
final class Answers {

    private Answers() {}

    /** A search of Monday 23 November 2026. */
    static SlotSearch.Builder monday() {
        return days("2026-11-23", "2026-11-23");
    }

    static SlotSearch.Builder days(String first, String last) {
        return SlotSearch.between(LocalDate.parse(first), LocalDate.parse(last));
    }

    static FreeSlots read(SlotSearch search, String... resources) {
        return readAt("2026-11-20T10:00:00Z", search, resources);
    }

    static FreeSlots readAt(String now, SlotSearch search, String... resources) {
        return readBundle(now, search, Fhir.bundle(resources));
    }

    static FreeSlots readBundle(SlotSearch search, String bundle) {
        return readBundle("2026-11-20T10:00:00Z", search, bundle);
    }

    private static FreeSlots readBundle(String now, SlotSearch search, String bundle) {
        try {
            return FreeSlots.read(
                    new ByteArrayInputStream(Fhir.utf8(bundle)),
                    search,
                    null,
                    Instant.parse(now),
                    Samples.call(InteractionId.SEARCH_FREE_SLOTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A slot of Monday 23 November 2026 between these times, in a schedule. */
    static String slot(String id, String from, String to, String schedule) {
        return Fhir.slot(id, "2026-11-23T" + from + ":00+00:00", "2026-11-23T" + to + ":00+00:00")
                .replace("Schedule/1", "Schedule/" + schedule);
    }

    /** A schedule of that location and that practitioner. */
    static String schedule(String id, String location, String practitioner) {
        return Fhir.schedule()
                .replace("\"id\":\"1\"", "\"id\":\"" + id + "\"")
                .replace("Location/1", "Location/" + location)
                .replace("Practitioner/1", "Practitioner/" + practitioner);
    }
}
