package dev.gpconnect.appointments.testkit.fake.diary;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The appointments of a practice in their latest versions, found by id or by patient without a look at the others. Of those that it
 * saw cancelled it can forget the oldest, as standing ones are limited by the slots and these are by nothing else.
 */
final class AppointmentShelf {
    private final Map<String, AppointmentEntry> all = new LinkedHashMap<>();
    private final Map<String, AppointmentEntry> standing = new LinkedHashMap<>();
    private final Map<String, Map<String, AppointmentEntry>> ofPatients = new HashMap<>();
    private final Map<String, Deque<String>> cancelled = new HashMap<>();
    private int count;
    private int cancelledKept = Integer.MAX_VALUE;

    /** Forgets from now on, with each cancellation, all but so many appointments of the patient that were cancelled since. */
    void cancelledKept(int most) {
        cancelledKept = most;
    }

    /** The id of the appointment to come; ids of forgotten ones are not given again. */
    String nextId() {
        return Integer.toString(count + 1);
    }

    void put(AppointmentEntry entry) {
        if (all.put(entry.id(), entry) == null) {
            count++;
        }
        ofPatients
                .computeIfAbsent(entry.patientId(), id -> new LinkedHashMap<>())
                .put(entry.id(), entry);
        if (!entry.cancelled()) {
            standing.put(entry.id(), entry);
            return;
        }
        boolean justNow = standing.remove(entry.id()) != null;
        if (justNow && cancelledKept < Integer.MAX_VALUE) {
            cancelled
                    .computeIfAbsent(entry.patientId(), id -> new ArrayDeque<>())
                    .addLast(entry.id());
            forget(entry.patientId());
        }
    }

    private void forget(String patientId) {
        Deque<String> ids = cancelled.getOrDefault(patientId, new ArrayDeque<>());
        while (ids.size() > cancelledKept) {
            String oldest = ids.removeFirst();
            all.remove(oldest);
            ofPatients.getOrDefault(patientId, Map.of()).remove(oldest);
        }
    }

    @Nullable AppointmentEntry get(String id) {
        return all.get(id);
    }

    /** In the order of their ids. */
    Collection<AppointmentEntry> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** In the order of their ids. */
    Collection<AppointmentEntry> ofPatient(String patientId) {
        return Collections.unmodifiableCollection(
                ofPatients.getOrDefault(patientId, Map.of()).values());
    }

    /** Those that are not cancelled. */
    Collection<AppointmentEntry> standing() {
        return Collections.unmodifiableCollection(standing.values());
    }
}
